using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards;

/// <summary>A clause that somebody wants to add to a version of a standard, and where.</summary>
public sealed class ClauseProposal
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VersionId { get; init; }

    /// <summary>The unit or competence it would stand under; null for the top.</summary>
    public Guid? ParentId { get; init; }

    public required string Text { get; set; }

    public required string Language { get; init; }

    /// <summary>The workshop activity that it came from.</summary>
    public Guid? ActivityId { get; init; }

    /// <summary>The groups that the ideas behind it came from, as far as they may be shown.</summary>
    public IReadOnlyList<StakeholderGroup> FromGroups { get; init; } = [];

    public AmendmentState State { get; set; }

    public DateTime At { get; init; }

    public Guid? By { get; init; }
}

internal sealed class ClauseProposalConfiguration : IEntityTypeConfiguration<ClauseProposal>
{
    public void Configure(EntityTypeBuilder<ClauseProposal> builder)
    {
        builder.Property(proposal => proposal.Text).HasMaxLength(Amendment.MaxLength);
        builder.Property(proposal => proposal.Language).HasMaxLength(8);
        builder.Property(proposal => proposal.FromGroups).HasConversion<JsonConverter<IReadOnlyList<StakeholderGroup>>, JsonComparer<IReadOnlyList<StakeholderGroup>>>();
        builder.HasOne<StandardVersion>().WithMany().HasForeignKey(proposal => proposal.VersionId);
        builder.HasOne<ClauseText>().WithMany().HasForeignKey(proposal => proposal.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
