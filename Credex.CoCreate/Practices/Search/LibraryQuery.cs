using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Credex.CoCreate.Practices.Search;

public enum LibraryOrder
{
    Relevance,
    Newest,
}

/// <summary>A search of the library: all of it stands in the address, so that it can be shared, subscribed to and gone back to.</summary>
public sealed record LibraryQuery
{
    private const int MostValues = 40;

    public string Text { get; init; } = string.Empty;

    /// <summary>Several values of a facet widen a search, several facets narrow it.</summary>
    public IReadOnlyDictionary<Facet, IReadOnlyList<string>> Chosen { get; init; } = new Dictionary<Facet, IReadOnlyList<string>>();

    /// <summary>Null: by relevance where something is looked for, else the newest first.</summary>
    public LibraryOrder? Order { get; init; }

    public int Page { get; init; } = 1;

    public bool IsEmpty => Text.Length == 0 && Chosen.Count == 0;

    public IEnumerable<(Facet Facet, string Value)> All => Facets.All.SelectMany(facet => Of(facet).Select(value => (facet, value)));

    public static LibraryQuery Read(IQueryCollection query)
    {
        var chosen = new Dictionary<Facet, IReadOnlyList<string>>();
        foreach (var facet in Facets.All)
        {
            var values = query[facet.Key()].OfType<string>().Select(value => facet.Known(value)).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostValues).ToList();
            if (values.Count > 0)
            {
                chosen[facet] = values;
            }
        }

        return new LibraryQuery
        {
            Text = SearchText.Parse(query["q"].FirstOrDefault()).Written,
            Chosen = chosen,
            Order = query["sort"].FirstOrDefault() switch
            {
                "newest" => LibraryOrder.Newest,
                "relevance" => LibraryOrder.Relevance,
                _ => null,
            },
            Page = int.TryParse(query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
        };
    }

    public IReadOnlyList<string> Of(Facet facet) => Chosen.GetValueOrDefault(facet) ?? [];

    public bool Has(Facet facet, string value) => Of(facet).Contains(value, StringComparer.Ordinal);

    /// <summary>With one more value, from the first page on.</summary>
    public LibraryQuery With(Facet facet, string value) => Has(facet, value) ? this : this with { Page = 1, Chosen = Changed(facet, [.. Of(facet), value]) };

    public LibraryQuery Without(Facet facet, string value) => this with { Page = 1, Chosen = Changed(facet, [.. Of(facet).Where(one => one != value)]) };

    /// <summary>For addresses: a question mark and the pairs, or nothing.</summary>
    public override string ToString()
    {
        var pairs = new List<KeyValuePair<string, StringValues>>();
        void Add(string key, string value) => pairs.Add(KeyValuePair.Create(key, new StringValues(value)));
        if (Text.Length > 0)
        {
            Add("q", Text);
        }

        foreach (var (facet, value) in All)
        {
            Add(facet.Key(), value);
        }

        if (Order is { } order)
        {
            Add("sort", order == LibraryOrder.Newest ? "newest" : "relevance");
        }

        if (Page > 1)
        {
            Add("page", Page.ToString(CultureInfo.InvariantCulture));
        }

        return QueryString.Create(pairs).ToString();
    }

    private Dictionary<Facet, IReadOnlyList<string>> Changed(Facet facet, IReadOnlyList<string> values)
    {
        var changed = new Dictionary<Facet, IReadOnlyList<string>>(Chosen);
        changed.Remove(facet);
        if (values.Count > 0)
        {
            changed[facet] = values;
        }

        return changed;
    }
}
