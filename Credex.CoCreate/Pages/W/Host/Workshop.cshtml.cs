using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>The acts on the room as a whole: begin, the lock on the door, what the projector shows, going on after an end by mistake.</summary>
public sealed class RoomActsModel(RoomActs acts, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public IActionResult OnGet() => LocalRedirect(Url.Content($"~/w/{Code}/host"));

    public Task<IActionResult> OnPostStartAsync(CancellationToken cancel) => ActAsync(
        "workshop.started",
        (workshop, now) =>
        {
            var can = workshop is { Stage: WorkshopStage.Planned, CancelledAt: null } && workshop.Activities.Count > 0;
            if (can)
            {
                (workshop.Stage, workshop.StartedAt) = (WorkshopStage.Live, now);
                var first = workshop.Activities.MinBy(activity => activity.Order)!;
                (workshop.CurrentActivityId, first.StartedAt) = (first.Id, now);
            }

            return can;
        },
        cancel);

    public async Task<IActionResult> OnPostGoAsync(Guid to, CancellationToken cancel) => Answer(await acts.GoAsync(Code, Actor, to, cancel));

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancel) => ActAsync(
        "workshop.resumed",
        (workshop, _) =>
        {
            var can = workshop.Stage == WorkshopStage.Ended;
            if (can)
            {
                (workshop.Stage, workshop.EndedAt) = (WorkshopStage.Live, null);
                if (workshop.Activities.Find(activity => activity.Id == workshop.CurrentActivityId) is { } last)
                {
                    last.LeftAt = null;
                }
            }

            return can;
        },
        cancel);

    public Task<IActionResult> OnPostLockAsync(CancellationToken cancel) => LockAsync(true, cancel);

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken cancel) => LockAsync(false, cancel);

    public Task<IActionResult> OnPostJoinAsync(CancellationToken cancel) => ShowAsync(ScreenMode.Join, cancel);

    public Task<IActionResult> OnPostFollowAsync(CancellationToken cancel) => ShowAsync(ScreenMode.Follow, cancel);

    private Task<IActionResult> LockAsync(bool locked, CancellationToken cancel) => ActAsync(
        locked ? "workshop.locked" : "workshop.unlocked",
        (workshop, _) => workshop.Locked != locked && (workshop.Locked = locked) == locked,
        cancel);

    private Task<IActionResult> ShowAsync(ScreenMode mode, CancellationToken cancel) => ActAsync(
        "workshop.screen",
        (workshop, _) => workshop.Screen != mode && (workshop.Screen = mode) == mode,
        cancel);

    private async Task<IActionResult> ActAsync(string name, Func<Workshop, DateTime, bool> change, CancellationToken cancel) =>
        Answer(await acts.OnWorkshopAsync(Code, Actor, name, (workshop, now) => Task.FromResult(change(workshop, now)), cancel));
}
