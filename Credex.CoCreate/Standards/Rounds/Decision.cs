using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards.Rounds;

public enum DecisionOutcome
{
    Accept,
    Revise,
    NextRound,
    Drop,
    StableWithoutAgreement,
}

/// <summary>What was concluded on a clause, why, and on which evidence. A decision that was undone stays in the record.</summary>
public sealed class Decision
{
    public const int MaxReason = 600;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ClauseTextId { get; init; }

    public Guid? RoundId { get; init; }

    public DecisionOutcome Outcome { get; init; }

    public required LocalizedText Reason { get; init; }

    /// <summary>The shown results that it rests on.</summary>
    public required DecisionEvidence Evidence { get; init; }

    public Guid By { get; init; }

    public DateTime At { get; init; }

    public DateTime? UndoneAt { get; set; }
}

/// <param name="ShownResultId">The result that had been shown when the decision was made.</param>
/// <param name="Attempt">Its attempt.</param>
/// <param name="Reading">How it read, such as AgreedButNotBy.</param>
public sealed record DecisionEvidence(Guid? ShownResultId, int Attempt, string Reading);

internal sealed class DecisionConfiguration : IEntityTypeConfiguration<Decision>
{
    public void Configure(EntityTypeBuilder<Decision> builder)
    {
        builder.Property(decision => decision.Evidence).HasConversion<JsonConverter<DecisionEvidence>, JsonComparer<DecisionEvidence>>();
        builder.HasOne<ClauseText>().WithMany().HasForeignKey(decision => decision.ClauseTextId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Round>().WithMany().HasForeignKey(decision => decision.RoundId);
        builder.HasIndex(decision => new { decision.RoundId, decision.ClauseTextId });
    }
}
