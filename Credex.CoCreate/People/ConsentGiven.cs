using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.People;

/// <summary>That somebody agreed to something, with the version of the text they read.</summary>
public sealed class ConsentGiven
{
    public const string TakePart = "take-part";

    public const string Register = "register";

    /// <summary>To be written to about what came of it, and about later workshops.</summary>
    public const string BeWrittenTo = "be-written-to";

    /// <summary>Raised whenever the wording beside it changes in meaning.</summary>
    public const int BeWrittenToVersion = 1;

    /// <summary>Raised whenever the wording of the registration form changes in meaning.</summary>
    public const int RegisterVersion = 1;

    /// <summary>Raised whenever the wording at the door changes in meaning.</summary>
    public const int TakePartVersion = 1;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid? PersonId { get; set; }

    public Guid? ParticipantId { get; set; }

    public Guid? RegistrationId { get; set; }

    public required string Purpose { get; init; }

    public int TextVersion { get; init; }

    public DateTime At { get; init; }

    public DateTime? WithdrawnAt { get; set; }
}

internal sealed class ConsentGivenConfiguration : IEntityTypeConfiguration<ConsentGiven>
{
    public void Configure(EntityTypeBuilder<ConsentGiven> builder)
    {
        builder.Property(consent => consent.Purpose).HasMaxLength(40);
        builder.HasIndex(consent => consent.ParticipantId);
        builder.HasIndex(consent => consent.PersonId);
        builder.HasIndex(consent => consent.RegistrationId);
    }
}
