using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops;

public enum WorkshopStage
{
    /// <summary>The doors are open, nothing has begun.</summary>
    Planned,
    Live,
    Ended,
}

/// <summary>What the projector shows: whatever the room is at, or how to join.</summary>
public enum ScreenMode
{
    Follow,
    Join,
}

/// <summary>Who may read the record of a workshop that is over.</summary>
public enum RecordAudience
{
    /// <summary>Those who took part, and hosts.</summary>
    Participants,

    Hosts,

    Everybody,
}

/// <summary>An event with an agenda of activities. Its local start and zone are the truth; the instants are derived from them.</summary>
public sealed class Workshop
{
    public const int LongestNotes = 20_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Slug { get; set; }

    /// <summary>Six characters, lower case.</summary>
    public required string Code { get; set; }

    public required LocalizedText Title { get; set; }

    public required LocalizedText Purpose { get; set; }

    public DateTime LocalStart { get; private set; }

    public DateTime LocalEnd { get; private set; }

    public string ZoneId { get; private set; } = "Europe/Brussels";

    public DateTime StartUtc { get; private set; }

    public DateTime EndUtc { get; private set; }

    public required string Language { get; set; }

    public int Capacity { get; set; } = 500;

    /// <summary>The smallest number of people shown together. 5; 3 may be chosen before the first vote, never later.</summary>
    public int MinGroup { get; private set; } = 5;

    public bool Locked { get; set; }

    public WorkshopStage Stage { get; set; }

    public ScreenMode Screen { get; set; }

    public DateTime? StartedAt { get; set; }

    /// <summary>When it began, or is to begin.</summary>
    public DateTime Begins => StartedAt ?? StartUtc;

    public DateTime? EndedAt { get; set; }

    /// <summary>Set where it does not take place; whoever registered is told.</summary>
    public DateTime? CancelledAt { get; set; }

    /// <summary>Whether one can register; who only joins on the day needs the code.</summary>
    public bool IsOpenToRegister { get; set; } = true;

    public bool TakesRegistrations => IsOpenToRegister && CancelledAt is null && !IsRehearsal && Stage != WorkshopStage.Ended;

    public Guid? CurrentActivityId { get; set; }

    /// <summary>Whether the door asks what somebody wishes to be called.</summary>
    public bool AsksName { get; set; } = true;

    /// <summary>A copy in which simulated people take part; it is in no list, and is deleted with all they did.</summary>
    public bool IsRehearsal { get; set; }

    /// <summary>The workshop that a rehearsal is of.</summary>
    public Guid? RehearsalOf { get; init; }

    /// <summary>The hosts' own pad; project staff can open it as well, nobody else.</summary>
    public string Notes { get; set; } = string.Empty;

    /// <summary>What the facilitator writes above the record.</summary>
    public LocalizedText? Summary { get; set; }

    public RecordAudience RecordAudience { get; set; }

    public List<Activity> Activities { get; } = [];

    public List<WorkshopHost> Hosts { get; } = [];

    public int Revision { get; set; }

    /// <summary>Sets when it takes place. A start that a change of daylight saving skips is moved past the gap.</summary>
    public void Schedule(DateTime localStart, DateTime localEnd, string zone)
    {
        (StartUtc, EndUtc) = Instants(localStart, localEnd, zone);
        (LocalStart, LocalEnd, ZoneId) = (localStart, localEnd, zone);
    }

    /// <summary>The instants that a beginning and an end in a zone are.</summary>
    public static (DateTime Start, DateTime End) Instants(DateTime localStart, DateTime localEnd, string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return (ToUtc(localStart, info), ToUtc(localEnd, info));
    }

    public bool ChooseMinGroup(int people, bool anyVote)
    {
        if (anyVote || people is not (3 or 5))
        {
            return false;
        }

        MinGroup = people;
        return true;
    }

    private static DateTime ToUtc(DateTime local, TimeZoneInfo zone)
    {
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(unspecified))
        {
            unspecified = unspecified.AddMinutes(15);
        }

        return TimeZoneInfo.ConvertTimeToUtc(unspecified, zone);
    }
}

/// <summary>A facilitator of a workshop. Staff may run every workshop, facilitators only those that name them.</summary>
public sealed class WorkshopHost
{
    public Guid WorkshopId { get; init; }

    public Guid PersonId { get; init; }
}

internal sealed class WorkshopConfiguration : IEntityTypeConfiguration<Workshop>
{
    public void Configure(EntityTypeBuilder<Workshop> builder)
    {
        builder.Property(workshop => workshop.Slug).HasMaxLength(120);
        builder.Property(workshop => workshop.Code).HasMaxLength(6);
        builder.Property(workshop => workshop.ZoneId).HasMaxLength(64);
        builder.Property(workshop => workshop.Language).HasMaxLength(8);
        builder.Property(workshop => workshop.LocalStart).HasConversion<LocalTimeConverter>().HasMaxLength(16);
        builder.Property(workshop => workshop.LocalEnd).HasConversion<LocalTimeConverter>().HasMaxLength(16);
        builder.Property(workshop => workshop.Notes).HasMaxLength(Workshop.LongestNotes);
        builder.Property(workshop => workshop.Revision).IsConcurrencyToken();
        builder.HasIndex(workshop => workshop.Code).IsUnique();
        builder.HasIndex(workshop => workshop.Slug).IsUnique();
        builder.HasMany(workshop => workshop.Activities).WithOne().HasForeignKey(activity => activity.WorkshopId);
        builder.HasMany(workshop => workshop.Hosts).WithOne().HasForeignKey(host => host.WorkshopId);
    }
}

internal sealed class WorkshopHostConfiguration : IEntityTypeConfiguration<WorkshopHost>
{
    public void Configure(EntityTypeBuilder<WorkshopHost> builder)
    {
        builder.HasKey(host => new { host.WorkshopId, host.PersonId });
        builder.HasOne<Person>().WithMany().HasForeignKey(host => host.PersonId);
    }
}
