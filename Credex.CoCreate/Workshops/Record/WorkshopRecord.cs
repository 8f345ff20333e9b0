using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops.Record;

/// <summary>The record of a workshop, ready to be drawn. There is no name of a participant in it, and nothing that was hidden or held back.</summary>
public sealed record WorkshopRecord(
    Workshop Workshop,
    IReadOnlyList<string> Facilitators,
    Participation Participation,
    IReadOnlyList<AgendaLine> Agenda,
    IReadOnlyList<ActivityReport> Reports)
{
    /// <summary>An instant as the clocks showed it where the workshop was.</summary>
    public DateTime Local(DateTime instant) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(instant, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(Workshop.ZoneId));
}

/// <summary>An activity of the agenda: when it was to begin, and when it did.</summary>
/// <param name="Position">From 1.</param>
public sealed record AgendaLine(int Position, Guid Id, LocalizedText Title, string Kind, string KindName, DateTime PlannedStart, int PlannedMinutes, DateTime? StartedAt, DateTime? LeftAt)
{
    public int? Minutes => StartedAt is { } started && LeftAt is { } left ? (int)Math.Round((left - started).TotalMinutes, MidpointRounding.AwayFromZero) : null;
}

/// <param name="Html">What an activity says of itself, as HTML of its own components; null where it has nothing to say.</param>
/// <param name="HostPage">The page below the console where hosts work on what came of it.</param>
public sealed record ActivityReport(AgendaLine Line, string? Html, string? HostPage = null);
