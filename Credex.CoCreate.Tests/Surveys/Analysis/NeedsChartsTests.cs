using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Charts;
using Credex.CoCreate.Surveys.Analysis.Statistics;
using Credex.CoCreate.Tests.Charts;
using static Credex.CoCreate.Tests.Surveys.Analysis.ResultParts;

namespace Credex.CoCreate.Tests.Surveys.Analysis;

/// <summary>The needs analysis in pictures and words: what too few rated is in neither.</summary>
public sealed class NeedsChartsTests
{
    [Fact]
    public void The_grid_says_which_competence_is_in_which_corner_and_fills_those_that_matter()
    {
        using var page = new ChartPage();

        var grid = page.Render<NeedGrid>(all => all.Add(one => one.Needs, Needs()));

        Assert.Equal("Concentrate here: 2. Keep up: . Low priority: . Possible overkill: 1", grid.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["1", "2"], grid.FindAll(".need-number").Select(number => number.TextContent));
        Assert.Equal(["2"], grid.FindAll(".need-number.filled").Select(number => number.TextContent));
        Assert.Equal(["1 About c1?", "2 Tester une maquette", "3 About c3?"], grid.FindAll(".need-legend li").Select(Words));
        Assert.Equal("fr", grid.Find(".need-legend li:nth-child(2) span").GetAttribute("lang"));

        // More important is further up, better mastered further to the right.
        Assert.True(Number(grid.FindAll("circle")[1], "cx") < Number(grid.FindAll("circle")[0], "cx"));
        Assert.True(Number(grid.FindAll("circle")[1], "cy") < Number(grid.FindAll("circle")[0], "cy"));
    }

    [Fact]
    public void Gaps_begin_with_the_widest_and_say_their_intervals_in_words()
    {
        using var page = new ChartPage();
        var needs = Needs();

        var gaps = page.Render<NeedGaps>(all => all.Add(one => one.Needs, needs));

        Assert.Equal(["2 Tester une maquette", "1 About c1?"], gaps.FindAll(".need-gap p").Select(Words));
        Assert.Equal(needs.Ranked.Select(need => $"Everybody: {Sentence(need.Whole!)}"), gaps.FindAll("[role=img]").Select(track => track.GetAttribute("aria-label")));
        Assert.All(gaps.FindAll("[role=img]"), track =>
        {
            var (low, high) = (Number(track.QuerySelector(".cut")!, "x1"), Number(track.QuerySelector(".cut")!, "x2"));
            Assert.InRange(Number(track.QuerySelector("svg")!, "x"), low, high);
            Assert.InRange(high, low, 100);
        });
    }

    [Fact]
    public void A_block_that_too_few_rated_has_no_point_and_no_word()
    {
        using var page = new ChartPage();
        var needs = Needs(Of(6, StakeholderGroup.Employer), Of(5, StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner));
        var (held, shown) = (needs.Ranked[1].Whole!, needs.Ranked[0].Whole!);

        var tracks = page.Render<NeedGaps>(all => all.Add(one => one.Needs, needs)).FindAll("[role=img]");

        Assert.Equal($"Employers: {Sentence(shown)}; PA + SP, together: {Sentence(shown)}", tracks[0].GetAttribute("aria-label"));
        Assert.Equal($"Employers: {Sentence(held)}", tracks[1].GetAttribute("aria-label"));
        Assert.Equal((1, 1), (tracks[0].QuerySelectorAll("use[href='#shape-em']").Length, tracks[0].QuerySelectorAll(".need-square").Length));
        Assert.Equal(["ink-pa", "ink-sp"], tracks[0].QuerySelectorAll("rect:not(.need-square)").Select(band => band.ClassName));
        Assert.Equal((1, 0), (tracks[1].QuerySelectorAll("use").Length, tracks[1].QuerySelectorAll("rect").Length));
    }

    [Fact]
    public void Blocks_that_are_no_groups_have_letters_in_the_picture_its_legend_and_the_table()
    {
        using var page = new ChartPage();
        var needs = Needs(Valued(6, SurveyParts.Text("Belgium")), Valued(5, SurveyParts.Text("France"), null));

        var view = page.Render<NeedsView>(all => all.Add(one => one.Needs, needs).Add(one => one.K, 5));

        Assert.Equal(["A Belgium n = 6", "B France, not answered n = 5"], view.FindAll(".legend-line li").Select(Words));
        Assert.Equal([["A", "B"], ["A"]], view.FindAll("svg.need-track[role=img]").Select(track => track.QuerySelectorAll(".need-letter").Select(letter => letter.TextContent)));
        Assert.Equal(["Competence", "A Belgium", "B France, not answered"], view.FindAll(".need-parts thead th").Select(Words));
    }

    [Fact]
    public void The_table_by_part_has_value_and_rank_with_their_intervals()
    {
        using var page = new ChartPage();
        var needs = Needs(NeedMeasure.Rds, Of(6, StakeholderGroup.Employer), Of(5, StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner));

        var view = page.Render<NeedsView>(all => all.Add(one => one.Needs, needs).Add(one => one.K, 5));

        string Cell(RankedNeed need) => $"{Two(need.Figures.Rds)} [{Two(need.Value.Low)}; {Two(need.Value.High)}] rank {need.Rank} [{need.RankInterval.Low:F0}; {need.RankInterval.High:F0}] n = 5";
        Assert.Contains("ranked discrepancy score", Words(view.Find(".need-parts caption")), StringComparison.Ordinal);
        Assert.Equal(["Employers", "PA + SP, together"], view.FindAll(".need-parts thead th").Skip(1).Select(Words));
        Assert.Equal(["2 Tester une maquette", "1 About c1?"], view.FindAll(".need-parts tbody th").Select(Words));
        Assert.Equal(
            [Cell(needs.Ranked[0].Whole!), Cell(needs.Ranked[0].Whole!), Cell(needs.Ranked[1].Whole!), "–"],
            view.FindAll(".need-parts tbody td").Select(Words));
        Assert.Empty(page.Render<NeedsView>(all => all.Add(one => one.Needs, Needs()).Add(one => one.K, 5)).FindAll(".need-parts"));
    }

