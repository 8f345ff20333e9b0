using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops;

/// <summary>A person in one workshop, with or without an account, in one stakeholder group.</summary>
public sealed class Participant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WorkshopId { get; init; }

    public Guid? PersonId { get; set; }

    public StakeholderGroup Group { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    public required string Language { get; init; }

    /// <summary>What they wish to be called; hosts see it, nobody else.</summary>
    public string? Name { get; set; }

    public DateTime JoinedAt { get; init; }

    /// <summary>
    /// Whether their browser has ever listened or polled. Who has not (no JavaScript) counts as here since joining;
    /// who has counts as here while it goes on.
    /// </summary>
    public bool IsLive { get; set; }

    public DateTime? RemovedAt { get; set; }

    /// <summary>Nobody: made by a rehearsal, or by the demo.</summary>
    public bool IsSimulated { get; init; }
}

/// <summary>
/// One browser of a participant: an HMAC of the workshop under the browser's key, so that neither can two workshops be joined
/// from the database, nor a key be guessed from it.
/// </summary>
public sealed class ParticipantKey
{
    public Guid ParticipantId { get; init; }

    public Guid WorkshopId { get; init; }

    public required byte[] KeyHash { get; init; }

    public bool IsReturnLink { get; init; }
}

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.Property(participant => participant.Country).HasMaxLength(2);
        builder.Property(participant => participant.Language).HasMaxLength(8);
        builder.Property(participant => participant.Name).HasMaxLength(60);
        builder.HasOne<Workshop>().WithMany().HasForeignKey(participant => participant.WorkshopId);
        builder.HasOne<Person>().WithMany().HasForeignKey(participant => participant.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(participant => new { participant.WorkshopId, participant.RemovedAt });
    }
}

internal sealed class ParticipantKeyConfiguration : IEntityTypeConfiguration<ParticipantKey>
{
    public void Configure(EntityTypeBuilder<ParticipantKey> builder)
    {
        builder.HasKey(key => new { key.WorkshopId, key.KeyHash });
        builder.Property(key => key.KeyHash).HasMaxLength(32);
        builder.HasOne<Participant>().WithMany().HasForeignKey(key => key.ParticipantId);
        builder.HasIndex(key => key.ParticipantId);
    }
}
