using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>Reads what a room shows of a standard review. Within one scope each thing is read once.</summary>
public sealed class ReviewReader(AppDb db, TimeProvider clock)
{
    private const int CommentsOnStage = 2;

    private readonly Dictionary<Guid, RoundState?> rounds = [];

    public async Task<ReviewRoom?> RoomAsync(RoomState room, CancellationToken cancel)
    {
        var activity = room.ActivityId!.Value;
        if (!rounds.TryGetValue(activity, out var round))
        {
            rounds[activity] = round = await ReadRoundAsync(activity, room.Now, cancel);
        }

        return round is null ? null : new ReviewRoom(room, round);
    }

    /// <summary>How many have answered the current clause.</summary>
    public async Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel)
    {
        var item = await (
            from round in db.Rounds
            join one in db.RoundItems on round.CurrentItemId equals one.Id
            where round.ActivityId == room.ActivityId
            select one).AsNoTracking().Include(one => one.ClauseText).SingleOrDefaultAsync(cancel);
        return item is null
            ? ActivityCount.None
            : new ActivityCount(item.StateAt(clock.GetUtcNow().UtcDateTime), await db.AnsweredAsync(item, cancel), item.ClauseText?.Number);
    }

    /// <summary>One voter's own answer to the current item of the room. Asked by every phone that comes in, so it reads columns, no texts.</summary>
    public async Task<MyAnswer?> MineAsync(Guid activity, Guid voter, CancellationToken cancel)
    {
        var current = await (
            from round in db.Rounds
            join item in db.RoundItems on round.CurrentItemId equals item.Id
            join text in db.ClauseTexts on item.ClauseTextId equals text.Id
            where round.ActivityId == activity
            select new { Item = item, round.Scale, round.PreviousRoundId, text.Number }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (current is null)
        {
            return null;
        }

        var id = current.Item.Id;
        var standing = await db.Ratings.Where(rating => rating.RoundItemId == id && rating.VoterId == voter)
            .OrderByDescending(rating => rating.Attempt)
            .Select(rating => new
            {
                rating.Value,
                rating.Seq,
                rating.Comment,
                IsStruck = rating.StruckAt != null,
                Wording = db.Amendments.Where(amendment => amendment.RoundItemId == id && amendment.VoterId == voter).Select(amendment => amendment.Text).FirstOrDefault(),
            }).FirstOrDefaultAsync(cancel);
        return new MyAnswer(
            id,
            current.Item.Attempt,
            current.Number,
            current.Scale,
            current.Item.StateAt(clock.GetUtcNow().UtcDateTime),
            standing is { IsStruck: false } ? standing.Value : null,
            standing?.Seq ?? 0,
            standing?.Comment,
            standing?.Wording)
        {
            Before = current.PreviousRoundId is null ? null : (await db.EarlierAnswersAsync([id], [voter], cancel)).GetValueOrDefault((id, voter)),
        };
    }

    private async Task<RoundState?> ReadRoundAsync(Guid activity, DateTime now, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(one => one.ActivityId == activity, cancel);
        if (round is null)
        {
            return null;
        }

        var version = await db.StandardVersions.AsNoTracking().Include(one => one.Standard).SingleAsync(one => one.Id == round.VersionId, cancel);
        var items = await db.RoundItems.AsNoTracking().Include(item => item.ClauseText).Include(item => item.Shown)
            .Where(item => item.RoundId == round.Id).OrderBy(item => item.Order).ToListAsync(cancel);
        var decisions = await db.Decisions.AsNoTracking().Where(decision => decision.RoundId == round.Id && decision.UndoneAt == null)
            .OrderBy(decision => decision.At).ToListAsync(cancel);
        var rule = ConsensusRules.For(round.Rule);
        var current = items.Find(item => item.Id == round.CurrentItemId);
        return new RoundState(
            round.Id,
            round.Scale,
            round.Rule,
            round.Timer,
            round.IsFrozen,
            version.Standard!.Slug,
            version.Standard.Title,
            version.Number,
            [.. items.Select(item => new ItemLine(
                item.Id,
                item.ClauseText!.Number,
                item.ClauseText.Text,
                item.StateAt(now),
                item.Latest()?.Tally is { } tally ? Reading.Of(rule, tally).Kind : null,
                decisions.FindLast(decision => decision.ClauseTextId == item.ClauseTextId)?.Outcome))],
            current is null ? null : await OnStageAsync(current, round, decisions, now, cancel));
    }

    private async Task<ItemOnStage> OnStageAsync(RoundItem item, Round round, List<Decision> decisions, DateTime now, CancellationToken cancel)
    {
        var text = item.ClauseText!;
        var state = item.StateAt(now);
        var result = state == ItemState.Revealed ? item.Latest() : null;
        var decision = decisions.FindLast(one => one.ClauseTextId == item.ClauseTextId);
        var comments = state is ItemState.Closed or ItemState.Revealed ? await CommentsAsync(item, result, cancel) : [];
        return new ItemOnStage(
            item.Id,
            item.Attempt,
            text.Number,
            text.Kind,
            text.OutcomeType,
            text.Text,
            text.Note,
            await PlaceAsync(text, cancel),
            state,
            item.OpenedAt,
            item.ClosesAt,
            result,
            [.. item.Shown.Where(shown => shown != result).OrderBy(shown => shown.Attempt)],
            [.. comments.Take(CommentsOnStage)],
            Math.Max(0, comments.Count - CommentsOnStage),
            decision is null ? null : new DecisionLine(decision.Id, decision.Outcome, decision.Reason, decision.At))
        {
            Before = await BeforeAsync(item, round, cancel),
            MayHaveMine = item.Reopenings > 0 || round.PreviousRoundId is not null || state is ItemState.Counting or ItemState.Closed or ItemState.Revealed,
        };
    }

    /// <summary>What the round before showed of the same clause.</summary>
    public async Task<ResultBefore?> BeforeAsync(RoundItem item, Round round, CancellationToken cancel)
    {
        var earlier = round.PreviousRoundId is null ? null : await db.RoundItems.AsNoTracking().Include(one => one.Shown).Include(one => one.Round)
            .SingleOrDefaultAsync(one => one.RoundId == round.PreviousRoundId && one.ClauseTextId == item.ClauseTextId, cancel);
        return earlier?.Latest()?.Tally is { } tally ? new ResultBefore(earlier.Round!.Number, tally, earlier.Round.Rule) : null;
    }

    private async Task<IReadOnlyList<PlaceInStandard>> PlaceAsync(ClauseText text, CancellationToken cancel)
    {
        var place = new List<PlaceInStandard>();
        for (var parent = text.ParentId; parent is { } id;)
        {
            var above = await db.ClauseTexts.AsNoTracking().SingleAsync(one => one.Id == id, cancel);
            place.Insert(0, new PlaceInStandard(above.Number, above.Text));
            parent = above.ParentId;
        }

        return place;
    }

    /// <summary>Comments and wordings of the item, newest attempt of each voter, oldest first; with the block of the shown result, where there is one.</summary>
    public async Task<IReadOnlyList<VoterComment>> CommentsAsync(RoundItem item, ShownResult? result, CancellationToken cancel)
    {
        var blocks = result?.Tally?.Blocks ?? [];
        var comments = await (
            from rating in db.Ratings.AsNoTracking()
            join entry in db.RoundEntries on new { item.RoundId, rating.VoterId } equals new { entry.RoundId, entry.VoterId }
            where rating.RoundItemId == item.Id && rating.Comment != null
            orderby rating.Id
            select new { rating.Id, rating.VoterId, rating.Attempt, rating.Comment, rating.CommentLanguage, entry.Group, rating.CommentHiddenAt, rating.CommentHiddenReason }).ToListAsync(cancel);
        var leftOut = await LeftOutAsync(item, result, cancel);
        var wordings = await (
            from amendment in db.Amendments.AsNoTracking()
            join entry in db.RoundEntries on new { item.RoundId, VoterId = amendment.VoterId!.Value } equals new { entry.RoundId, entry.VoterId }
            where amendment.RoundItemId == item.Id && amendment.State != AmendmentState.Withdrawn
            orderby amendment.Id
            select new { amendment.Id, VoterId = amendment.VoterId!.Value, amendment.Text, amendment.Language, entry.Group, amendment.HiddenReason }).ToListAsync(cancel);
        return
        [
            .. wordings.Select(one => new VoterComment(one.Id, one.HiddenReason is null ? one.Text : string.Empty, one.Language, BlockOf(one.VoterId, one.Group), one.HiddenReason, IsWording: true)),
            .. comments.GroupBy(one => one.VoterId).Select(mine => mine.MaxBy(one => one.Attempt)!)
                .Select(one => new VoterComment(
                    one.Id,
                    one.CommentHiddenAt is null ? one.Comment! : string.Empty,
                    one.CommentLanguage ?? SiteLanguageOf(item),
                    BlockOf(one.VoterId, one.Group),
                    one.CommentHiddenAt is null ? null : one.CommentHiddenReason ?? string.Empty,
                    IsWording: false)),
        ];

        // Whose answer is not in the result is not in one of its blocks.
        IReadOnlyList<StakeholderGroup> BlockOf(Guid voter, StakeholderGroup group) =>
            leftOut.Contains(voter) ? [] : blocks.FirstOrDefault(block => block.Groups.Contains(group))?.Groups ?? [];
    }

    private async Task<HashSet<Guid>> LeftOutAsync(RoundItem item, ShownResult? result, CancellationToken cancel) => result is not { LeftOut: > 0 } ? []
        : (await db.Ratings.Where(rating => rating.RoundItemId == item.Id).GroupBy(rating => rating.VoterId)
            .Where(mine => mine.Min(rating => rating.Attempt) == result.Attempt).Select(mine => mine.Key).ToListAsync(cancel)).ToHashSet();

    private static string SiteLanguageOf(RoundItem item) => item.ClauseText?.Text.Source ?? "en";
}
