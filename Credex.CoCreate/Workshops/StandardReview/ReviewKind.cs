using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>A vote on the clauses of a standard's version, one after the other.</summary>
public sealed class ReviewKind(
    AppDb db,
    ReviewReader reader,
    BatchWriter<CastVote, VoteReceipt> writer,
    OwnWords words,
    ItemActs acts,
    IServiceProvider services,
    IStringLocalizer<ReviewTexts> texts,
    IStringLocalizer<WorkshopTexts> workshops) : IActivityKind, IRehearsable
{
    public const string KindName = "StandardReview";

    // Not made for every vote.
    private RoundSettings Settings => services.GetRequiredService<RoundSettings>();

    private ReviewReport Report => services.GetRequiredService<ReviewReport>();

    public string Name => KindName;

    public string Label => texts["Kind_Review"];

    public string About => texts["Kind_Review_What"];

    public int UsualMinutes => 60;

    public async Task<RegionContent?> DrawAsync(Surface surface, RoomState room, bool whole, CancellationToken cancel)
    {
        if (await reader.RoomAsync(room, cancel) is not { } review)
        {
            return null;
        }

        return Draw(surface, review) with
        {
            Leaner = Draw(surface, review.Leaner()),
            Moment = new Moment(surface == Surface.Screen ? review.ScreenShows : review.StateName, review.EndsAt, room.Now),
        };
    }

    public static RegionContent Draw(Surface surface, ReviewRoom review) => surface switch
    {
        Surface.Stage => RegionContent.Of<ReviewStage>(("Room", review)),
        Surface.Console => RegionContent.Of<ReviewConsole>(("Room", review)),
        Surface.Side => RegionContent.Of<ReviewDecision>(("Room", review)),
        _ => RegionContent.Of<ReviewScreen>(("Room", review)),
    };

    public Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel) => reader.CountAsync(room, cancel);

    public async Task<IReadOnlyList<AgendaStep>> StepsAsync(RoomState room, CancellationToken cancel)
    {
        if (await reader.RoomAsync(room, cancel) is not { } review)
        {
            return [];
        }

        var next = review.Round.Items.SkipWhile(line => line.Id != review.Round.Current?.Id).Skip(1).FirstOrDefault(line => line.State == ItemState.Waiting)?.Id;
        return [.. review.Round.Items.Select(line =>
        {
            var isCurrent = line.Id == review.Round.Current?.Id;
            return new AgendaStep(line.Number, Standing(line, isCurrent, line.Id == next), isCurrent, line.State == ItemState.Waiting && !isCurrent, "go", line.Id.ToString());
        })];
    }

    public async Task<RegionContent> MineAsync(string code, Guid activity, Guid voter, Said? said, CancellationToken cancel) =>
        Mine(code, activity, await reader.MineAsync(activity, voter, cancel), said);

    public Task<AnswerReply> ReceiveAsync(AnswerRequest request, CancellationToken cancel) => request.Act switch
    {
        "" => VoteAsync(request),
        "comment" => SaveWordsAsync(request, Rating.MaxComment, "comment-saved", (item, said) => words.CommentAsync(item, request.Me.VoterId, said, cancel)),
        "wording" => SaveWordsAsync(request, Amendment.MaxLength, "wording-saved", (item, said) => words.ProposeAsync(item, request.Me.VoterId, said, cancel)),
        _ => Task.FromResult(AnswerReply.Unknown),
    };

    public async Task<ActReply> ActAsync(ActRequest request, CancellationToken cancel) => request.Act switch
    {
        "open" => await OnItemAsync(request, "clause.opened", ReviewActs.OpenAsync, cancel),
        "close" => await OnItemAsync(request, "clause.closed", ReviewActs.CloseAsync, cancel),
        "extend" => await OnItemAsync(request, "clause.extended", ReviewActs.ExtendAsync, cancel),
        "take-back" => await OnItemAsync(request, "clause.taken-back", ReviewActs.TakeBackAsync, cancel),
        "reveal" => await OnItemAsync(request, "clause.revealed", ReviewActs.RevealAsync, cancel),
        "reopen" => await OnItemAsync(request, "clause.reopened", ReviewActs.ReopenAsync, cancel),
        "next" => await OnItemAsync(request, "clause.left", ReviewActs.NextAsync, cancel),
        "previous" => await OnItemAsync(request, "clause.left", ReviewActs.PreviousAsync, cancel),
        "go" => await OnItemAsync(request, "clause.left", act => ReviewActs.GoAsync(act, (items, _) => items.FirstOrDefault(item => item.Id == request.Form.Id("to"))), cancel),
        "decide" => await DecideAsync(request, cancel),
        "undo-decision" => await OnItemAsync(request, "clause.decision-undone", act => ReviewActs.UndoDecisionAsync(act, request.Form.Id("decision"), cancel), cancel),
        _ => ActReply.Unknown,
    };

    public Task<RegionContent> SettingsAsync(Activity activity, IFormCollection? sent, CancellationToken cancel) => Settings.DrawAsync(activity, sent, cancel);

    public Task<IReadOnlyList<FieldError>> ConfigureAsync(Activity activity, IFormCollection form, CancellationToken cancel) => Settings.TakeAsync(activity, form, cancel);

    /// <summary>While a clause is open or being counted.</summary>
    public Task<bool> HoldsRoomAsync(Activity activity, DateTime now, CancellationToken cancel) => (
        from round in db.Rounds
        join item in db.RoundItems on round.Id equals item.RoundId
        where round.ActivityId == activity.Id && item.OpenedAt != null && item.RevealedAt == null && (item.FinalAt == null || item.FinalAt > now)
        select item).AnyAsync(cancel);

    public Task<object?> DescribeAsync(Activity activity, CancellationToken cancel) => Settings.DescribeAsync(activity, cancel);

    public Task CopyAsync(Activity from, Activity to, CancellationToken cancel) => Settings.CopyAsync(from, to, cancel);

    public Task<bool> HasHappenedAsync(Activity activity, CancellationToken cancel) =>
        db.Rounds.AnyAsync(round => round.ActivityId == activity.Id && round.FrozenAt != null, cancel);

    public Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel) =>
        services.GetRequiredService<ReviewCrowd>().NextAnswersAsync(room, people, most, random, cancel);

    public async Task DeleteAsync(Activity activity, CancellationToken cancel)
    {
        var rounds = db.Rounds.Where(round => round.ActivityId == activity.Id);
        var items = db.RoundItems.Where(item => rounds.Any(round => round.Id == item.RoundId));
        await db.Decisions.Where(one => rounds.Any(round => round.Id == one.RoundId)).ExecuteDeleteAsync(cancel);
        await db.Amendments.Where(one => items.Any(item => item.Id == one.RoundItemId)).ExecuteDeleteAsync(cancel);
        await db.Ratings.Where(one => items.Any(item => item.Id == one.RoundItemId)).ExecuteDeleteAsync(cancel);
        await db.ShownResults.Where(one => items.Any(item => item.Id == one.RoundItemId)).ExecuteDeleteAsync(cancel);
        await db.RoundEntries.Where(one => rounds.Any(round => round.Id == one.RoundId)).ExecuteDeleteAsync(cancel);
        await items.ExecuteDeleteAsync(cancel);
        await rounds.ExecuteDeleteAsync(cancel);
    }

    public Task<RegionContent?> ReportAsync(Activity activity, CancellationToken cancel) => Report.DrawAsync(activity, cancel);

    public Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel) => Report.TablesAsync(activity, cancel);

    private static RegionContent Mine(string code, Guid activity, MyAnswer? mine, Said? said) => RegionContent.Of<MyAnswerRegion>(
        (nameof(MyAnswerRegion.Code), code),
        (nameof(MyAnswerRegion.ActivityId), activity),
        (nameof(MyAnswerRegion.Mine), mine),
        (nameof(MyAnswerRegion.Notice), said?.Notice),
        (nameof(MyAnswerRegion.IsRefused), said?.IsRefused ?? false),
        (nameof(MyAnswerRegion.JustSaved), said is { IsRefused: false }),
        (nameof(MyAnswerRegion.DraftComment), said?.Act == "comment" ? said.Draft : null),
        (nameof(MyAnswerRegion.DraftWording), said?.Act == "wording" ? said.Draft : null));

    private async Task<AnswerReply> VoteAsync(AnswerRequest request)
    {
        var form = request.Form;
        var vote = new CastVote(form.Id("item"), form.Number("attempt") ?? 0, request.Me.VoterId, form.Number("value") ?? 0, form.Number("seq"), request.ArrivedAt);
        if (!writer.TryEnter(vote, out var commit))
        {
            return AnswerReply.Full(workshops, said => Mine(request.Code, request.ActivityId, mine: null, said));
        }

        var receipt = await commit;
        var notice = receipt.Outcome switch
        {
            VoteOutcome.Stored => null,
            VoteOutcome.Stale => "stale",
            VoteOutcome.Invalid => "invalid",
            VoteOutcome.Removed => "removed",
            _ => "closed",
        };
        var said = new Said(notice is null ? null : texts[$"Notice_{notice}"].Value, IsRefused: notice is not null);
        return new AnswerReply(
            notice is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            said,
            Mine(request.Code, request.ActivityId, receipt.Mine, said));
    }

    private async Task<AnswerReply> SaveWordsAsync(AnswerRequest request, int longest, string saved, Func<Guid, string, Task<bool>> save)
    {
        var said = request.Form.Words("text");
        if (said.Length > longest)
        {
            return AnswerReply.Refused(texts["Notice_long"], said, request.Act, longest);
        }

        return await save(request.Form.Id("item"), said)
            ? AnswerReply.Done(texts[$"Notice_{saved}"])
            : AnswerReply.Refused(texts["Notice_closed-words"], said, request.Act, longest);
    }

    private async Task<ActReply> DecideAsync(ActRequest request, CancellationToken cancel)
    {
        var why = request.Form.Words("reason");
        if (!Enum.TryParse<DecisionOutcome>(request.Form["outcome"], out var outcome) || !Enum.IsDefined(outcome) || why.Length is 0 or > Decision.MaxReason)
        {
            return new ActReply(ActOutcome.Incomplete, Words: texts["Decision_Incomplete", Decision.MaxReason]);
        }

        var done = await OnItemAsync(request, "clause.decided", act => ReviewActs.DecideAsync(act, outcome, why, request.Actor, cancel), cancel);
        return done.Outcome == ActOutcome.Done ? done with { Said = "Decided" } : done;
    }

    private async Task<ActReply> OnItemAsync(ActRequest request, string name, Func<ItemAct, Task<bool>> change, CancellationToken cancel) =>
        await acts.OnItemAsync(request.Code, request.Actor, request.ActivityId, request.Form.Id("item"), request.Form.Number("attempt") ?? 0, name, change, cancel);

    private string Standing(ItemLine line, bool isCurrent, bool isNext) => line switch
    {
        { State: ItemState.Open } => texts["Line_Open"],
        { Decision: { } decision } => texts[$"Decision_{decision}"],
        { State: ItemState.Revealed, Reading: { } reading } => texts[$"Line_{reading}"],
        { State: ItemState.Revealed } => texts["Line_Held"],
        { State: ItemState.Closed or ItemState.Counting } => texts["Line_Closed"],
        _ => isCurrent ? texts["Line_Now"] : isNext ? texts["Line_Next"] : texts["Line_Later"],
    };
}
