using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards;

public enum StandardKind
{
    Competence,
    Definition,
    Guideline,
    Recommendation,
}

public enum StandardStage
{
    Draft,
    Consultation,
    Consensus,
    Ratified,
    Superseded,
}

/// <summary>A text that stakeholders shape. It has numbered versions; this is what they have in common.</summary>
public sealed class Standard
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Slug { get; set; }

    public StandardKind Kind { get; init; }

    public StandardStage Stage { get; set; }

    /// <summary>One of the ten domains of ESSnet-Culture, see <see cref="Domains"/>.</summary>
    public required string Domain { get; set; }

    public required string SourceLanguage { get; init; }

    public required LocalizedText Title { get; set; }

    public required LocalizedText Summary { get; set; }

    /// <summary>Lower case without accents, over all languages: what the search box compares with.</summary>
    public string Folded { get; private set; } = string.Empty;

    public List<StandardVersion> Versions { get; } = [];

    public int Revision { get; set; }

    /// <param name="clauses">Those of the version that readers get.</param>
    public void Fold(IEnumerable<ClauseText> clauses) => Folded = Folding.Fold(
        string.Join(' ', clauses.Select(clause => clause.Text).Prepend(Summary).Prepend(Title).SelectMany(text => text.Wordings.Values).Select(wording => wording.Text)));
}

public enum VersionState
{
    Draft,
    Published,
}

/// <summary>One numbered version: a tree of clause texts, and the elements of the credential that it describes.</summary>
public sealed class StandardVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid StandardId { get; init; }

    public Standard? Standard { get; init; }

    public int Number { get; init; }

    public VersionState State { get; set; }

    public DateTime? PublishedAt { get; set; }

    public LocalizedText? ChangeNote { get; set; }

    public CredentialElements Elements { get; set; } = new();

    public List<ClauseText> Clauses { get; } = [];

    public int Revision { get; set; }
}

internal sealed class StandardConfiguration : IEntityTypeConfiguration<Standard>
{
    public void Configure(EntityTypeBuilder<Standard> builder)
    {
        builder.Property(standard => standard.Slug).HasMaxLength(120);
        builder.Property(standard => standard.Domain).HasMaxLength(40);
        builder.Property(standard => standard.SourceLanguage).HasMaxLength(8);
        builder.Property(standard => standard.Revision).IsConcurrencyToken();
        builder.HasIndex(standard => standard.Slug).IsUnique();
    }
}

internal sealed class StandardVersionConfiguration : IEntityTypeConfiguration<StandardVersion>
{
    public void Configure(EntityTypeBuilder<StandardVersion> builder)
    {
        builder.Property(version => version.Elements).HasConversion<JsonConverter<CredentialElements>, JsonComparer<CredentialElements>>();
        builder.Property(version => version.Revision).IsConcurrencyToken();
        builder.HasIndex(version => new { version.StandardId, version.Number }).IsUnique();
    }
}
