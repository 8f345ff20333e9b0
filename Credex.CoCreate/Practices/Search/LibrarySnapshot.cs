using System.Collections.Concurrent;

namespace Credex.CoCreate.Practices.Search;

/// <summary>What the snapshot knows of a case.</summary>
/// <param name="Values">By facet, in the order of <see cref="Facets.All"/>.</param>
/// <param name="Entries">Numbers of its entries in the index.</param>
public sealed record CaseFacets(Guid Id, DateTime PublishedAt, IReadOnlyList<IReadOnlyList<string>> Values, IReadOnlyList<long> Entries)
{
    public static CaseFacets Of(Guid id, PracticeFacts facts, IReadOnlyList<long> entries) =>
        new(id, facts.PublishedAt, [.. Facets.All.Select(facet => (IReadOnlyList<string>)[.. facts.Values(facet).Distinct(StringComparer.Ordinal)])], entries);
}

/// <summary>The cases in which a word was found, by where.</summary>
public sealed record Hits(Bits Title, Bits Summary, Bits Body)
{
    public Bits Anywhere { get; } = Title | Summary | Body;

    public static Hits operator |(Hits left, Hits right) => new(left.Title | right.Title, left.Summary | right.Summary, left.Body | right.Body);
}

/// <summary>
/// The public cases at one stamp of the index, in the order of the newest first, with a set of places for each value of each facet. Never changed; what the database found in
/// this state is kept with it.
/// </summary>
public sealed class LibrarySnapshot
{
    private const int MostLookups = 1_000;

    private readonly Dictionary<(Facet Facet, string Value), Bits> values = [];
    private readonly Dictionary<long, int> places = [];
    private readonly Dictionary<Guid, CaseFacets> cases;
    private readonly CaseFacets[] ordered;
    private readonly ConcurrentDictionary<string, Hits> lookups = new(StringComparer.Ordinal);

    public LibrarySnapshot(long stamp, Dictionary<Guid, CaseFacets> cases)
    {
        (Stamp, this.cases) = (stamp, cases);
        ordered = [.. cases.Values.OrderByDescending(one => one.PublishedAt).ThenBy(one => one.Id)];
        All = Bits.All(ordered.Length);
        for (var place = 0; place < ordered.Length; place++)
        {
            foreach (var number in ordered[place].Entries)
            {
                places[number] = place;
            }

            foreach (var facet in Facets.All)
            {
                foreach (var value in ordered[place].Values[(int)facet])
                {
                    Set(facet, value).Add(place);
                }
            }
        }

        ByFacet = values.Keys.ToLookup(key => key.Facet, key => key.Value);
    }

    public long Stamp { get; }

    public int Count => ordered.Length;

    public Bits All { get; }

    /// <summary>The values that any case has.</summary>
    public ILookup<Facet, string> ByFacet { get; }

    public Guid this[int place] => ordered[place].Id;

    /// <summary>This with what has changed since; facts of null are cases that are gone.</summary>
    public LibrarySnapshot With(long stamp, IEnumerable<(Guid Id, CaseFacets? Facets)> changes)
    {
        var after = new Dictionary<Guid, CaseFacets>(cases);
        foreach (var (id, facets) in changes)
        {
            if (facets is null)
            {
                after.Remove(id);
            }
            else
            {
                after[id] = facets;
            }
        }

        return new LibrarySnapshot(stamp, after);
    }

    public Bits? Of(Facet facet, string value) => values.GetValueOrDefault((facet, value));

    /// <summary>The cases of entries. Those of a later state, which the database may know already, are left out.</summary>
    public Hits HitsOf(IEnumerable<(long Number, int Column)> found)
    {
        Bits[] columns = [new(Count), new(Count), new(Count)];
        foreach (var (number, column) in found)
        {
            if (places.TryGetValue(number, out var place))
            {
                columns[column].Add(place);
            }
        }

        return new Hits(columns[0], columns[1], columns[2]);
    }

    /// <summary>What was asked of the database in this state is not asked again.</summary>
    public async Task<Hits> LookUpAsync(string key, Func<Task<Hits>> ask)
    {
        if (lookups.TryGetValue(key, out var known))
        {
            return known;
        }

        var hits = await ask();
        if (lookups.Count >= MostLookups)
        {
            lookups.Clear();
        }

        return lookups[key] = hits;
    }

    private Bits Set(Facet facet, string value)
    {
        if (!values.TryGetValue((facet, value), out var set))
        {
            values[(facet, value)] = set = new Bits(Count);
        }

        return set;
    }
}
