using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>A board: everybody writes in silence, then all see it, put it in order, and give dots.</summary>
public sealed class IdeasKind(
    AppDb db, IdeasCrowd crowd,
    IdeasReader reader,
    IdeaWriter writer,
    BatchWriter<GiveDots, DotReceipt> dots,
    RoomActs acts,
    IdeaOutcomes outcomes,
    IdeasSettingsForm settings,
    IdeasReport report,
    IStringLocalizer<IdeasTexts> texts,
    IStringLocalizer<WorkshopTexts> roomTexts) : IActivityKind, IRehearsable
{
    public const string KindName = "Ideas";

    public string Name => KindName;

    public string Label => texts["Kind"];

    public string About => texts["Kind_What"];

    public int UsualMinutes => 20;

    public async Task<RegionContent?> DrawAsync(Surface surface, RoomState room, bool whole, CancellationToken cancel)
    {
        if (await reader.RoomAsync(room, cancel) is not { } board)
        {
            return null;
        }

        RegionContent? content = surface switch
        {
            Surface.Stage => RegionContent.Of<IdeasStage>((nameof(IdeasStage.Room), board), (nameof(IdeasStage.Whole), whole)) with { IsPart = !whole && board.Board.Phase.IsShown() },
            Surface.Console => RegionContent.Of<IdeasConsole>((nameof(IdeasConsole.Room), board)),
            Surface.Screen => RegionContent.Of<IdeasScreen>((nameof(IdeasScreen.Room), board)),
            _ => null,
        };
        return content is null ? null : content with { Moment = new Moment(surface == Surface.Screen ? IdeasScreen.Mode(board.Board.Phase) : board.StateName, board.EndsAt, room.Now) };
    }

    public Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel) => reader.CountAsync(room, cancel);

    public Task<IReadOnlyList<AgendaStep>> StepsAsync(RoomState room, CancellationToken cancel) => Task.FromResult<IReadOnlyList<AgendaStep>>([]);

    public async Task<RegionContent> MineAsync(string code, Guid activity, Guid voter, Said? said, CancellationToken cancel) => Mine(code, await reader.MineAsync(activity, voter, cancel), said);

    public async Task<AnswerReply> ReceiveAsync(AnswerRequest request, CancellationToken cancel) => request.Act switch
    {
        "write" => await WriteAsync(request, number: null, cancel),
        "change" => await WriteAsync(request, request.Form.Number("idea") ?? 0, cancel),
        "take-back" => Reply(await writer.TakeBackAsync(request, request.Form.Number("idea") ?? 0, cancel), texts["Said_TakenBack"]),
        "dot" => await GiveAsync(request),
        _ => AnswerReply.Unknown,
    };

    public async Task<ActReply> ActAsync(ActRequest request, CancellationToken cancel)
    {
        var piece = Piece.Read(request.Form["card"]);
        return request.Act switch
        {
            "open" => await OnAsync(request, "ideas.opened", act => Task.FromResult(IdeasActs.Open(act, act.Activity.SettingsAs<IdeasSettings>())), cancel),
            "close" => await OnAsync(request, "ideas.closed", act => Task.FromResult(IdeasActs.Close(act)), cancel),
            "extend" => await OnAsync(request, "ideas.extended", act => Task.FromResult(IdeasActs.Extend(act)), cancel),
            "reopen" => await OnAsync(request, "ideas.reopened", act => Task.FromResult(IdeasActs.Reopen(act)), cancel),
            "take-back" => await OnAsync(request, "ideas.taken-back", act => IdeasActs.TakeBackAsync(act, cancel), cancel, anyTurn: true),
            "reveal" => await OnAsync(request, "ideas.revealed", act => IdeasActs.RevealAsync(act, cancel), cancel),
            "vote" => await OnAsync(request, "ideas.voting-opened", act => IdeasActs.VoteAsync(act, act.Activity.SettingsAs<IdeasSettings>(), cancel), cancel),
            "show-all" => await OnAsync(request, "ideas.shown", act => BoardActs.LetAllShowAsync(act, cancel), cancel, anyTurn: true, afterwards: true),
            "result" => await OnAsync(request, "ideas.result-shown", async act => await IdeasActs.ResultAsync(act, (await reader.BoardAsync(act.Activity.Id, cancel))!, cancel), cancel),
            _ when piece is { } card => await OnCardAsync(request, card, cancel),
            "up" or "down" or "column" or "together" or "leave" or "dissolve" or "name" or "show" or "hide" or "amend" or "propose" => new ActReply(ActOutcome.Incomplete, Words: texts["Act_NoCard"]),
            _ => ActReply.Unknown,
        };
    }

    public Task<RegionContent> SettingsAsync(Activity activity, IFormCollection? sent, CancellationToken cancel) => settings.DrawAsync(activity, sent, cancel);

    public Task<IReadOnlyList<FieldError>> ConfigureAsync(Activity activity, IFormCollection form, CancellationToken cancel) => settings.TakeAsync(activity, form, cancel);

    /// <summary>While people write or give dots.</summary>
    public Task<bool> HoldsRoomAsync(Activity activity, DateTime now, CancellationToken cancel) => Task.FromResult(IdeasPhases.At(activity.State, activity.ClosesAt, now).IsOpen());

    public Task<object?> DescribeAsync(Activity activity, CancellationToken cancel) => Task.FromResult<object?>(activity.SettingsAs<IdeasSettings>());

    public Task CopyAsync(Activity from, Activity to, CancellationToken cancel)
    {
        to.Set(from.SettingsAs<IdeasSettings>());
        return Task.CompletedTask;
    }

    public Task<bool> HasHappenedAsync(Activity activity, CancellationToken cancel) => db.Ideas.AnyAsync(idea => idea.ActivityId == activity.Id, cancel);

    public async Task DeleteAsync(Activity activity, CancellationToken cancel)
    {
        await db.Dots.Where(dot => dot.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);
        await db.IdeaMoves.Where(move => move.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);
        await db.Ideas.Where(idea => idea.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);
        await db.IdeaClusters.Where(cluster => cluster.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);
        await db.Amendments.Where(amendment => amendment.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);
        await db.ClauseProposals.Where(proposal => proposal.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);
    }

    public Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel) =>
        crowd.NextAnswersAsync(room, people, most, random, cancel);

    public string? HostPage(Guid activity) => $"board/{activity:D}";

    public Task<RegionContent?> ReportAsync(Activity activity, CancellationToken cancel) => report.DrawAsync(activity, cancel);

    public Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel) => report.TablesAsync(activity, cancel);

    private static RegionContent Mine(string code, MyBoard? mine, Said? said) => RegionContent.Of<MyIdeas>(
        (nameof(MyIdeas.Code), code),
        (nameof(MyIdeas.Mine), mine),
        (nameof(MyIdeas.Said), said));

    /// <summary>An idea, or, with a number, other words for one of mine. A form that was refused without JavaScript comes back with its words as <c>text</c>.</summary>
    private async Task<AnswerReply> WriteAsync(AnswerRequest request, int? number, CancellationToken cancel)
    {
        var suffix = number is { } some ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-{some}") : string.Empty;
        var text = request.Form.Words(request.Form.ContainsKey("text") || number is null ? "text" : $"text{suffix}");
        var column = request.Form.Number($"column{suffix}");
        var columns = await db.Activities.AsNoTracking().Where(one => one.Id == request.ActivityId).SingleAsync(cancel) is var activity
            ? activity.SettingsAs<IdeasSettings>().ColumnCount
            : 1;
        if (text.Length is 0 or > Idea.MaxLength)
        {
            return AnswerReply.Refused(texts["Said_Length", Idea.MaxLength], text, request.Act + suffix, Idea.MaxLength);
        }

        if (columns == 1)
        {
            column = 0;
        }

        if (column is not { } place || place < 0 || place >= columns)
        {
            return AnswerReply.Refused(texts["Said_NoColumn"], text, request.Act + suffix, Idea.MaxLength);
        }

        var receipt = number is { } one
            ? await writer.ChangeAsync(request, one, text, place, cancel)
            : await writer.WriteAsync(request, text, place, cancel);
        return Reply(receipt, number is null ? texts["Said_Written"] : texts["Said_Changed"], text, request.Act + suffix);
    }

    /// <summary><c>12</c> is one dot more on the idea 12; <c>12:2</c> is two of mine in all.</summary>
    private async Task<AnswerReply> GiveAsync(AnswerRequest request)
    {
        var parts = request.Form["to"].ToString().Split(':');
        int? wanted = parts.Length == 2 && int.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) ? count : null;
        if (Piece.Read(parts[0]) is not { } piece || request.Form.Number("turn") is not { } turn || (parts.Length > 1 && wanted is null))
        {
            return AnswerReply.Refused(texts["Said_Closed"]);
        }

        if (!dots.TryEnter(new GiveDots(request.ActivityId, request.Me.VoterId, turn, piece, wanted, request.ArrivedAt), out var commit))
        {
            return AnswerReply.Full(roomTexts, said => Mine(request.Code, mine: null, said));
        }

        var receipt = await commit;
        var reply = Reply(receipt.Outcome, done: null);
        return receipt.Mine is { } mine ? reply with { Mine = Mine(request.Code, mine, reply.Said) } : reply;
    }

    private AnswerReply Reply(IdeaReceipt receipt, string? done, string? draft = null, string? act = null) => receipt == IdeaReceipt.Done
        ? AnswerReply.Done(done)
        : AnswerReply.Refused(
            receipt == IdeaReceipt.Full ? texts["Said_Full", IdeaWriter.MostIdeas] : texts[$"Said_{receipt}"],
            draft,
            act,
            draft is null ? 0 : Idea.MaxLength);

    private async Task<ActReply> OnCardAsync(ActRequest request, Piece card, CancellationToken cancel)
    {
        var form = request.Form;
        var reason = form.Words("reason");
        var title = form.Words("title");
        return request.Act switch
        {
            "up" => await OnAsync(request, "ideas.moved", act => BoardActs.StepAsync(act, request.Actor, card, -1, cancel), cancel),
            "down" => await OnAsync(request, "ideas.moved", act => BoardActs.StepAsync(act, request.Actor, card, 1, cancel), cancel),
            "column" => await OnAsync(request, "ideas.moved", act => BoardActs.ToColumnAsync(act, request.Actor, card, form.Number("column"), cancel), cancel),
            "together" when form.Words("with").Length > 0 && Piece.Read(form.Words("with").ToLowerInvariant()) is null => new ActReply(ActOutcome.Incomplete, Words: texts["Act_NoCard"]),
            "together" => await OnAsync(request, "ideas.clustered", act => BoardActs.TogetherAsync(act, request.Actor, card, Piece.Read(form.Words("with").ToLowerInvariant()), cancel), cancel),
            "leave" => await OnAsync(request, "ideas.moved", act => BoardActs.LeaveAsync(act, request.Actor, card, cancel), cancel),
            "dissolve" => await OnAsync(request, "ideas.dissolved", act => BoardActs.DissolveAsync(act, request.Actor, card, cancel), cancel),
            "name" when title.Length is 0 or > IdeaCluster.MaxTitle => new ActReply(ActOutcome.Incomplete, Words: texts["Act_Title", IdeaCluster.MaxTitle]),
            "name" => await OnAsync(request, "ideas.named", act => BoardActs.NameAsync(act, request.Actor, card, title, cancel), cancel),
            "show" => await OnAsync(request, "ideas.shown", act => BoardActs.LetShowAsync(act, request.Actor, card, hiddenReason: null, cancel), cancel, anyTurn: true, afterwards: true),
            "hide" when reason.Length is 0 or > BoardActs.LongestReason => new ActReply(ActOutcome.Incomplete, Words: texts["Act_Reason", BoardActs.LongestReason]),
            "hide" => await OnAsync(request, "ideas.hidden", act => BoardActs.LetShowAsync(act, request.Actor, card, reason, cancel), cancel, anyTurn: true, afterwards: true),
            "amend" => await outcomes.AmendAsync(request, card, cancel),
            "propose" => await outcomes.ProposeAsync(request, card, cancel),
            _ => ActReply.Unknown,
        };
    }

    private async Task<ActReply> OnAsync(
        ActRequest request, string name, Func<ActivityAct, Task<ActOutcome>> change, CancellationToken cancel, bool anyTurn = false, bool afterwards = false) =>
        !anyTurn && request.Form.Number("turn") is null
            ? ActOutcome.MovedOn
            : await acts.OnActivityAsync(request.Code, request.Actor, request.ActivityId, anyTurn ? null : request.Form.Number("turn"), name, change, cancel, afterwards);
}
