namespace Credex.CoCreate.Practices.Search;

/// <summary>A page of what a search found.</summary>
public sealed record LibraryResult
{
    /// <summary>With the page that is shown, which is the last one where a later one was asked for.</summary>
    public required LibraryQuery Query { get; init; }

    public required LibraryOrder Order { get; init; }

    public required int Total { get; init; }

    public required int Pages { get; init; }

    /// <summary>All public cases.</summary>
    public required int Public { get; init; }

    /// <summary>From how many countries those are.</summary>
    public required int Countries { get; init; }

    /// <summary>By facet, each value that any case has, and how many would be found with it.</summary>
    public required IReadOnlyDictionary<Facet, Dictionary<string, int>> Facets { get; init; }

    /// <summary>Words that found nothing, and those that were looked for instead.</summary>
    public required IReadOnlyDictionary<string, string> Corrected { get; init; }

    public required IReadOnlyList<FoundCase> Cases { get; init; }

    public required Sought Sought { get; init; }

    /// <summary>Where nothing was found: what would find something.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>Where nothing like the search finds anything: all topics, with how many cases each has.</summary>
    public IReadOnlyDictionary<string, int> Topics { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Then too: the newest cases.</summary>
    public IReadOnlyList<FoundCase> Newest { get; init; } = [];
}

/// <param name="Slug">In its address.</param>
/// <param name="Number">Of the revision that readers see.</param>
/// <param name="ChangedAt">When readers last got something new to see.</param>
public sealed record FoundCase(Guid Id, string Slug, PracticeFacts Facts, bool IsOutdated, int? Number, DateTime ChangedAt);

public enum SuggestionKind
{
    WithWord,
    WithoutWord,
    WithoutChoice,
    WithoutChoices,
    WithoutWords,
}

/// <param name="Word">The word that is left out or put in, or the value of the facet.</param>
public sealed record Suggestion(SuggestionKind Kind, string Word, Facet? Facet, LibraryQuery Query, int Count);

/// <param name="Tokens">By language: the stems that were looked for.</param>
/// <param name="Beginnings">How words begin that somebody has only begun to write, folded.</param>
public sealed record Sought(IReadOnlyDictionary<string, IReadOnlySet<string>> Tokens, IReadOnlyList<string> Beginnings)
{
    public static Sought Nothing { get; } = new(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal), []);

    public bool IsEmpty => Tokens.Values.All(tokens => tokens.Count == 0) && Beginnings.Count == 0;
}
