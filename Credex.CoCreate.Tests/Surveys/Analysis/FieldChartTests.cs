using AngleSharp.Dom;
using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Charts;
using Credex.CoCreate.Surveys.Analysis.Statistics;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Tests.Charts;
using static Credex.CoCreate.Tests.Surveys.Analysis.ResultParts;

namespace Credex.CoCreate.Tests.Surveys.Analysis;

/// <summary>The results of one field: the table says what the bars say, and nothing that is held is told.</summary>
public sealed class FieldChartTests
{
    [Fact]
    public void Bars_and_table_have_the_same_figures_and_the_chart_says_them_in_words()
    {
        using var page = new ChartPage();

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Choice, 3), [Counted(Everybody(12), 6, 3, 1)], IsHeld: false, null));

        Assert.Equal(["60% (6)", "30% (3)", "10% (1)"], Text(chart, ".field-number"));
        Assert.Equal(["60%", "30%", "10%"], chart.FindAll(".field-rule rect").Select(bar => bar.GetAttribute("width")));
        Assert.Equal(["Choice a 6 (60%)", "Choice b 3 (30%)", "Choice c 1 (10%)", "answered 10", "not answered 2"], Rows(chart));
        Assert.Equal("About ask?: Choice a 60% (6); Choice b 30% (3); Choice c 10% (1)", chart.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal("Of 10 answers.", chart.Find(".chart-note").TextContent);
        Assert.Equal(["f-ask-chart", "f-ask-table"], chart.FindAll("input[name=f-ask-view]").Select(one => one.Id));
    }

    [Fact]
    public void Blocks_stand_beside_each_other_with_shapes_or_names_and_the_association_is_said()
    {
        using var page = new ChartPage();
        ViewBlock[] blocks = [Of(6, StakeholderGroup.Employer), Of(6, StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner), Valued(5, null, SurveyParts.Text("Greece"))];
        var association = new Association(17, 6.123, 2, 0.0004, 0.6, 2.4);

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Choice, 2), [Counted(blocks[0], 6, 0), Counted(blocks[1], 3, 3), Counted(blocks[2], 1, 4)], IsHeld: false, association));

        Assert.Equal(["100% (6)", "50% (3)", "20% (1)", "0% (0)", "50% (3)", "80% (4)"], Text(chart, ".field-number"));
        Assert.Equal(["Employers", "PA + SP, together", "not answered, Greece"], Text(chart, "thead th.num"));
        Assert.Equal("Choice b 0 (0%) 3 (50%) 4 (80%)", Rows(chart)[1]);
        Assert.Equal(["em", "pa", "sp"], chart.FindAll(".field-bar:first-child .shape").Select(shape => shape.GetAttribute("data-group")));
        Assert.Equal(["edged ink-em", "ink-all", "ink-all"], chart.FindAll(".field-bar:first-child rect").Select(bar => bar.ClassName));
        Assert.Equal("Association: χ² = 6.12, 2 df, p = < 0.001; Cramér’s V = 0.6; n = 17. The smallest expected number is 2.4, under 5: take it with care.", chart.FindAll(".chart-note")[^1].TextContent.Trim());
    }

    [Theory]
    [InlineData("en", "Fewer than 5 people answered: nothing can be shown without showing somebody.")]
    [InlineData("fr", "5")]
    public void What_is_held_shows_no_number(string language, string words)
    {
        using var page = new ChartPage(language);

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Choice, 3), [], IsHeld: true, null));

        Assert.Contains(words, chart.Find("p.message").TextContent, StringComparison.Ordinal);
        Assert.Equal(["5"], chart.Find("p.message").TextContent.Where(char.IsDigit).Select(digit => digit.ToString()));
        Assert.Empty(chart.FindAll("svg, table, [role=img], input"));
    }

    [Fact]
    public void Where_parting_is_held_everybody_is_shown_and_it_is_said()
    {
        using var page = new ChartPage();

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Choice, 2), [Counted(Everybody(9), 4, 5)], IsHeld: true, null));

        Assert.Equal("Shown for everybody: in one part fewer than 5 people answered.", chart.FindAll(".chart-note")[0].TextContent);
        Assert.Equal(["Choice a 4 (44%)", "Choice b 5 (56%)", "answered 9", "not answered 0"], Rows(chart));
        Assert.Empty(chart.FindAll(".field-block, .parted"));
    }

    [Fact]
    public void A_scale_says_its_mean_and_spread_and_the_table_has_them()
    {
        using var page = new ChartPage();
        var spread = Spread.Of([1, 2, 2, 3, 3, 3])!;

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Choice, 3), [Counted(Everybody(6), 1, 2, 3) with { Spread = spread }], IsHeld: false, null));

        Assert.Equal("Mean 2.33, standard deviation 0.82; median 2.5, middle half from 2 to 3.", chart.FindAll(".chart-note")[0].TextContent);
        Assert.Equal(["Mean 2.33", "Median 2.5"], Rows(chart).Skip(3).Take(2));
    }

    [Fact]
    public void An_order_is_told_in_points_of_those_that_are_possible()
    {
        using var page = new ChartPage();
        var block = Counted(Everybody(6), 4, 2, 0) with { Points = [1.5, 1, 0.5] };

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Order, 3), [block], IsHeld: false, null));

        Assert.Equal(["1.5", "1", "0.5"], Text(chart, ".field-number"));
        Assert.Equal(["75%", "50%", "25%"], chart.FindAll(".field-rule rect").Select(bar => bar.GetAttribute("width")));
        Assert.Equal(["Choice a 1.5", "Choice b 1", "Choice c 0.5"], Rows(chart).Take(3));
        Assert.Contains("(Borda)", chart.Find(".chart-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_of_a_number_are_open_at_both_ends()
    {
        using var page = new ChartPage();
        var block = Counted(Everybody(10), 2, 5, 3) with { Classes = [0, 10, 20, 30] };

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Number, 0), [block], IsHeld: false, null));

        Assert.Equal(["< 10", "10 to under 20", "≥ 20"], Text(chart, ".field-option"));
        Assert.Equal(["< 10 2 (20%)", "10 to under 20 5 (50%)", "≥ 20 3 (30%)"], Rows(chart).Take(3));
    }

    [Theory]
    [InlineData(new[] { 0.0, 10, 20, 30 }, "< 10|10 – 19|≥ 20")]
    [InlineData(new[] { 0.0, 1, 2, 3 }, "< 1|1|≥ 2")]
    [InlineData(new[] { 5.0, 6 }, "all answers")]
    public void Of_whole_numbers_a_class_ends_with_the_last_that_is_in_it(double[] bounds, string labels)
    {
        using var page = new ChartPage();
        var block = Counted(Everybody(10), [.. Enumerable.Repeat(5, bounds.Length - 1)]) with { Classes = bounds };
        var field = Asking(FieldKind.Number, 0) with { Rules = new FieldRules { WholeNumbers = true } };

        Assert.Equal(labels.Split('|'), Text(Draw(page, new FieldResult(field, [block], IsHeld: false, null)), ".field-option"));
    }

    [Fact]
    public void Of_many_choices_those_that_nobody_chose_have_no_bar_and_stay_in_the_table()
    {
        using var page = new ChartPage();

        var chart = Draw(page, new FieldResult(Asking(FieldKind.Choices, 14), [Counted(Everybody(8), [.. Enumerable.Range(0, 14).Select(place => place is 2 or 9 ? 6 : 0)]) with { Answered = 8 }], IsHeld: false, null));

        Assert.Equal(["Choice c", "Choice j"], Text(chart, ".field-option"));
        Assert.Equal(16, Rows(chart).Count);
        Assert.Equal("Choice c 6 (75%)", Rows(chart)[2]);
        Assert.Equal("Of 8 people; several choices are possible.", chart.Find(".chart-note").TextContent);
    }

    [Fact]
    public void Texts_are_counted_and_a_choice_in_another_language_is_marked()
    {
        using var page = new ChartPage();
        var field = Asking(FieldKind.Choice, 1) with { Options = [new Option("a", Types.TypePage.French("Un métier"))] };

        Assert.Equal("7 texts", Draw(page, new FieldResult(Asking(FieldKind.Text, 0), [new BlockResult(Everybody(9), 7, [], [], null, [])], IsHeld: false, null)).Find("p").TextContent);
        Assert.Equal(["fr", "fr"], Draw(page, new FieldResult(field, [Counted(Everybody(6), 6)], IsHeld: false, null)).FindAll(".field-option, tbody th[lang]").Select(one => one.GetAttribute("lang")));
    }

    private static IRenderedComponent<FieldChart> Draw(ChartPage page, FieldResult result) =>
        page.Render<FieldChart>(all => all.Add(one => one.Result, result).Add(one => one.K, 5).Add(one => one.Id, "f-ask"));

    private static IReadOnlyList<string> Text(IRenderedComponent<FieldChart> chart, string selector) => [.. chart.FindAll(selector).Select(Words)];

    private static IReadOnlyList<string> Rows(IRenderedComponent<FieldChart> chart) => [.. chart.FindAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(Words)))];

    private static string Words(IElement element) => string.Join(' ', Leaves(element).SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<string> Leaves(INode node) => node is IText ? [node.TextContent] : node.ChildNodes.SelectMany(Leaves);
}
