using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>One human in one place of taking part. What they gave hangs on it, so that erasing them leaves the aggregates.</summary>
public sealed class Voter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid? PersonId { get; set; }

    public Guid? ParticipantId { get; set; }
}

/// <summary>A voter's profile, frozen when they first answer in a round: the denominator of every breakdown.</summary>
public sealed class RoundEntry
{
    public Guid RoundId { get; init; }

    public Guid VoterId { get; init; }

    public StakeholderGroup Group { get; init; }

    public required string Country { get; init; }

    public required string Language { get; init; }

    /// <summary>How they came to the vote, such as <c>workshop</c>.</summary>
    public required string Via { get; init; }

    public DateTime EnteredAt { get; init; }
}

/// <summary>
/// One voter's answer to one item in one attempt. <see cref="Seq"/> counts the voter's changes: the same request twice counts once, and an
/// older answer that arrives late never overwrites a newer one.
/// </summary>
public sealed class Rating
{
    public const int MaxComment = 600;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RoundItemId { get; init; }

    public Guid VoterId { get; init; }

    public int Attempt { get; init; }

    public int Value { get; set; }

    public int Seq { get; set; }

    /// <summary>Set when its voter was removed while the item was open: it counts in what was final before, and no more.</summary>
    public DateTime? StruckAt { get; set; }

    public string? Comment { get; set; }

    public string? CommentLanguage { get; set; }

    public DateTime? CommentHiddenAt { get; set; }

    public Guid? CommentHiddenBy { get; set; }

    public string? CommentHiddenReason { get; set; }

    public DateTime At { get; set; }

    /// <summary>The same voter's rating in a later attempt. The comment goes with it, hidden if it was hidden.</summary>
    public Rating InAttempt(int attempt) => new()
    {
        RoundItemId = RoundItemId,
        VoterId = VoterId,
        Attempt = attempt,
        Comment = Comment,
        CommentLanguage = CommentLanguage,
        CommentHiddenAt = CommentHiddenAt,
        CommentHiddenBy = CommentHiddenBy,
        CommentHiddenReason = CommentHiddenReason,
    };
}

internal sealed class VoterConfiguration : IEntityTypeConfiguration<Voter>
{
    public void Configure(EntityTypeBuilder<Voter> builder)
    {
        builder.HasOne<Participant>().WithMany().HasForeignKey(voter => voter.ParticipantId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Person>().WithMany().HasForeignKey(voter => voter.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(voter => voter.ParticipantId).IsUnique();
    }
}

internal sealed class RoundEntryConfiguration : IEntityTypeConfiguration<RoundEntry>
{
    public void Configure(EntityTypeBuilder<RoundEntry> builder)
    {
        builder.HasKey(entry => new { entry.RoundId, entry.VoterId });
        builder.Property(entry => entry.Country).HasMaxLength(2);
        builder.Property(entry => entry.Language).HasMaxLength(8);
        builder.Property(entry => entry.Via).HasMaxLength(20);
        builder.HasOne<Round>().WithMany().HasForeignKey(entry => entry.RoundId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(entry => entry.VoterId);
    }
}

internal sealed class RatingConfiguration : IEntityTypeConfiguration<Rating>
{
    public void Configure(EntityTypeBuilder<Rating> builder)
    {
        // Two servers may write the same voter's answers at once: whoever read before the other committed starts again.
        builder.Property(rating => rating.Seq).IsConcurrencyToken();
        builder.Property(rating => rating.Comment).HasMaxLength(Rating.MaxComment);
        builder.Property(rating => rating.CommentLanguage).HasMaxLength(8);
        builder.Property(rating => rating.CommentHiddenReason).HasMaxLength(300);
        builder.HasOne<RoundItem>().WithMany().HasForeignKey(rating => rating.RoundItemId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(rating => rating.VoterId);
        builder.HasIndex(rating => new { rating.RoundItemId, rating.VoterId, rating.Attempt }).IsUnique();
        builder.HasIndex(rating => rating.VoterId);
    }
}
