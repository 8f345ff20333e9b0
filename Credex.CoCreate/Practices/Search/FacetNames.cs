using System.Globalization;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Search;

/// <summary>The values of facets in the language of the page.</summary>
public sealed class FacetNames(
    IStringLocalizer<PracticeTexts> practices, IStringLocalizer<StandardTexts> standards, IStringLocalizer<FindingTexts> texts, ChartWords words)
{
    public string Of(Facet facet) => texts[$"Facet_{facet}"];

    /// <summary>In the list of the facet, whose heading says what it is.</summary>
    public string Of(Facet facet, string value) => facet switch
    {
        Facet.Topic => practices[$"Topic_{value}"],
        Facet.Domain => standards[$"Domain_{value}"],
        Facet.Country => Countries.Name(value),
        Facet.Group => Enum.TryParse<StakeholderGroup>(value, out var group) ? words.Name(group) : value,
        Facet.Language => Capital(Language(value)),
        _ => value,
    };

    /// <summary>Where it stands alone.</summary>
    public string Alone(Facet facet, string value) => facet == Facet.Level ? texts["Level", value] : Of(facet, value);

    public static string Language(string code) => CultureInfo.GetCultureInfo(code).DisplayName;

    /// <summary>Topics, groups and domains in their own order, levels and years by number, countries and languages by how many there are.</summary>
    public IReadOnlyList<(string Value, string Name, int Count)> Listed(Facet facet, IReadOnlyDictionary<string, int> counts)
    {
        var rows = counts.Select(pair => (Value: pair.Key, Name: Of(facet, pair.Key), Count: pair.Value));
        return facet switch
        {
            Facet.Topic => [.. rows.OrderBy(row => Place(PracticeTopics.All, row.Value))],
            Facet.Domain => [.. rows.OrderBy(row => Place(Domains.All, row.Value))],
            Facet.Group => [.. rows.OrderBy(row => Place(Enum.GetNames<StakeholderGroup>(), row.Value))],
            Facet.Level => [.. rows.OrderBy(row => row.Value, StringComparer.Ordinal)],
            Facet.Year => [.. rows.OrderByDescending(row => row.Value, StringComparer.Ordinal)],
            _ => [.. rows.OrderByDescending(row => row.Count).ThenBy(row => row.Name, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true))],
        };
    }

    private static int Place(IReadOnlyList<string> all, string value) => all.TakeWhile(one => one != value).Count();

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpper(name[0], CultureInfo.CurrentUICulture) + name[1..];
}
