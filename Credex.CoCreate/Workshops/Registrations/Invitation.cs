using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>That somebody was asked to come to a workshop. Who registers by its link has shown that the address is theirs.</summary>
public sealed class Invitation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WorkshopId { get; init; }

    public required string Email { get; set; }

    public required string EmailKey { get; set; }

    /// <summary>Whose it is where the address was theirs before and no longer is.</summary>
    public Guid? PersonId { get; set; }

    public string? Name { get; set; }

    /// <summary>What is known of them, to be filled in; they can say otherwise.</summary>
    public StakeholderGroup? Group { get; init; }

    public string? Country { get; init; }

    public required string Language { get; init; }

    public DateTime InvitedAt { get; init; }

    public DateTime? UsedAt { get; set; }
}

/// <summary>How many people are wanted of a group, of a country, or of a group in a country.</summary>
public sealed class Target
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid WorkshopId { get; init; }

    public StakeholderGroup? Group { get; init; }

    public string? Country { get; init; }

    public int Wanted { get; set; }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(one => one.Email).HasMaxLength(320);
        builder.Property(one => one.EmailKey).HasMaxLength(320);
        builder.Property(one => one.Name).HasMaxLength(Registration.LongestName);
        builder.Property(one => one.Country).HasMaxLength(2);
        builder.Property(one => one.Language).HasMaxLength(8);
        builder.HasOne<Workshop>().WithMany().HasForeignKey(one => one.WorkshopId);
        builder.HasIndex(one => new { one.WorkshopId, one.EmailKey }).IsUnique();
        builder.HasIndex(one => one.PersonId);
        builder.HasIndex(one => one.EmailKey);
    }
}

internal sealed class TargetConfiguration : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.ToTable("WorkshopTargets");
        builder.Property(one => one.Country).HasMaxLength(2);
        builder.HasOne<Workshop>().WithMany().HasForeignKey(one => one.WorkshopId);
        builder.HasIndex(one => one.WorkshopId);
    }
}
