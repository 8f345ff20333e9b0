using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Search;

/// <param name="Published">Cases that readers see.</param>
/// <param name="Coming">Cases that are written, reviewed or changed.</param>
public sealed record CoverageCell(int Published, int Coming)
{
    public bool IsEmpty => Published == 0 && Coming == 0;
}

/// <summary>Topics by country: how many cases there are and how many are on the way, so that staff know what to ask for. A case counts in each of its topics and countries.</summary>
public sealed class Coverage
{
    private readonly Dictionary<(string Topic, string Country), CoverageCell> cells;

    private Coverage(Dictionary<(string Topic, string Country), CoverageCell> cells, IReadOnlyDictionary<string, CoverageCell> topics, IReadOnlyDictionary<string, CoverageCell> countries)
    {
        (this.cells, Topics, Countries) = (cells, topics, countries);
    }

    /// <summary>Every topic, by its code.</summary>
    public IReadOnlyDictionary<string, CoverageCell> Topics { get; }

    /// <summary>Every country that can be chosen, by its code.</summary>
    public IReadOnlyDictionary<string, CoverageCell> Countries { get; }

    public CoverageCell this[string topic, string country] => cells.GetValueOrDefault((topic, country)) ?? new CoverageCell(0, 0);

    /// <summary>The countries that have anything, the fullest first.</summary>
    public IReadOnlyList<string> Begun =>
        [.. Countries.Where(pair => !pair.Value.IsEmpty).OrderByDescending(pair => pair.Value.Published).ThenByDescending(pair => pair.Value.Coming).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];

    /// <summary>The countries that have nothing, by their name.</summary>
    public IReadOnlyList<string> Missing => [.. People.Countries.All.Select(country => country.Code).Where(code => Countries[code].IsEmpty)];

    /// <summary>How many of the begun countries have a published case of a topic.</summary>
    public int Reach(string topic) => Begun.Count(country => this[topic, country].Published > 0);

    /// <summary>The topics by what is missing: the fewest cases first, among those the ones from the fewest countries.</summary>
    public IReadOnlyList<string> Thinnest => [.. PracticeTopics.All.OrderBy(topic => Topics[topic].Published).ThenBy(Reach)];

    public static async Task<Coverage> ReadAsync(AppDb db, LibrarySnapshot at, CancellationToken cancel)
    {
        var coming = await (
            from practice in db.Practices
            where practice.PublishedNumber == null && practice.State != PracticeState.Archived
            join revision in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.Newest } equals new { revision.PracticeId, revision.Number }
            select revision.Fields).AsNoTracking().ToListAsync(cancel);
        var none = new Bits(at.Count);
        Bits Of(Facet facet, string value) => at.Of(facet, value) ?? none;
        var countries = People.Countries.All.Select(country => country.Code).ToList();
        return new Coverage(
            PracticeTopics.All.SelectMany(topic => countries.Select(country => (topic, country))).ToDictionary(
                cell => cell,
                cell => new CoverageCell(
                    Of(Facet.Topic, cell.topic).CountIn(Of(Facet.Country, cell.country)),
                    coming.Count(fields => fields.Topics.Contains(cell.topic, StringComparer.Ordinal) && fields.Countries.Contains(cell.country, StringComparer.Ordinal)))),
            PracticeTopics.All.ToDictionary(topic => topic, topic => new CoverageCell(Of(Facet.Topic, topic).Count, coming.Count(fields => fields.Topics.Contains(topic, StringComparer.Ordinal))), StringComparer.Ordinal),
            countries.ToDictionary(code => code, code => new CoverageCell(Of(Facet.Country, code).Count, coming.Count(fields => fields.Countries.Contains(code, StringComparer.Ordinal))), StringComparer.Ordinal));
    }
}