    [Fact]
    public void The_table_has_every_measure_with_its_interval_and_leads_to_the_clause()
    {
        using var page = new ChartPage();
        var needs = Needs(Of(6, StakeholderGroup.Employer), Of(5, StakeholderGroup.Learner));

        var view = page.Render<NeedsView>(all => all
            .Add(one => one.Needs, needs)
            .Add(one => one.K, 5)
            .Add(one => one.ClauseLinks, new Dictionary<Guid, string> { [Clause] = "/below/standards/sound#c-2" }));

        var first = needs.Ranked[0].Whole!;
        Assert.Equal(["Tester une maquette", "About c1?"], view.FindAll(".need-table tbody th").Select(Words));
        Assert.Equal(
            [$"1 [{first.RankInterval.Low:F0}; {first.RankInterval.High:F0}]", "5", "4.80", "1.40", $"{Two(first.Figures.Mwds)} [{Two(first.Value.Low)}; {Two(first.Value.High)}]", "-100.00", Two(first.Figures.Pni), "Concentrate here"],
            view.FindAll(".need-table tbody tr:first-child td").Select(Words));
        Assert.Equal("/below/standards/sound#c-2", view.Find(".need-table tbody a").GetAttribute("href"));
        Assert.Single(view.FindAll(".need-table tbody a"));
        Assert.Contains("Pairs with one half missing are left out: 2 of 12.", view.Find(".chart-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Employers n = 6", "Learners n = 5"], view.FindAll(".legend-line li").Select(Words));
        Assert.Empty(view.FindAll("#need-sides"));
    }

    [Fact]
    public void The_order_is_chosen_by_links_and_the_gaps_and_their_intervals_follow_it()
    {
        using var page = new ChartPage();
        var needs = Needs(NeedMeasure.Rds);

        var view = page.Render<NeedsView>(all => all.Add(one => one.Needs, needs).Add(one => one.K, 5).Add(one => one.OrderLink, measure => $"?order={measure}"));

        Assert.Equal(["?order=Mwds", "?order=Rds", "?order=Pni"], view.FindAll(".need-order a").Select(link => link.GetAttribute("href")));
        Assert.Equal("?order=Rds", view.Find(".need-order a[aria-current]").GetAttribute("href"));
        Assert.Contains("ranked discrepancy score", Words(view.Find(".need-table caption")), StringComparison.Ordinal);
        var first = needs.Ranked[0].Whole!;
        Assert.Equal((1, -100), (first.Rank, first.Figures.Rds));
        Assert.Equal([Two(first.Figures.Mwds), $"-100.00 [{Two(first.Value.Low)}; {Two(first.Value.High)}]", Two(first.Figures.Pni)], view.FindAll(".need-table tbody tr:first-child td").Skip(4).Take(3).Select(Words));

        // Who lacks most stands right of the line, though the score is the lowest.
        var tracks = view.FindAll(".need-gap:not(.need-gap-head) svg.need-track");
        Assert.True(Number(tracks[0].QuerySelector("svg")!, "x") > Number(tracks[0].QuerySelector("line.zero")!, "x1"));
        Assert.All(tracks.Select(track => track.QuerySelector("line.cut")!), line => Assert.True(Number(line, "x1") <= Number(line, "x2")));
        Assert.Empty(page.Render<NeedsView>(all => all.Add(one => one.Needs, needs).Add(one => one.K, 5)).FindAll(".need-order"));
    }

    [Fact]
    public void Employers_are_compared_with_learners_only_where_both_may_be_shown()
    {
        using var page = new ChartPage();
        var byGroup = Needs(Of(6, StakeholderGroup.Employer), Of(5, StakeholderGroup.Learner));
        IRenderedComponent<NeedsView> View(NeedsResult sides) => page.Render<NeedsView>(all => all.Add(one => one.Needs, Needs()).Add(one => one.K, 5).Add(one => one.ByGroup, sides));

        Assert.Equal(["Tester une maquette 4.80 1.40 3.40"], View(byGroup).FindAll(".plan-gap tbody tr").Select(Words));
        Assert.Empty(View(Needs(Of(6, StakeholderGroup.Employer), Of(5, StakeholderGroup.Educator))).FindAll(".plan-gap"));
    }

    [Fact]
    public void Where_nothing_may_be_shown_only_the_reason_is()
    {
        using var page = new ChartPage();

        var view = page.Render<NeedsView>(all => all.Add(one => one.Needs, new NeedsResult([], [], 0, 0, 0, 0)).Add(one => one.K, 7));

        Assert.StartsWith("Fewer than 7 people answered", view.Find("p.message").TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("svg, table, section, .chart-note"));
    }

    private static string Sentence(RankedNeed need) => $"{Short(need.Figures.Mwds)}, from {Short(need.Value.Low)} to {Short(need.Value.High)}";

    private static string Short(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Two(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static double Number(IElement element, string attribute) => double.Parse(element.GetAttribute(attribute)!.TrimEnd('%'), CultureInfo.InvariantCulture);

    private static string Words(IElement element) => string.Join(' ', Leaves(element).SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<string> Leaves(INode node) => node is IText ? [node.TextContent] : node.ChildNodes.SelectMany(Leaves);
}
