using Credex.CoCreate.Data;

namespace Credex.CoCreate.Workshops;

/// <summary>What is on in a room, around the activity: the same for everybody who may see it, without anything of a person.</summary>
public record RoomState(
    Guid WorkshopId,
    string Code,
    string Slug,
    LocalizedText Title,
    LocalizedText Purpose,
    WorkshopStage Stage,
    bool Locked,
    ScreenMode Screen,
    int MinGroup,
    DateTime StartUtc,
    DateTime EndUtc,
    string ZoneId,
    bool IsRehearsal,
    IReadOnlyList<AgendaLine> Agenda,
    Guid? ActivityId,
    DateTime Now)
{
    /// <summary>The activity that the room is at, or was at when it ended.</summary>
    public AgendaLine? Current => Agenda.FirstOrDefault(line => line.Id == ActivityId);

    /// <summary>True where the activity is drawn rather than the room around it.</summary>
    public bool IsOn => Stage == WorkshopStage.Live && Current is not null;

    /// <summary>An instant on the clocks of the workshop's zone.</summary>
    public DateTime Local(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZoneInfo.FindSystemTimeZoneById(ZoneId));

    public AgendaLine? Next => Current is { } current ? Agenda.FirstOrDefault(line => line.Order > current.Order) : Agenda.Count > 0 ? Agenda[0] : null;
}

/// <summary>One line of the agenda, with its planned and its real time.</summary>
/// <param name="State">Where it is, in words of its kind.</param>
/// <param name="PlannedAt">When it would begin if everything took as long as planned, from what has happened on.</param>
public sealed record AgendaLine(
    Guid Id,
    string Kind,
    int Order,
    LocalizedText Title,
    int PlannedMinutes,
    string State,
    int Turn,
    DateTime? ClosesAt,
    DateTime? StartedAt,
    DateTime? LeftAt,
    DateTime PlannedAt)
{
    public bool IsDone => LeftAt is not null;
}
