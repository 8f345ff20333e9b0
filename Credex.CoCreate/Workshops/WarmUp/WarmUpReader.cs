using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>Reads what a room shows of a practice question. Within one scope it is read once.</summary>
public sealed class WarmUpReader(AppDb db)
{
    private readonly Dictionary<Guid, WarmUpRoom> rooms = [];

    public async Task<WarmUpRoom> RoomAsync(RoomState room, CancellationToken cancel)
    {
        var id = room.ActivityId!.Value;
        if (!rooms.TryGetValue(id, out var read))
        {
            var activity = await db.Activities.AsNoTracking().SingleAsync(one => one.Id == id, cancel);
            var hasAnswers = await db.WarmUpAnswers.AnyAsync(answer => answer.ActivityId == id, cancel);
            rooms[id] = read = new WarmUpRoom(room, activity.SettingsAs<WarmUpSettings>(), activity.OutcomeAs<WarmUpOutcome>(), hasAnswers);
        }

        return read;
    }

    /// <summary>How many have answered. Somebody whom a host removed no longer counts.</summary>
    public async Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel)
    {
        var answered = new int[StakeholderGroups.All.Count];
        foreach (var group in await Standing(db, room.ActivityId!.Value).GroupBy(answer => answer.Group).Select(one => new { one.Key, Count = one.Count() }).ToListAsync(cancel))
        {
            answered[(int)group.Key] = group.Count;
        }

        return new ActivityCount(WarmUpState.OfItem(room.Current!.State), answered);
    }

    /// <summary>One voter's own answer. Asked by every phone that comes in.</summary>
    public async Task<MyWarmUp?> MineAsync(Guid activityId, Guid voter, CancellationToken cancel)
    {
        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(one => one.Id == activityId, cancel);
        if (activity is null)
        {
            return null;
        }

        var value = await db.WarmUpAnswers.Where(answer => answer.ActivityId == activityId && answer.VoterId == voter).Select(answer => (int?)answer.Value).SingleOrDefaultAsync(cancel);
        return new MyWarmUp(activityId, activity.State, value, activity.SettingsAs<WarmUpSettings>());
    }

    /// <summary>The answers that count: of those whom no host has removed.</summary>
    public static IQueryable<WarmUpAnswer> Standing(AppDb db, Guid activity) =>
        from answer in db.WarmUpAnswers
        join voter in db.Voters on answer.VoterId equals voter.Id
        where answer.ActivityId == activity && !db.Participants.Any(who => who.Id == voter.ParticipantId && who.RemovedAt != null)
        select answer;
}
