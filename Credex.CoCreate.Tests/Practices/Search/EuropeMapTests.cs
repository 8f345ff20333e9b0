using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Search.Charts;
using Credex.CoCreate.Tests.Charts;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>The map of tiles and its table.</summary>
public sealed class EuropeMapTests
{
    private static readonly Dictionary<string, int> Counts = new(StringComparer.Ordinal) { ["FR"] = 14, ["SE"] = 9, ["PL"] = 3, ["IE"] = 1, ["IT"] = 0, ["US"] = 2 };

    [Fact]
    public void Every_country_has_a_place_of_its_own()
    {
        Assert.Equal(Countries.All.Select(country => country.Code).Order(StringComparer.Ordinal), EuropeTiles.All.Select(tile => tile.Country).Order(StringComparer.Ordinal));
        Assert.Equal(EuropeTiles.All.Count, EuropeTiles.All.Select(tile => (tile.Column, tile.Row)).Distinct().Count());
        Assert.All(EuropeTiles.All, tile => Assert.InRange(tile.Column, 0, EuropeTiles.Columns - 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(4, 1, 2, 3)]
    [InlineData(14, 1, 3, 5, 8)]
    [InlineData(1000, 1, 126, 251, 501)]
    public void Steps_about_double_and_begin_at_one(int most, params int[] steps)
    {
        Assert.Equal(steps, EuropeTiles.Steps(most));
    }

    [Fact]
    public void A_country_with_cases_leads_to_them_and_the_table_says_the_same()
    {
        using var page = new ChartPage();

        var map = page.Render<EuropeMap>(p => p.Add(m => m.Counts, Counts).Add(m => m.Link, country => $"/practices?country={country}").Add(m => m.Chosen, ["SE"]));

        Assert.Equal(["SE", "IE", "PL", "FR"], map.FindAll("svg[role=group] g.tile:not(.none) g > text:first-child").Select(text => text.TextContent));
        var sweden = map.Find(".tile.chosen a");
        Assert.Equal(("/practices?country=SE", "Sweden: 9 cases", "true"), (sweden.GetAttribute("href"), sweden.TextContent, sweden.GetAttribute("aria-current")));
        Assert.Equal(4, map.FindAll(".tile a").Count);
        Assert.Equal(38, map.FindAll("g.tile.none").Count);
        Assert.Equal(["France14", "Sweden9", "Poland3", "US2", "Ireland1"], map.FindAll(".chart-table tbody tr").Select(row => row.TextContent.Replace("\n", string.Empty, StringComparison.Ordinal).Trim()));
        Assert.StartsWith("Cases by country on a map of tiles: France 14, Sweden 9", map.Find("svg[role=group]").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(["1 to 2", "3 to 4", "5 to 7", "8 to 14"], map.FindAll(".map-legend li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public void Few_steps_are_told_apart_and_an_empty_map_says_so()
    {
        using var page = new ChartPage("fr");

        var two = page.Render<EuropeMap>(p => p.Add(m => m.Counts, new Dictionary<string, int>(StringComparer.Ordinal) { ["FR"] = 2, ["IT"] = 1 }).Add(m => m.Link, _ => "/"));
        var none = page.Render<EuropeMap>(p => p.Add(m => m.Counts, new Dictionary<string, int>(StringComparer.Ordinal)).Add(m => m.Link, _ => "/"));

        Assert.Equal(["tile step-4", "tile step-1"], two.FindAll("svg[role=group] g.tile:not(.none)").OrderByDescending(tile => tile.GetAttribute("class"), StringComparer.Ordinal).Select(tile => tile.GetAttribute("class")));
        Assert.Equal("France\u00a0: 2 cas", two.Find(".tile.step-4 a").TextContent);
        Assert.Empty(none.FindAll("a, .map-legend, table"));
        Assert.Equal("Italie\u00a0: aucun", none.FindAll("title").Single(title => title.TextContent.StartsWith("Italie", StringComparison.Ordinal)).TextContent);
    }
}
