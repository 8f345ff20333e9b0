namespace Credex.CoCreate.Workshops.Agenda;

/// <summary>When each activity of an agenda begins: as it happened, then as planned from there on.</summary>
public static class AgendaClock
{
    /// <summary>
    /// The beginnings, in the order of the agenda. What has begun began when it did. What follows begins when those before it are over: each takes
    /// its planned minutes from its own beginning, and the one the room is at is not over before now.
    /// </summary>
    /// <param name="start">When the workshop begins, or began.</param>
    public static IReadOnlyList<DateTime> Beginnings(DateTime start, IReadOnlyList<PlannedActivity> activities, DateTime now)
    {
        var beginnings = new List<DateTime>(activities.Count);
        var next = start;
        foreach (var activity in activities)
        {
            var begins = activity.StartedAt ?? next;
            beginnings.Add(begins);
            var ends = activity.LeftAt ?? begins.AddMinutes(activity.Minutes);
            next = activity.StartedAt is not null && activity.LeftAt is null && ends < now ? now : ends;
        }

        return beginnings;
    }

    /// <summary>
    /// How far the activity that the room is at is behind its plan, less than nothing where it is ahead: by its beginning, or, once its planned minutes are over, by now.
    /// </summary>
    /// <param name="start">When the workshop was to begin; when it began, where it is not meant to keep to a plan's hours.</param>
    public static TimeSpan Behind(DateTime start, IReadOnlyList<PlannedActivity> activities, int current, DateTime now)
    {
        var planned = start.AddMinutes(activities.Take(current).Sum(one => one.Minutes));
        var begun = (activities[current].StartedAt ?? planned) - planned;
        var over = now - planned.AddMinutes(activities[current].Minutes);
        return begun > over ? begun : over;
    }
}

/// <param name="Minutes">Planned minutes.</param>
public sealed record PlannedActivity(int Minutes, DateTime? StartedAt, DateTime? LeftAt);
