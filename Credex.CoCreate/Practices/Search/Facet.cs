using System.Globalization;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;

namespace Credex.CoCreate.Practices.Search;

/// <summary>By what cases can be chosen. The name in lower case is the key in the address.</summary>
public enum Facet
{
    Topic,
    Group,
    Country,
    Domain,
    Level,
    Language,
    Year,
}

/// <summary>The values of facets, as they stand in addresses.</summary>
public static class Facets
{
    private const int LongestPeriod = 40;

    public static IReadOnlyList<Facet> All { get; } = Enum.GetValues<Facet>();

    public static string Key(this Facet facet) => facet.ToString().ToLowerInvariant();

    public static string Value(StakeholderGroup group) => group.ToString();

    /// <summary>What a case counts under. A year is every year in which it ran: one that still runs, up to when it was published.</summary>
    public static IEnumerable<string> Values(this PracticeFacts facts, Facet facet) => facet switch
    {
        Facet.Topic => facts.Topics,
        Facet.Group => facts.Groups.Select(Value),
        Facet.Country => facts.Countries,
        Facet.Domain => facts.Domains,
        Facet.Level => facts.Levels.Select(Number),
        Facet.Language => facts.Languages,
        _ => Years(facts).Select(Number),
    };

    /// <summary>The value as it is kept, whatever its case in the address; null where there is none such.</summary>
    public static string? Known(this Facet facet, string value) => facet switch
    {
        Facet.Topic => PracticeTopics.All.FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase)),
        Facet.Group => Enum.GetNames<StakeholderGroup>().FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase)),
        Facet.Country => Countries.Exists(value.ToUpperInvariant()) ? value.ToUpperInvariant() : null,
        Facet.Domain => Domains.All.FirstOrDefault(one => string.Equals(one, value, StringComparison.OrdinalIgnoreCase)),
        Facet.Level => value is [>= '1' and <= '8'] ? value : null,
        Facet.Language => value.Length == 2 && value.All(char.IsAsciiLetter) ? value.ToLowerInvariant() : null,
        _ => value.Length == 4 && value.All(char.IsAsciiDigit) ? value : null,
    };

    private static IEnumerable<int> Years(PracticeFacts facts)
    {
        if ((facts.FromYear ?? facts.ToYear) is not { } first)
        {
            return [];
        }

        var last = Math.Max(first, facts.ToYear ?? (facts.IsRunning ? facts.PublishedAt.Year : first));
        return Enumerable.Range(first, Math.Min(LongestPeriod, last - first + 1));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
