using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards;

public enum AmendmentState
{
    Proposed,
    Accepted,
    Declined,
    Withdrawn,
}

/// <summary>A proposed wording for one clause text. "Agree with changes" in a vote makes one with its second form.</summary>
public sealed class Amendment
{
    public const int MaxLength = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ClauseId { get; init; }

    public Guid BaseClauseTextId { get; init; }

    public Guid? RoundItemId { get; init; }

    public required string Language { get; init; }

    public required string Text { get; set; }

    public string? Reason { get; set; }

    public Guid? VoterId { get; set; }

    public AmendmentState State { get; set; }

    public DateTime At { get; set; }

    public LocalizedText? Answer { get; set; }

    public Guid? AnsweredBy { get; set; }

    public DateTime? HiddenAt { get; set; }

    public Guid? HiddenBy { get; set; }

    public string? HiddenReason { get; set; }

    /// <summary>The workshop activity that it came from, where it is more than one voter's words.</summary>
    public Guid? ActivityId { get; init; }

    /// <summary>The groups that the ideas behind it came from, as far as they may be shown.</summary>
    public IReadOnlyList<StakeholderGroup> FromGroups { get; init; } = [];
}

internal sealed class AmendmentConfiguration : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.Property(amendment => amendment.Language).HasMaxLength(8);
        builder.Property(amendment => amendment.Text).HasMaxLength(Amendment.MaxLength);
        builder.Property(amendment => amendment.Reason).HasMaxLength(Amendment.MaxLength);
        builder.Property(amendment => amendment.HiddenReason).HasMaxLength(300);
        builder.Property(amendment => amendment.FromGroups).HasConversion<JsonConverter<IReadOnlyList<StakeholderGroup>>, JsonComparer<IReadOnlyList<StakeholderGroup>>>();
        builder.HasOne<ClauseText>().WithMany().HasForeignKey(amendment => amendment.BaseClauseTextId);
        builder.HasIndex(amendment => new { amendment.RoundItemId, amendment.VoterId }).IsUnique();
    }
}
