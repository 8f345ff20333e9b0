using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>How an answer to a practice question ended.</summary>
public enum WarmUpEntry
{
    Stored,

    /// <summary>It had closed, or the room had gone on.</summary>
    Closed,

    /// <summary>There is no such option.</summary>
    Invalid,

    Removed,
}

/// <summary>Enters answers to a practice question: one of each voter, changed as often as they like while it is open.</summary>
public sealed class WarmUpLedger(AppDb db, Publisher publisher, TimeProvider clock)
{
    /// <param name="turn">The turn of the activity that the tap was meant for.</param>
    public async Task<WarmUpEntry> EnterAsync(AnswerRequest request, int? turn, int? value, CancellationToken cancel)
    {
        var keys = RoomRegions.Counts(request.Code);
        var entry = await db.WriteAsync(() => EnterOneAsync(request, turn, value, keys, cancel), cancel);
        if (entry == WarmUpEntry.Stored)
        {
            publisher.Nudge(keys);
        }

        return entry;
    }

    private async Task<WarmUpEntry> EnterOneAsync(AnswerRequest request, int? turn, int? value, IReadOnlyList<RegionKey> keys, CancellationToken cancel)
    {
        await db.LockActivityAsync(request.ActivityId, alone: false, cancel);
        await db.LockVoterAsync(request.Me.VoterId, cancel);
        var place = await (
            from activity in db.Activities
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where activity.Id == request.ActivityId
            select new { Activity = activity, workshop.Stage, workshop.CurrentActivityId, workshop.Id }).AsNoTracking().SingleAsync(cancel);
        var who = await db.Participants.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Me.ParticipantId && one.WorkshopId == place.Id, cancel);
        if (who is not { RemovedAt: null })
        {
            return WarmUpEntry.Removed;
        }

        var isOpen = place.Stage == WorkshopStage.Live && place.CurrentActivityId == request.ActivityId && place.Activity.State == WarmUpState.Open;
        if (!isOpen || turn != place.Activity.Turn)
        {
            return WarmUpEntry.Closed;
        }

        if (value is null or < 1 || value > place.Activity.SettingsAs<WarmUpSettings>().Options.Count)
        {
            return WarmUpEntry.Invalid;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var mine = await db.WarmUpAnswers.SingleOrDefaultAsync(one => one.ActivityId == request.ActivityId && one.VoterId == request.Me.VoterId, cancel);
        if (mine is null)
        {
            mine = new WarmUpAnswer { ActivityId = request.ActivityId, VoterId = request.Me.VoterId, Group = who.Group };
            db.WarmUpAnswers.Add(mine);
        }

        (mine.Value, mine.At) = (value.Value, now);
        await db.TouchRegionsAsync(keys.Select(key => key.ToString()), now, cancel);
        return WarmUpEntry.Stored;
    }
}
