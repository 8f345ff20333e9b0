using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards;

public enum ClauseKind
{
    Unit,
    Competence,
    Outcome,
    Criterion,
}

/// <summary>The three types of learning outcome of the European Qualifications Framework.</summary>
public enum OutcomeType
{
    Knowledge,
    Skill,
    Autonomy,
}

/// <summary>How an ESCO concept relates to a clause (SKOS).</summary>
public enum ConceptMatch
{
    Exact,
    Close,
    Broader,
    Narrower,
    Related,
}

/// <summary>A clause is identity only, kept across versions; what it says in one version is a <see cref="ClauseText"/>.</summary>
public sealed class Clause
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid StandardId { get; init; }
}

/// <summary>The wording of a clause in one version, and its place in the tree.</summary>
public sealed class ClauseText
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VersionId { get; init; }

    public StandardVersion? Version { get; init; }

    public Guid ClauseId { get; init; }

    public Guid? ParentId { get; init; }

    /// <summary>Depth-first position in the version, from 0.</summary>
    public int Order { get; set; }

    /// <summary>1, 1.2, 1.2.3: frozen with the version, so that it can be cited.</summary>
    public required string Number { get; set; }

    public ClauseKind Kind { get; init; }

    public OutcomeType? OutcomeType { get; init; }

    public required LocalizedText Text { get; set; }

    public LocalizedText? Note { get; set; }

    public List<ClauseLink> Links { get; } = [];

    /// <summary>Outcomes and criteria are voted on; units and competences only give them their place.</summary>
    public bool IsVotable => Kind is ClauseKind.Outcome or ClauseKind.Criterion;
}

/// <summary>A link from a clause to an ESCO concept, with the concept's label as it was when the link was made.</summary>
public sealed class ClauseLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ClauseTextId { get; init; }

    public required string Uri { get; init; }

    public required LocalizedText Label { get; init; }

    public ConceptMatch Match { get; init; }
}

internal sealed class ClauseConfiguration : IEntityTypeConfiguration<Clause>
{
    public void Configure(EntityTypeBuilder<Clause> builder) =>
        builder.HasOne<Standard>().WithMany().HasForeignKey(clause => clause.StandardId);
}

internal sealed class ClauseTextConfiguration : IEntityTypeConfiguration<ClauseText>
{
    public void Configure(EntityTypeBuilder<ClauseText> builder)
    {
        builder.Property(text => text.Number).HasMaxLength(40);
        builder.HasOne(text => text.Version).WithMany(version => version.Clauses).HasForeignKey(text => text.VersionId);
        builder.HasOne<Clause>().WithMany().HasForeignKey(text => text.ClauseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ClauseText>().WithMany().HasForeignKey(text => text.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(text => text.Links).WithOne().HasForeignKey(link => link.ClauseTextId);
        builder.HasIndex(text => new { text.VersionId, text.Number }).IsUnique();
    }
}

internal sealed class ClauseLinkConfiguration : IEntityTypeConfiguration<ClauseLink>
{
    public void Configure(EntityTypeBuilder<ClauseLink> builder) => builder.Property(link => link.Uri).HasMaxLength(400);
}
