using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>A practice question while people arrive: it shows how a vote goes, and is in no record.</summary>
public sealed class WarmUpKind(
    AppDb db, WarmUpCrowd crowd, WarmUpReader reader, BatchWriter<GiveWarmUp, WarmUpReceipt> writer, WarmUpForm fields, RoomActs acts, IStringLocalizer<WarmUpTexts> texts,
    IStringLocalizer<WorkshopTexts> roomTexts) : IActivityKind, IRehearsable
{
    public const string KindName = "WarmUp";

    public string Name => KindName;

    public string Label => texts["Kind"];

    public string About => texts["Kind_What"];

    public int UsualMinutes => 5;

    public async Task<RegionContent?> DrawAsync(Surface surface, RoomState room, bool whole, CancellationToken cancel)
    {
        var warmUp = await reader.RoomAsync(room, cancel);
        var content = surface switch
        {
            Surface.Stage => RegionContent.Of<WarmUpStage>(("Room", warmUp)),
            Surface.Console => RegionContent.Of<WarmUpConsole>(("Room", warmUp)),
            Surface.Screen => RegionContent.Of<WarmUpScreen>(("Room", warmUp)),
            _ => null,
        };
        return content is null ? null : content with { Moment = new Moment(surface == Surface.Screen ? warmUp.ScreenShows : warmUp.StateName, EndsAt: null, room.Now) };
    }

    public Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel) => reader.CountAsync(room, cancel);

    public Task<IReadOnlyList<AgendaStep>> StepsAsync(RoomState room, CancellationToken cancel) => Task.FromResult<IReadOnlyList<AgendaStep>>([]);

    public async Task<RegionContent> MineAsync(string code, Guid activity, Guid voter, Said? said, CancellationToken cancel) => Mine(code, await reader.MineAsync(activity, voter, cancel), said);

    public async Task<AnswerReply> ReceiveAsync(AnswerRequest request, CancellationToken cancel)
    {
        if (request.Act.Length > 0)
        {
            return AnswerReply.Unknown;
        }

        if (!writer.TryEnter(new GiveWarmUp(request.ActivityId, request.Me.VoterId, request.Form.Number("turn"), request.Form.Number("value")), out var commit))
        {
            return AnswerReply.Full(roomTexts, said => Mine(request.Code, mine: null, said));
        }

        var (entry, mine) = await commit;
        var reply = entry == WarmUpEntry.Stored ? AnswerReply.Done() : AnswerReply.Refused(texts[$"Refused_{entry}"]);
        return mine is null ? reply : reply with { Mine = Mine(request.Code, mine, reply.Said) };
    }

    public async Task<ActReply> ActAsync(ActRequest request, CancellationToken cancel) => request.Act switch
    {
        "open" => await OnAsync(request, "warm-up.opened", act => Task.FromResult(act.Activity.SettingsAs<WarmUpSettings>().IsComplete && Go(act, WarmUpState.Open, WarmUpState.Waiting)), cancel),
        "close" => await OnAsync(request, "warm-up.closed", act => Task.FromResult(Go(act, WarmUpState.Closed, WarmUpState.Open)), cancel),
        "show" => await OnAsync(request, "warm-up.shown", act => ShowAsync(act, cancel), cancel),
        "again" => await OnAsync(request, "warm-up.reopened", act => Task.FromResult(Go(act, WarmUpState.Open, WarmUpState.Closed, WarmUpState.Shown)), cancel),
        "take-back" => await OnAsync(request, "warm-up.taken-back", act => TakeBackAsync(act, cancel), cancel),
        _ => ActReply.Unknown,
    };

    public Task<RegionContent> SettingsAsync(Activity activity, IFormCollection? sent, CancellationToken cancel) => fields.DrawAsync(activity, sent, cancel);

    public Task<IReadOnlyList<FieldError>> ConfigureAsync(Activity activity, IFormCollection form, CancellationToken cancel) => fields.TakeAsync(activity, form, cancel);

    public Task<object?> DescribeAsync(Activity activity, CancellationToken cancel) => Task.FromResult<object?>(activity.SettingsAs<WarmUpSettings>());

    public Task CopyAsync(Activity from, Activity to, CancellationToken cancel)
    {
        to.Set(from.SettingsAs<WarmUpSettings>());
        return Task.CompletedTask;
    }

    public Task<bool> HasHappenedAsync(Activity activity, CancellationToken cancel) => fields.HasAnswersAsync(activity, cancel);

    public Task DeleteAsync(Activity activity, CancellationToken cancel) =>
        db.WarmUpAnswers.Where(answer => answer.ActivityId == activity.Id).ExecuteDeleteAsync(cancel);

    public Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel) =>
        crowd.NextAnswersAsync(room, people, most, random, cancel);

    /// <summary>Practice is not evidence.</summary>
    public Task<RegionContent?> ReportAsync(Activity activity, CancellationToken cancel) => Task.FromResult<RegionContent?>(null);

    public Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel) => Task.FromResult<IReadOnlyList<RecordTable>>([]);

    private static RegionContent Mine(string code, MyWarmUp? mine, Said? said) => RegionContent.Of<WarmUpMine>(
        (nameof(WarmUpMine.Code), code),
        (nameof(WarmUpMine.Mine), mine),
        (nameof(WarmUpMine.Said), said));

    private static bool Go(ActivityAct act, string to, params ReadOnlySpan<string> from)
    {
        if (!from.Contains(act.Activity.State))
        {
            return false;
        }

        act.Activity.GoTo(to);
        return true;
    }

    private static async Task<bool> ShowAsync(ActivityAct act, CancellationToken cancel)
    {
        if (!Go(act, WarmUpState.Shown, WarmUpState.Closed))
        {
            return false;
        }

        var answers = await WarmUpReader.Standing(act.Db, act.Activity.Id).ToDictionaryAsync(answer => answer.VoterId, answer => answer.Value, cancel);
        act.Activity.Freeze(WarmUpOutcome.Of(answers, act.Activity.SettingsAs<WarmUpSettings>().Options.Count, act.Workshop.MinGroup, act.Activity.OutcomeAs<WarmUpOutcome>()));
        return true;
    }

    /// <summary>Only while nobody has answered.</summary>
    private static async Task<bool> TakeBackAsync(ActivityAct act, CancellationToken cancel) =>
        !await act.Db.WarmUpAnswers.AnyAsync(answer => answer.ActivityId == act.Activity.Id, cancel) && Go(act, WarmUpState.Waiting, WarmUpState.Open);

    private async Task<ActReply> OnAsync(ActRequest request, string name, Func<ActivityAct, Task<bool>> change, CancellationToken cancel) => await acts.OnActivityAsync(
        request.Code,
        request.Actor,
        request.ActivityId,
        request.Form.Number("turn") ?? -1,
        name,
        async act => await change(act) ? ActOutcome.Done : ActOutcome.NotNow,
        cancel);
}
