using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Practices.Search;

/// <summary>The words of a published case in one of its languages, as <see cref="Search.Tokens"/>. Both databases index these columns and nothing else.</summary>
public sealed class SearchEntry
{
    public long Number { get; init; }

    public Guid PracticeId { get; init; }

    public required string Language { get; init; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    public required string Body { get; set; }
}

/// <summary>
/// What is asked of a case without its words. It outlives the case's being public, without <see cref="Facts"/>, so that every server learns that it is gone.
/// </summary>
public sealed class SearchCase
{
    public Guid PracticeId { get; init; }

    /// <summary>Rises with every change of the index, in the order of the commits; see <see cref="SearchState"/>.</summary>
    public long Stamp { get; set; }

    /// <summary>Null: readers do not see it.</summary>
    public PracticeFacts? Facts { get; set; }
}

/// <summary>A word that stands in a published case in a language in which typing errors are forgiven, folded. Never taken away: a word that finds nothing any more is not offered.</summary>
public sealed class SearchWord
{
    public required string Language { get; init; }

    public required string Word { get; init; }

    public long Stamp { get; init; }
}

/// <summary>
/// One row. Whoever changes the index holds it until their commit, so that stamps are committed in their order: who has seen a stamp has seen all before it, on every server.
/// </summary>
public sealed class SearchState
{
    public const int TheOne = 1;

    public int Id { get; init; }

    public long Stamp { get; set; }

    /// <summary>The <see cref="Tokens.Version"/> with which the index was built.</summary>
    public int Version { get; set; }
}

/// <summary>What is known of a published case without reading it.</summary>
public sealed record PracticeFacts
{
    /// <summary>When readers could first see it, in whole seconds: databases keep different fractions.</summary>
    public DateTime PublishedAt { get; init; }

    public required LocalizedText Title { get; init; }

    public required LocalizedText Summary { get; init; }

    public IReadOnlyList<string> Countries { get; init; } = [];

    public string Region { get; init; } = string.Empty;

    public IReadOnlyList<string> Domains { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<People.StakeholderGroup> Groups { get; init; } = [];

    public IReadOnlyList<int> Levels { get; init; } = [];

    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    public bool IsRunning { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public bool IsExample { get; init; }

    public static PracticeFacts Of(Practice practice, PracticeFields fields)
    {
        var published = practice.PublishedAt ?? practice.ChangedAt;
        return new PracticeFacts
        {
            PublishedAt = published.AddTicks(-(published.Ticks % TimeSpan.TicksPerSecond)),
            Title = fields.Title,
            Summary = fields.Summary,
            Countries = fields.Countries,
            Region = fields.Region,
            Domains = fields.Domains,
            Topics = fields.Topics,
            Groups = fields.Groups,
            Levels = fields.Levels,
            FromYear = fields.FromYear,
            ToYear = fields.ToYear,
            IsRunning = fields.Status == PracticeStatus.Running,
            Languages = fields.Languages(),
            IsExample = practice.IsExample,
        };
    }
}

internal sealed class SearchEntryConfiguration : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.HasKey(entry => entry.Number);
        builder.Property(entry => entry.Language).HasMaxLength(8);
        builder.HasOne<Practice>().WithMany().HasForeignKey(entry => entry.PracticeId);
        builder.HasIndex(entry => new { entry.PracticeId, entry.Language }).IsUnique();
    }
}

internal sealed class SearchCaseConfiguration : IEntityTypeConfiguration<SearchCase>
{
    public void Configure(EntityTypeBuilder<SearchCase> builder)
    {
        builder.HasKey(one => one.PracticeId);
        builder.Property(one => one.Facts).HasConversion<JsonConverter<PracticeFacts>, JsonComparer<PracticeFacts>>();
        builder.HasOne<Practice>().WithMany().HasForeignKey(one => one.PracticeId);
        builder.HasIndex(one => one.Stamp);
    }
}

internal sealed class SearchWordConfiguration : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.HasKey(word => new { word.Language, word.Word });
        builder.Property(word => word.Language).HasMaxLength(8);
        builder.Property(word => word.Word).HasMaxLength(Words.Longest);
        builder.HasIndex(word => word.Stamp);
    }
}

internal sealed class SearchStateConfiguration : IEntityTypeConfiguration<SearchState>
{
    public void Configure(EntityTypeBuilder<SearchState> builder) => builder.Property(state => state.Id).ValueGeneratedNever();
}
