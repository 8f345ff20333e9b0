using System.Text.Json;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops.Agenda;

/// <summary>One item of a workshop's agenda. What it is about is known to its kind, see <see cref="IActivityKind"/>.</summary>
public sealed class Activity
{
    public const int LongestPlan = 480;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WorkshopId { get; init; }

    /// <summary>The name of its kind. It never changes.</summary>
    public required string Kind { get; init; }

    public int Order { get; set; }

    public required LocalizedText Title { get; set; }

    public int PlannedMinutes { get; set; }

    /// <summary>What its kind can be told, as JSON; null for a kind that keeps it elsewhere, or nothing.</summary>
    public string? Settings { get; private set; }

    /// <summary>Where it is, in words of its kind; empty at first.</summary>
    public string State { get; set; } = string.Empty;

    /// <summary>One more with each change of <see cref="State"/>: an act or answer names the turn that it was meant for.</summary>
    public int Turn { get; set; }

    /// <summary>What was shown at its end, frozen, as JSON of its kind.</summary>
    public string? Outcome { get; private set; }

    /// <summary>When its running step closes by itself, or did.</summary>
    public DateTime? ClosesAt { get; set; }

    /// <summary>When the room first came to it, and when it last left it.</summary>
    public DateTime? StartedAt { get; set; }

    public DateTime? LeftAt { get; set; }

    public int Revision { get; set; }

    public T SettingsAs<T>()
        where T : class, new() =>
        Settings is null ? new T() : JsonSerializer.Deserialize<T>(Settings, JsonColumns.Options) ?? new T();

    public void Set<T>(T settings)
        where T : class => Settings = JsonSerializer.Serialize(settings, JsonColumns.Options);

    public T? OutcomeAs<T>()
        where T : class => Outcome is null ? null : JsonSerializer.Deserialize<T>(Outcome, JsonColumns.Options);

    public void Freeze<T>(T? outcome)
        where T : class => Outcome = outcome is null ? null : JsonSerializer.Serialize(outcome, JsonColumns.Options);

    /// <summary>Goes to another state, as the next turn.</summary>
    public void GoTo(string state, DateTime? closesAt = null)
    {
        (State, ClosesAt) = (state, closesAt);
        Turn++;
    }
}

internal sealed class ActivityConfiguration : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> builder)
    {
        builder.Property(activity => activity.Kind).HasMaxLength(40);
        builder.Property(activity => activity.State).HasMaxLength(40);
        builder.Property(activity => activity.Settings);
        builder.Property(activity => activity.Outcome);
        builder.Property(activity => activity.Revision).IsConcurrencyToken();
        builder.HasIndex(activity => activity.ClosesAt);
    }
}
