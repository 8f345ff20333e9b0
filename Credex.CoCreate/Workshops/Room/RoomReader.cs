using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>Reads the room around its activity. Within one scope each thing is read once, so that eight regions in two languages cost one reading.</summary>
public sealed class RoomReader(AppDb db, ActivityKinds kinds, TimeProvider clock)
{
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

    /// <summary>The activity and its kind where one is on.</summary>
    public IActivityKind? KindOf(RoomState room) => room.IsOn ? kinds.Find(room.Current!.Kind) : null;

    private async Task<RoomState?> ReadStateAsync(string code, CancellationToken cancel)
    {
        var workshop = await db.Workshops.AsNoTracking().Include(one => one.Activities).SingleOrDefaultAsync(one => one.Code == code, cancel);
        if (workshop is null)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var activities = workshop.Activities.OrderBy(activity => activity.Order).ToList();
        var beginnings = AgendaClock.Beginnings(
            workshop.StartedAt ?? workshop.StartUtc,
            activities.ConvertAll(activity => new PlannedActivity(activity.PlannedMinutes, activity.StartedAt, activity.LeftAt)),
            now);
        return new RoomState(
            workshop.Id,
            workshop.Code,
            workshop.Slug,
            workshop.Title,
            workshop.Purpose,
            workshop.Stage,
            workshop.Locked,
            workshop.Screen,
            workshop.MinGroup,
            workshop.StartUtc,
            workshop.EndUtc,
            workshop.ZoneId,
            workshop.IsRehearsal,
            [.. activities.Select((activity, place) => new AgendaLine(
                activity.Id,
                activity.Kind,
                place,
                activity.Title,
                activity.PlannedMinutes,
                activity.State,
                activity.Turn,
                activity.ClosesAt,
                activity.StartedAt,
                activity.LeftAt,
                beginnings[place]))],
            workshop.CurrentActivityId,
            now);
    }

    private async Task<RoomCounts?> ReadCountsAsync(string code, CancellationToken cancel)
    {
        if (await StateAsync(code, cancel) is not { } room)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var here = new int[StakeholderGroups.All.Count];
        var fresh = now - RoomPresence.ForgottenAfter;
        foreach (var row in await db.Presences.AsNoTracking().Where(row => row.WorkshopId == room.WorkshopId && row.At >= fresh).ToListAsync(cancel))
        {
            for (var group = 0; group < here.Length; group++)
            {
                here[group] += row.Counts.ByGroup[group];
            }
        }

        foreach (var group in await db.Participants.Where(who => who.WorkshopId == room.WorkshopId && who.RemovedAt == null && !who.IsLive)
            .GroupBy(who => who.Group).Select(one => new { one.Key, Count = one.Count() }).ToListAsync(cancel))
        {
            here[(int)group.Key] += group.Count;
        }

        var count = KindOf(room) is { } kind ? await kind.CountAsync(room, cancel) : ActivityCount.None;
        return new RoomCounts(code, count.State, count.Step, here, count.Answered, room.MinGroup) { ActivityId = room.ActivityId, Counted = count.Counted };
    }
}
