using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops.Registrations;

public enum RegistrationState
{
    /// <summary>The address is not confirmed yet; no seat is kept.</summary>
    Pending,

    Confirmed,

    /// <summary>The workshop is full; moves up by itself, in the order of confirming.</summary>
    Waiting,

    Cancelled,
}

/// <summary>That somebody, with or without an account, wants to come to a workshop.</summary>
public sealed class Registration
{
    public const int LongestName = 100;
    public const int LongestNeeds = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WorkshopId { get; init; }

    public Guid? PersonId { get; set; }

    /// <summary>As they wrote it.</summary>
    public required string Email { get; set; }

    /// <summary>Normalised: one registration per address and workshop.</summary>
    public required string EmailKey { get; set; }

    public required string Name { get; set; }

    public StakeholderGroup Group { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }

    /// <summary>What they need to take part, such as captions; hosts and staff see it.</summary>
    public string? Needs { get; set; }

    /// <summary>The language in which they are written to.</summary>
    public required string Language { get; set; }

    public RegistrationState State { get; set; }

    /// <summary>Whether they want to hear of what came of it, and of later workshops; what they need for this one they get anyway.</summary>
    public bool MayWrite { get; set; }

    public DateTime RegisteredAt { get; init; }

    /// <summary>When they confirmed, which is the order of the waiting list; for who moved up from it, when they got the seat.</summary>
    public DateTime? ConfirmedAt { get; set; }

    public DateTime? CancelledAt { get; set; }

    /// <summary>Who they are in the room, once they have joined by their link.</summary>
    public Guid? ParticipantId { get; set; }

    /// <summary>Until when the seat is theirs, if they do not come; null where they have none.</summary>
    public DateTime? KeptUntil(Workshop workshop)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        return State == RegistrationState.Confirmed ? (ConfirmedAt > workshop.Begins ? ConfirmedAt.Value : workshop.Begins) + Registrar.Kept : null;
    }

    public static string KeyOf(string email) => MailAddresses.Normal(email);
}

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.Property(one => one.Email).HasMaxLength(320);
        builder.Property(one => one.EmailKey).HasMaxLength(320);
        builder.Property(one => one.Name).HasMaxLength(Registration.LongestName);
        builder.Property(one => one.Country).HasMaxLength(2);
        builder.Property(one => one.Needs).HasMaxLength(Registration.LongestNeeds);
        builder.Property(one => one.Language).HasMaxLength(8);
        builder.HasOne<Workshop>().WithMany().HasForeignKey(one => one.WorkshopId);
        builder.HasOne<Person>().WithMany().HasForeignKey(one => one.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Participant>().WithMany().HasForeignKey(one => one.ParticipantId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(one => new { one.WorkshopId, one.EmailKey }).IsUnique();
        builder.HasIndex(one => new { one.WorkshopId, one.State, one.ConfirmedAt });
        builder.HasIndex(one => one.EmailKey);
    }
}
