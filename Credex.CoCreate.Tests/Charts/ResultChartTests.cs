using AngleSharp.Dom;
using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using static Credex.CoCreate.Tests.Charts.ChartPage;

namespace Credex.CoCreate.Tests.Charts;

public sealed class ResultChartTests
{
    [Theory]
    [InlineData("en", "PA + SP, together", "PA and SP are shown together: a group under 3 could be recognised.")]
    [InlineData("fr", "PA + SP, réunis", "PA et SP sont réunis\u00a0: un groupe de moins de 3 personnes serait reconnaissable.")]
    public void Merged_groups_are_one_row_in_both_inks_and_the_chart_says_why(string language, string label, string note)
    {
        using var page = new ChartPage(language);

        var bars = page.Render<AnswerBars>(p => p.Add(b => b.Result, ButNotEmployers).Add(b => b.Id, "r"));

        var row = bars.FindAll(".chart-row").Single(row => row.TextContent.Contains("PA + SP", StringComparison.Ordinal));
        Assert.Equal(label, row.QuerySelector(".block-label > span:last-child")!.TextContent);
        Assert.Equal(2, row.QuerySelectorAll("rect.ink-pa, rect.ink-sp").Length);
        Assert.Equal(note, bars.Find(".chart-note").TextContent);
        Assert.Equal(["9"], Numbers(row.QuerySelector(".track")!));
    }

    [Fact]
    public void The_table_has_the_numbers_of_the_chart_and_no_more_rows()
    {
        using var page = new ChartPage();

        var bars = page.Render<AnswerBars>(p => p.Add(b => b.Result, ButNotEmployers).Add(b => b.Id, "r"));

        string[][] rows = [.. bars.FindAll("tbody tr, tfoot tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToArray())];
        Assert.Equal([["0", "3", "3", "1", "6"], ["7", "0", "0", "0", "7"], ["8", "0", "0", "0", "8"], ["9", "0", "0", "0", "9"], ["24", "3", "3", "1", "30"]], rows);
        foreach (var (chart, table) in bars.FindAll(".chart-row:not(.chart-head)").Zip(rows))
        {
            Assert.Empty(Numbers(chart).Except(table));
        }
    }

    [Fact]
    public void A_hidden_split_is_drawn_as_hidden_and_shows_no_group()
    {
        using var page = new ChartPage();

        var bars = page.Render<AnswerBars>(p => p.Add(b => b.Result, Hidden).Add(b => b.Id, "r"));

        Assert.Equal("100%", bars.Find(".hidden-bar").GetAttribute("width"));
        Assert.Equal("Split hidden: a group under 3 could be recognised.", bars.Find(".chart-note").TextContent);
        Assert.Empty(bars.FindAll("[data-group]"));
        Assert.Single(bars.FindAll("tbody tr, tfoot tr"));
    }

    [Fact]
    public void Abstentions_are_words_and_no_part_of_the_bar()
    {
        using var page = new ChartPage("fr");

        var row = page.Render<AnswerBars>(p => p.Add(b => b.Result, ButNotEmployers).Add(b => b.Id, "r")).FindAll(".chart-row")[1];

        Assert.Equal(["3", "3"], Numbers(row.QuerySelector(".track")!));
        Assert.Equal("1 abstention", row.QuerySelector(".abstained")!.TextContent);
        Assert.StartsWith("n = 6", row.QuerySelector(".row-count")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_name_of_a_chart_is_its_verdict()
    {
        using var page = new ChartPage();

        var bars = page.Render<AnswerBars>(p => p.Add(b => b.Result, ButNotEmployers).Add(b => b.Id, "r"));

        Assert.StartsWith("Agreed, but not by employers. 24 of 30 agree", bars.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void Chart_and_table_are_two_radio_buttons_of_one_name()
    {
        using var page = new ChartPage("fr");

        var bars = page.Render<AnswerBars>(p => p.Add(b => b.Result, ButNotEmployers).Add(b => b.Id, "c7"));

        Assert.Equal(["c7-view", "c7-view"], bars.FindAll("input[type=radio]").Select(input => input.GetAttribute("name")));
        Assert.Equal(["Graphique", "Tableau"], bars.FindAll("label").Select(label => label.TextContent));
        Assert.True(bars.Find("#c7-chart").HasAttribute("checked"));
    }

    [Fact]
    public void A_scale_shows_everybody_by_value_and_blocks_by_quartiles_only()
    {
        using var page = new ChartPage("fr");

        var bars = page.Render<ScaleBars>(p => p.Add(b => b.Result, NinePoint).Add(b => b.Id, "r"));

        Assert.Equal(["0", "0", "1", "0", "2", "0", "6", "2", "1"], bars.FindAll(".histogram text").Select(text => text.TextContent));
        Assert.Equal(9, bars.FindAll("rect.ink-all").Count);
        Assert.Equal(2, bars.FindAll(".quartiles").Count);
        var merged = bars.FindAll("table:last-of-type tbody tr")[^1];
        Assert.Equal("PR + SP, réunis", merged.QuerySelector("th")!.TextContent);
        Assert.Equal(["5", "6", "7", "6"], merged.QuerySelectorAll("td").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData("en", "Useful, not essential")]
    [InlineData("fr", "Utile, pas essentielle")]
    public void Values_with_names_are_named_in_chart_and_table(string language, string name)
    {
        using var page = new ChartPage(language);
        var result = Result(Scale.Essential, ConsensusRules.Default(Scale.Essential), Rated([9, 1, 0], StakeholderGroup.Educator));

        var bars = page.Render<ScaleBars>(p => p.Add(b => b.Result, result).Add(b => b.Id, "r"));

        Assert.Equal(name, bars.FindAll(".values > span")[1].TextContent);
        Assert.Equal(name, bars.FindAll("tbody th")[1].TextContent);
        Assert.NotNull(bars.Find(".hidden-split"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Nothing_is_styled_by_an_attribute_and_numbers_have_a_point_in_every_language(string language)
    {
        using var page = new ChartPage(language);
        IElement[] rendered =
        [
            .. new[] { ButNotEmployers, Hidden }.SelectMany(result => page.Render<AnswerBars>(p => p.Add(b => b.Result, result).Add(b => b.Id, "a")).FindAll("*")),
            .. page.Render<ScaleBars>(p => p.Add(b => b.Result, NinePoint).Add(b => b.Id, "b")).FindAll("*"),
            .. new[] { ButNotEmployers, NinePoint }.SelectMany(result => page.Render<RegistrationPlot>(p => p.Add(b => b.Result, result)).FindAll("*")),
            .. page.Render<ResultMark>(p => p.Add(m => m.Result, ButNotEmployers)).FindAll("*"),
            .. page.Render<ShapeSprite>().FindAll("*"),
            .. page.Render<Overprint>().FindAll("*"),
        ];

        Assert.DoesNotContain(rendered, element => element.HasAttribute("style") || element.TagName is "STYLE" or "SCRIPT");
        string[] numeric = ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "viewBox"];
        Assert.DoesNotContain(rendered, element => numeric.Any(name => element.GetAttribute(name)?.Contains(',', StringComparison.Ordinal) == true));
    }
}
