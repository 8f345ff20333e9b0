using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Workshops.Record;

/// <summary>
/// Who took part, as far as anybody may know: by block of the rule of small groups, and by country in the same spirit. Hosts get no more than the others,
/// since a record is printed, filed and sent on; the exact list is on their page of people.
/// </summary>
/// <param name="People">How many; null when they are fewer than <paramref name="K"/>, but not nobody.</param>
/// <param name="Groups">Two or more blocks, or none.</param>
/// <param name="Countries">Two or more lines, or none.</param>
/// <param name="CountryCount">From how many countries; 0 when that is not said.</param>
public sealed record Participation(int K, int? People, IReadOnlyList<Block> Groups, IReadOnlyList<CountryLine> Countries, int CountryCount)
{
    public static Participation Of(IReadOnlyCollection<(StakeholderGroup Group, string Country)> people, int k)
    {
        ArgumentNullException.ThrowIfNull(people);
        if (!SmallGroups.IsNobodyOrEnough(people.Count, k) || people.Count == 0)
        {
            return new Participation(k, people.Count == 0 ? 0 : null, [], [], 0);
        }

        var groups = SmallGroups.Partition(people.CountBy(one => one.Group).ToDictionary(), k);
        var countries = people.CountBy(one => one.Country).ToDictionary(StringComparer.Ordinal);
        return new Participation(k, people.Count, groups.Count > 1 ? groups : [], Lines(countries, k), countries.Count);
    }

    /// <summary>
    /// A partition of the people: countries of at least k, and all others together. Where the others would be fewer than k, the smallest named country joins them, until
    /// they are enough or nothing is left to compare.
    /// </summary>
    private static List<CountryLine> Lines(Dictionary<string, int> countries, int k)
    {
        var named = countries.Where(one => one.Value >= k).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new CountryLine(one.Key, one.Value)).ToList();
        var others = countries.Values.Sum() - named.Sum(line => line.People);
        while (others > 0 && others < k && named.Count > 0)
        {
            others += named[^1].People;
            named.RemoveAt(named.Count - 1);
        }

        if (others > 0)
        {
            named.Add(new CountryLine(Code: null, others));
        }

        return named.Count > 1 ? named : [];
    }
}

/// <param name="Code">ISO 3166-1 alpha-2; null for all other countries together.</param>
public sealed record CountryLine(string? Code, int People);
