using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>How an act of a host ended. None of them is an error: two facilitators at once are normal.</summary>
public enum ActOutcome
{
    Done,

    /// <summary>The room is somewhere else by now: somebody was quicker.</summary>
    MovedOn,

    /// <summary>Does not fit the state that the thing is in.</summary>
    NotNow,

    /// <summary>Answers are being taken where the room is: that is closed first.</summary>
    StillOpen,

    /// <summary>There is no such act.</summary>
    Unknown,

    /// <summary>What was sent with it is not complete; the form is kept.</summary>
    Incomplete,
}

/// <summary>
/// What hosts do in a room: each act is one transaction that changes the thing, writes the audit, and marks the regions; the push follows the commit.
/// </summary>
public sealed class RoomActs(AppDb db, ActivityKinds kinds, WorkshopFollowUps followUps, Publisher publisher, TimeProvider clock)
{
    /// <summary>An act on the workshop as a whole.</summary>
    public async Task<ActOutcome> OnWorkshopAsync(string code, Guid actor, string act, Func<Workshop, DateTime, Task<bool>> change, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync(
            async () =>
            {
                await db.LockWorkshopAsync(code, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                var workshop = await db.Workshops.Include(one => one.Activities).SingleAsync(one => one.Code == code, cancel);
                var before = new { workshop.Stage, workshop.Locked, workshop.Screen, workshop.CurrentActivityId };
                if (!await change(workshop, now))
                {
                    return ActOutcome.NotNow;
                }

                var after = new { workshop.Stage, workshop.Locked, workshop.Screen, workshop.CurrentActivityId };
                if (workshop.Stage != before.Stage)
                {
                    await followUps.StageChangedAsync(workshop, before.Stage, cancel);
                }

                db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Workshop), workshop.Id, now, before, after));
                await db.TouchRegionsAsync(RoomRegions.All(code).Select(key => key.ToString()), now, cancel);
                return ActOutcome.Done;
            },
            cancel);
        return Publish(code, outcome);
    }

    /// <summary>
    /// An act on an activity. It names the turn that the host saw, and is refused when somebody was quicker. The activity is locked, so that no answer
    /// is being written while it goes on.
    /// </summary>
    /// <param name="turn">Null for an act that fits any turn.</param>
    /// <param name="afterwards">True for an act that also fits when the room has gone on, or is over: one on what came of it.</param>
    public async Task<ActOutcome> OnActivityAsync(
        string code, Guid actor, Guid activityId, int? turn, string act, Func<ActivityAct, Task<ActOutcome>> change, CancellationToken cancel, bool afterwards = false)
    {
        var keys = new List<RegionKey>(RoomRegions.All(code));
        var outcome = await db.WriteAsync(
            async () =>
            {
                await db.LockActivityAsync(activityId, alone: true, cancel);
                var workshop = await db.Workshops.SingleAsync(one => one.Code == code, cancel);
                var activity = await db.Activities.SingleOrDefaultAsync(one => one.Id == activityId && one.WorkshopId == workshop.Id, cancel);
                if (activity is null || (workshop.CurrentActivityId != activityId && !afterwards) || (turn is not null && activity.Turn != turn))
                {
                    return ActOutcome.MovedOn;
                }

                if (workshop.Stage != WorkshopStage.Live && !(afterwards && workshop.Stage == WorkshopStage.Ended))
                {
                    return ActOutcome.NotNow;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                var before = new { activity.State, activity.Turn, activity.ClosesAt };
                var done = new ActivityAct(db, workshop, activity, now, keys);
                var outcome = await change(done);
                if (outcome == ActOutcome.Done)
                {
                    var after = new { activity.State, activity.Turn, activity.ClosesAt, done.Note };
                    db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Activity), activity.Id, now, before, after));
                    await db.TouchRegionsAsync(keys.Select(key => key.ToString()), now, cancel);
                }

                return outcome;
            },
            cancel);
        if (outcome == ActOutcome.Done)
        {
            publisher.Nudge(keys);
        }

        return outcome;
    }

    /// <summary>Goes to an activity of the agenda; away from the one that the room is at.</summary>
    public async Task<ActOutcome> GoAsync(string code, Guid actor, Guid to, CancellationToken cancel)
    {
        var isHeld = false;
        var outcome = await OnWorkshopAsync(code, actor, "activity.gone-to", TryAsync, cancel);
        return isHeld ? ActOutcome.StillOpen : outcome;

        async Task<bool> TryAsync(Workshop workshop, DateTime now)
        {
            var target = await db.Activities.SingleOrDefaultAsync(one => one.Id == to && one.WorkshopId == workshop.Id, cancel);
            if (target is null || workshop.Stage != WorkshopStage.Live || workshop.CurrentActivityId == to)
            {
                return false;
            }

            if (workshop.CurrentActivityId is { } from && await db.Activities.SingleOrDefaultAsync(one => one.Id == from, cancel) is { } left)
            {
                isHeld = kinds.Find(left.Kind) is { } kind && await kind.HoldsRoomAsync(left, now, cancel);
                if (isHeld)
                {
                    return false;
                }

                left.LeftAt = now;
            }

            workshop.CurrentActivityId = to;
            (target.StartedAt, target.LeftAt) = (target.StartedAt ?? now, null);
            return true;
        }
    }

    private ActOutcome Publish(string code, ActOutcome outcome)
    {
        if (outcome == ActOutcome.Done)
        {
            publisher.Nudge(RoomRegions.All(code));
        }

        return outcome;
    }
}

/// <summary>What an act on an activity works with.</summary>
/// <param name="Keys">The regions that change; more may be added.</param>
public sealed record ActivityAct(AppDb Db, Workshop Workshop, Activity Activity, DateTime Now, List<RegionKey> Keys)
{
    /// <summary>What the audit says besides the state.</summary>
    public object? Note { get; set; }
}
