using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>
/// That somebody was asked to answer. Its link carries a secret of which only the hash is stored. That it was used is known, so that nobody is reminded who has answered; when is not.
/// </summary>
public sealed class SurveyInvitation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SurveyId { get; init; }

    public required string Email { get; set; }

    /// <summary>Normalised: one invitation per address and survey.</summary>
    public required string EmailKey { get; set; }

    /// <summary>Whose it is where the address was theirs before and no longer is.</summary>
    public Guid? PersonId { get; set; }

    public string? Name { get; set; }

    /// <summary>What is known of them, to count who is missing; the answers say for themselves.</summary>
    public StakeholderGroup? Group { get; init; }

    public string? Country { get; init; }

    public required string Language { get; init; }

    public required byte[] SecretHash { get; init; }

    public DateTime InvitedAt { get; init; }

    public bool IsUsed { get; set; }
}

/// <summary>How many answers are wanted of a group, of a country, or of a group in a country.</summary>
public sealed class SurveyTarget
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SurveyId { get; init; }

    public StakeholderGroup? Group { get; init; }

    public string? Country { get; init; }

    public int Wanted { get; set; }
}

internal sealed class SurveyInvitationConfiguration : IEntityTypeConfiguration<SurveyInvitation>
{
    public void Configure(EntityTypeBuilder<SurveyInvitation> builder)
    {
        builder.Property(one => one.Email).HasMaxLength(320);
        builder.Property(one => one.EmailKey).HasMaxLength(320);
        builder.Property(one => one.Name).HasMaxLength(100);
        builder.Property(one => one.Country).HasMaxLength(2);
        builder.Property(one => one.Language).HasMaxLength(8);
        builder.Property(one => one.SecretHash).HasMaxLength(32);
        builder.HasOne<Survey>().WithMany().HasForeignKey(one => one.SurveyId);
        builder.HasIndex(one => new { one.SurveyId, one.EmailKey }).IsUnique();
        builder.HasIndex(one => one.SecretHash).IsUnique();
        builder.HasIndex(one => one.PersonId);
        builder.HasIndex(one => one.EmailKey);
    }
}

internal sealed class SurveyTargetConfiguration : IEntityTypeConfiguration<SurveyTarget>
{
    public void Configure(EntityTypeBuilder<SurveyTarget> builder)
    {
        builder.Property(one => one.Country).HasMaxLength(2);
        builder.HasOne<Survey>().WithMany().HasForeignKey(one => one.SurveyId);
        builder.HasIndex(one => one.SurveyId);
    }
}
