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
}

/// <param name="Minutes">Planned minutes.</param>
public sealed record PlannedActivity(int Minutes, DateTime? StartedAt, DateTime? LeftAt);
