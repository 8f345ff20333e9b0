using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>Questions from the room: asked, upvoted, answered, pinned, or hidden with a reason that is counted in public.</summary>
public sealed class QuestionsKind(
    AppDb db, QuestionsCrowd crowd, QuestionsReader reader, QuestionLedger ledger, BatchWriter<CastUpvote, UpvoteReceipt> upvotes, QuestionActs acts, QuestionsForm fields, QuestionsReport report,
    RoomActs roomActs, IStringLocalizer<QuestionTexts> texts, IStringLocalizer<WorkshopTexts> roomTexts) : IActivityKind, IRehearsable
{
    public const string KindName = "Questions";

    public string Name => KindName;

    public string Label => texts["Kind"];

    public string About => texts["Kind_What"];

    public int UsualMinutes => 15;

    /// <summary>What changes when somebody asks or upvotes.</summary>
    public static IReadOnlyList<RegionKey> Regions(string code) => [new(code, RoomRegions.Stage), new(code, RoomRegions.Screen), new(code, RoomRegions.Console)];

    public async Task<RegionContent?> DrawAsync(Surface surface, RoomState room, bool whole, CancellationToken cancel)
    {
        var questions = await reader.RoomAsync(room, cancel);
        var content = surface switch
        {
            Surface.Stage => RegionContent.Of<QuestionsStage>(("Room", questions)),
            Surface.Console => RegionContent.Of<QuestionsConsole>(("Room", questions)),
            Surface.Screen => RegionContent.Of<QuestionsScreen>(("Room", questions)),
            _ => null,
        };
        return content is null ? null : content with { Moment = new Moment(surface == Surface.Screen ? "questions" : questions.StateName, EndsAt: null, room.Now) };
    }

    public Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel) => Task.FromResult(ActivityCount.None);

    public Task<IReadOnlyList<AgendaStep>> StepsAsync(RoomState room, CancellationToken cancel) => Task.FromResult<IReadOnlyList<AgendaStep>>([]);

    public async Task<RegionContent> MineAsync(string code, Guid activity, Guid voter, Said? said, CancellationToken cancel) =>
        Mine(code, await reader.MineAsync(activity, voter, cancel), said);

    public async Task<AnswerReply> ReceiveAsync(AnswerRequest request, CancellationToken cancel)
    {
        switch (request.Act)
        {
            case "ask":
                var text = request.Form.Words("text");
                var asked = await ledger.AskAsync(request, text, cancel);
                return asked == QuestionEntry.Done
                    ? AnswerReply.Done(await WaitsAsync(request, text, cancel) ? texts["Notice_AskedHeld"] : texts["Notice_Asked"])
                    : AnswerReply.Refused(texts[$"Refused_{asked}", asked == QuestionEntry.Long ? Question.MaxLength : QuestionLedger.MostOpen], text, request.Act, text.Length > 0 ? Question.MaxLength : 0);
            case "upvote":
                return await UpvoteAsync(request, isWanted: true);
            case "downvote":
                return await UpvoteAsync(request, isWanted: false);
            default:
                return AnswerReply.Unknown;
        }
    }

    public async Task<ActReply> ActAsync(ActRequest request, CancellationToken cancel)
    {
        switch (request.Act)
        {
            case "open":
                return await GoAsync(request, "questions.opened", QuestionsState.Open, cancel);
            case "close":
                return await GoAsync(request, "questions.closed", QuestionsState.Closed, cancel);
            case "answer":
                var words = request.Form.Words("text");
                return words.Length > Question.MaxAnswer
                    ? new ActReply(ActOutcome.Incomplete, Words: texts["Answer_Long", Question.MaxAnswer])
                    : await OnOneAsync(request, "question.answered", (question, now) => QuestionActs.Answer(question, words, now), cancel);
            case "not-answered":
                return await OnOneAsync(request, "question.answer-taken-back", (question, _) => QuestionActs.TakeAnswerBack(question), cancel);
            case "pin":
                return await OnOneAsync(request, "question.pinned", (question, _) => QuestionActs.Pin(question, pinned: true), cancel);
            case "unpin":
                return await OnOneAsync(request, "question.unpinned", (question, _) => QuestionActs.Pin(question, pinned: false), cancel);
            case "let-show":
                return await OnOneAsync(request, "question.let-show", (question, _) => QuestionActs.LetShow(question), cancel);
            case "hide":
                return HideReasons.Of(request.Form["reason"].ToString(), request.Form.Words("text")) is { Length: <= HideReasons.Longest } reason
                    ? await OnOneAsync(request, "question.hidden", (question, now) => QuestionActs.Hide(question, reason, request.Actor, now), cancel)
                    : new ActReply(ActOutcome.Incomplete, Words: texts["Hide_Reason", HideReasons.Longest]);
            case "show":
                return await OnOneAsync(request, "question.shown", (question, _) => QuestionActs.Show(question), cancel);
            default:
                return ActReply.Unknown;
        }
    }

    public Task<RegionContent> SettingsAsync(Activity activity, IFormCollection? sent, CancellationToken cancel) => fields.DrawAsync(activity, sent, cancel);

    public Task<IReadOnlyList<FieldError>> ConfigureAsync(Activity activity, IFormCollection form, CancellationToken cancel) => fields.TakeAsync(activity, form, cancel);

    public Task<object?> DescribeAsync(Activity activity, CancellationToken cancel) => Task.FromResult<object?>(activity.SettingsAs<QuestionsSettings>());

    public Task CopyAsync(Activity from, Activity to, CancellationToken cancel)
    {
        to.Set(from.SettingsAs<QuestionsSettings>());
        return Task.CompletedTask;
    }

    public Task<bool> HasHappenedAsync(Activity activity, CancellationToken cancel) => db.Questions.AnyAsync(one => one.ActivityId == activity.Id, cancel);

    public async Task DeleteAsync(Activity activity, CancellationToken cancel)
    {
        await db.QuestionVotes.Where(vote => db.Questions.Any(one => one.Id == vote.QuestionId && one.ActivityId == activity.Id)).ExecuteDeleteAsync(cancel);
        await db.Questions.Where(one => one.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);
    }

    public Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel) =>
        crowd.NextAnswersAsync(room, people, most, random, cancel);

    public Task<RegionContent?> ReportAsync(Activity activity, CancellationToken cancel) => report.DrawAsync(activity, cancel);

    public Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel) => report.TablesAsync(activity, cancel);

    private static RegionContent Mine(string code, MyQuestions? mine, Said? said) => RegionContent.Of<MyQuestionsRegion>(
        (nameof(MyQuestionsRegion.Code), code),
        (nameof(MyQuestionsRegion.Mine), mine),
        (nameof(MyQuestionsRegion.Said), said));

    private Task<bool> WaitsAsync(AnswerRequest request, string text, CancellationToken cancel) =>
        db.Questions.AnyAsync(one => one.ActivityId == request.ActivityId && one.VoterId == request.Me.VoterId && one.Text == text && one.State == QuestionState.Held, cancel);

    private async Task<AnswerReply> UpvoteAsync(AnswerRequest request, bool isWanted)
    {
        if (!upvotes.TryEnter(new CastUpvote(request.ActivityId, request.Me.VoterId, request.Form.Id("to"), isWanted), out var commit))
        {
            return AnswerReply.Full(roomTexts, said => Mine(request.Code, mine: null, said));
        }

        var (entry, mine) = await commit;
        var reply = entry == QuestionEntry.Done ? AnswerReply.Done() : AnswerReply.Refused(texts[$"Refused_{entry}"]);
        return mine is null ? reply : reply with { Mine = Mine(request.Code, mine, reply.Said) };
    }

    private async Task<ActReply> OnOneAsync(ActRequest request, string name, Func<Question, DateTime, bool> change, CancellationToken cancel)
    {
        var outcome = await acts.OnQuestionAsync(request.Code, request.Actor, request.ActivityId, request.Form.Id("to"), name, change, cancel);
        return outcome switch
        {
            ActOutcome.MovedOn => new ActReply(outcome, Words: texts["Act_NoSuch"]),
            ActOutcome.NotNow => new ActReply(outcome, Words: texts["Act_NotNow"]),
            _ => outcome,
        };
    }

    private async Task<ActReply> GoAsync(ActRequest request, string name, string to, CancellationToken cancel) => await roomActs.OnActivityAsync(
        request.Code,
        request.Actor,
        request.ActivityId,
        request.Form.Number("turn") ?? -1,
        name,
        act =>
        {
            if (act.Activity.State == to)
            {
                return Task.FromResult(ActOutcome.NotNow);
            }

            act.Activity.GoTo(to);
            return Task.FromResult(ActOutcome.Done);
        },
        cancel);
}
