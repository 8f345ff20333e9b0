using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>Reads what the regions of a room show. Within one scope each thing is read once, so that six regions in two languages cost one reading.</summary>
public sealed class RoomReader(AppDb db, TimeProvider clock)
{
    private const int CommentsOnStage = 2;

    private readonly Dictionary<string, RoomState?> states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RoomCounts?> counts = new(StringComparer.Ordinal);

    public async Task<RoomState?> StateAsync(string code, CancellationToken cancel)
    {
        if (!states.TryGetValue(code, out var state))
        {
            states[code] = state = await ReadStateAsync(code, cancel);
        }

        return state;
    }

    public async Task<RoomCounts?> CountsAsync(string code, CancellationToken cancel)
    {
        if (!counts.TryGetValue(code, out var count))
        {
            counts[code] = count = await ReadCountsAsync(code, cancel);
        }

        return count;
    }

    /// <summary>One voter's own answer to the current item of the room. Asked by every phone that comes in, so it reads columns, no texts.</summary>
    public async Task<MyAnswer?> MineAsync(string code, Guid voter, CancellationToken cancel)
    {
        var current = await (
            from workshop in db.Workshops
            join round in db.Rounds on workshop.CurrentActivityId equals round.ActivityId
            join item in db.RoundItems on round.CurrentItemId equals item.Id
            join text in db.ClauseTexts on item.ClauseTextId equals text.Id
            where workshop.Code == code
            select new { Item = item, round.Scale, text.Number }).AsNoTracking().SingleOrDefaultAsync(cancel);
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
            standing?.Wording);
    }

    /// <summary>The state of the room and the end of its timer, without what the room is about.</summary>
    public async Task<RoomMoment?> MomentAsync(string code, CancellationToken cancel)
    {
        var found = await (
            from workshop in db.Workshops
            join round in db.Rounds on workshop.CurrentActivityId equals round.ActivityId into rounds
            from round in rounds.DefaultIfEmpty()
            join item in db.RoundItems on round.CurrentItemId equals item.Id into items
            from item in items.DefaultIfEmpty()
            where workshop.Code == code
            select new { workshop.Stage, Item = item }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var state = found.Item?.StateAt(now);
        return new RoomMoment(RoomState.NameOf(found.Stage, state), state == ItemState.Open ? found.Item!.ClosesAt : null, now);
    }

    private async Task<Round?> CurrentRoundAsync(string code, CancellationToken cancel) => await (
        from workshop in db.Workshops
        join round in db.Rounds on workshop.CurrentActivityId equals round.ActivityId
        where workshop.Code == code
        select round).AsNoTracking().SingleOrDefaultAsync(cancel);

    private async Task<RoomState?> ReadStateAsync(string code, CancellationToken cancel)
    {
        var workshop = await db.Workshops.AsNoTracking().SingleOrDefaultAsync(one => one.Code == code, cancel);
        if (workshop is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return new RoomState(
            workshop.Id,
            workshop.Code,
            workshop.Title,
            workshop.Purpose,
            workshop.Stage,
            workshop.Locked,
            workshop.Screen,
            workshop.MinGroup,
            workshop.StartUtc,
            workshop.EndUtc,
            workshop.ZoneId,
            workshop.CurrentActivityId,
            await ReadRoundAsync(code, now, cancel),
            now);
    }

    private async Task<RoundState?> ReadRoundAsync(string code, DateTime now, CancellationToken cancel)
    {
        var round = await CurrentRoundAsync(code, cancel);
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
            current is null ? null : await OnStageAsync(current, decisions, now, cancel));
    }

    private async Task<ItemOnStage> OnStageAsync(RoundItem item, List<Decision> decisions, DateTime now, CancellationToken cancel)
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
            MayHaveMine = item.Reopenings > 0 || state is ItemState.Counting or ItemState.Closed or ItemState.Revealed,
        };
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
        var wordings = await (
            from amendment in db.Amendments.AsNoTracking()
            join entry in db.RoundEntries on new { item.RoundId, VoterId = amendment.VoterId!.Value } equals new { entry.RoundId, entry.VoterId }
            where amendment.RoundItemId == item.Id && amendment.State != AmendmentState.Withdrawn
            orderby amendment.Id
            select new { amendment.Id, amendment.Text, amendment.Language, entry.Group }).ToListAsync(cancel);
        return
        [
            .. wordings.Select(one => new VoterComment(one.Id, one.Text, one.Language, BlockOf(one.Group), HiddenReason: null, IsWording: true)),
            .. comments.GroupBy(one => one.VoterId).Select(mine => mine.MaxBy(one => one.Attempt)!)
                .Select(one => new VoterComment(
                    one.Id,
                    one.CommentHiddenAt is null ? one.Comment! : string.Empty,
                    one.CommentLanguage ?? SiteLanguageOf(item),
                    BlockOf(one.Group),
                    one.CommentHiddenAt is null ? null : one.CommentHiddenReason ?? string.Empty,
                    IsWording: false)),
        ];

        IReadOnlyList<StakeholderGroup> BlockOf(StakeholderGroup group) =>
            blocks.FirstOrDefault(block => block.Groups.Contains(group))?.Groups ?? [];
    }

    private static string SiteLanguageOf(RoundItem item) => item.ClauseText?.Text.Source ?? "en";

    private async Task<RoomCounts?> ReadCountsAsync(string code, CancellationToken cancel)
    {
        var workshop = await db.Workshops.AsNoTracking().Where(one => one.Code == code)
            .Select(one => new { one.Id, one.MinGroup }).SingleOrDefaultAsync(cancel);
        if (workshop is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var here = new int[StakeholderGroups.All.Count];
        var fresh = now - RoomPresence.ForgottenAfter;
        foreach (var row in await db.Presences.AsNoTracking().Where(row => row.WorkshopId == workshop.Id && row.At >= fresh).ToListAsync(cancel))
        {
            for (var group = 0; group < here.Length; group++)
            {
                here[group] += row.Counts.ByGroup[group];
            }
        }

        foreach (var group in await db.Participants.Where(who => who.WorkshopId == workshop.Id && who.RemovedAt == null && !who.IsLive)
            .GroupBy(who => who.Group).Select(one => new { one.Key, Count = one.Count() }).ToListAsync(cancel))
        {
            here[(int)group.Key] += group.Count;
        }

        var round = await CurrentRoundAsync(code, cancel);
        var item = round?.CurrentItemId is { } id ? await db.RoundItems.AsNoTracking().Include(one => one.ClauseText).SingleAsync(one => one.Id == id, cancel) : null;
        var answered = item is null ? new int[here.Length] : await db.AnsweredAsync(item, cancel);
        return new RoomCounts(code, item?.StateAt(now), item?.ClauseText?.Number, here, answered, workshop.MinGroup);
    }
}
