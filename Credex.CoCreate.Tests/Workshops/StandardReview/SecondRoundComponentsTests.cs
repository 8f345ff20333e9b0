using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Tests.Charts;
using Credex.CoCreate.Workshops.StandardReview;

namespace Credex.CoCreate.Tests.Workshops.StandardReview;

/// <summary>What a second round shows of the first, and what a review can be set to.</summary>
public sealed class SecondRoundComponentsTests
{
    private static readonly RuleOptions Rule = ConsensusRules.Default(Scale.Consent);
    private static readonly ResultBefore Before = new(1, ChartPage.ButNotEmployers.Tally, Rule);
    private static readonly VersionChoice[] Versions = [new(Guid.NewGuid(), ReviewPage.Text("Sound", "Le son"), 1), new(Guid.NewGuid(), ReviewPage.Text("Sound", "Le son"), 2)];
    private static readonly ClauseText[] Clauses = [Clause("1.1", "Describes"), Clause("1.2", "Documents")];

    [Theory]
    [InlineData("en", "Round 1: Agreed, but not by employers", "24 of 30")]
    [InlineData("fr", "Tour 1\u00a0: Accord, sauf les employeurs", "24 sur 30")]
    public void The_round_before_is_named_and_has_its_verdict_and_its_chart(string language, string title, string figure)
    {
        using var page = new ReviewPage(language);

        var block = page.Show<BeforeBlock>(("Before", Before), ("K", 3));

        Assert.Equal(title.Replace('\u00a0', ' ').Replace(" :", ":", StringComparison.Ordinal), block.Find("h2").TextContent.Replace('\u00a0', ' ').Replace(" :", ":", StringComparison.Ordinal));
        Assert.Equal(figure, block.Find("p.small strong").TextContent);
        Assert.Equal(["before-1-chart", "before-1-table"], block.FindAll("input[type=radio]").Select(one => one.Id));
        Assert.Contains(block.FindAll(".chart-table tbody th"), head => head.TextContent.Contains("PA + SP", StringComparison.Ordinal));
    }

    [Fact]
    public void The_shift_is_told_over_all_and_of_blocks_that_both_results_show()
    {
        using var page = new ReviewPage();
        var after = ChartPage.Voted(ChartPage.Block(6, 0, 0, 0, StakeholderGroup.Employer), ChartPage.Block(3, 0, 3, 0, StakeholderGroup.Learner, StakeholderGroup.Professional)).Tally;

        var table = page.Show<ShiftTable>(("Before", Before), ("After", after), ("Rule", Rule), ("Stability", new Stability(2, 20)));

        Assert.Equal(["Everybody 80\u00a0% 75\u00a0% −5", "Employers 0\u00a0% 100\u00a0% +100"], Rows(table));
        Assert.Equal(["Group", "Round 1", "Now", "Points"], table.FindAll("thead th").Select(head => head.TextContent));
        Assert.Contains("keep", table.Find("table").ClassList);
        Assert.Equal("10 % of answers moved among the 20 people who answered both rounds: stable (under 15 %).", table.Find("p").TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public void Where_all_abstained_there_is_no_share_and_without_the_same_people_no_stability()
    {
        using var page = new ReviewPage();
        var after = ChartPage.Voted(ChartPage.Block(0, 0, 0, 6, StakeholderGroup.Educator)).Tally;

        var silent = page.Show<ShiftTable>(("Before", Before), ("After", after), ("Rule", Rule), ("Stability", new Stability(0, 0)));
        var moved = page.Show<ShiftTable>(("Before", Before), ("After", Before.Tally), ("Rule", Rule), ("Stability", new Stability(3, 20)));

        Assert.Equal(["Everybody 80\u00a0% – –"], Rows(silent));
        Assert.Empty(silent.FindAll("p"));
        Assert.Equal("Everybody 80\u00a0% 80\u00a0% 0", Rows(moved)[0]);
        Assert.Contains("15 % of answers moved among the 20 people who answered both rounds: not stable", moved.Find("p").TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_shows_what_is_set_and_sends_ids_and_codes()
    {
        using var page = new ReviewPage();
        var earlier = new RoundChoice(Guid.NewGuid(), ReviewPage.Text("First vote", "Premier vote"));
        var asked = new RoundSettings.Asked { Version = Versions[1].Id, Rule = (Scale.NinePoint, RuleKind.Rand), Threshold = 80, Timer = 60, Classic = true, Clauses = new HashSet<Guid> { Clauses[1].Id }, Previous = earlier.Id };

        var fields = Settings(page, asked, earlier);

        Assert.Equal([(Versions[1].Id.ToString(), "Sound, version 2"), (earlier.Id.ToString(), "First vote")], fields.FindAll("option[selected]").Select(one => (one.GetAttribute("value"), one.TextContent)));
        Assert.Equal(RoundSettings.Choices.Select(one => $"{one.Scale}.{one.Kind}"), fields.FindAll("input[name=choice][required]").Select(one => one.GetAttribute("value")));
        Assert.Equal(["choice NinePoint.Rand", "classic true", $"clauses {Clauses[1].Id}"], fields.FindAll("input[checked]").Select(one => $"{one.GetAttribute("name")} {one.GetAttribute("value")}").Order(StringComparer.Ordinal));
        Assert.Equal(("80", "60"), (fields.Find("#threshold").GetAttribute("value"), fields.Find("#timer").GetAttribute("value")));
        Assert.Equal("1 of 2 clauses", fields.Find("summary").TextContent.Replace('\u00a0', ' '));
        Assert.All(fields.FindAll("[aria-describedby]"), field => Assert.Single(fields.FindAll($"#{field.GetAttribute("aria-describedby")}")));
        Assert.All(fields.FindAll("label[for]"), label => Assert.Single(fields.FindAll($"#{label.GetAttribute("for")}")));
    }

    [Fact]
    public void All_clauses_are_chosen_at_first_and_without_an_earlier_round_none_is_offered()
    {
        using var page = new ReviewPage();

        var fields = Settings(page, new RoundSettings.Asked());

        Assert.Equal(2, fields.FindAll("input[name=clauses][checked]").Count);
        Assert.Equal(["1.1 Describes", "1.2 Documents"], fields.FindAll("#clauses label").Select(label => label.TextContent.Trim()));
        Assert.Equal("Consent.PercentAgreement", fields.Find("input[name=choice][checked]").GetAttribute("value"));
        Assert.Empty(fields.FindAll("#previous, input[name=leaveOutAgreed]"));
    }

    [Theory]
    [InlineData(60, "60 seconds")]
    [InlineData(null, "No timer")]
    public void After_the_first_vote_the_settings_are_only_read(int? timer, string words)
    {
        using var page = new ReviewPage();

        var facts = page.Render<ReviewSettings>(all => all
            .Add(one => one.IsFrozen, true)
            .Add(one => one.Asked, new RoundSettings.Asked { Version = Versions[0].Id, Timer = timer })
            .Add(one => one.Versions, Versions)
            .Add(one => one.Clauses, Clauses));

        Assert.Equal(["Consent, share of agreement", "Sound, version 1", words], facts.FindAll("dd").Select(one => one.TextContent));
        Assert.Empty(facts.FindAll("input, select, label"));
    }

    private static IRenderedComponent<ReviewSettings> Settings(ReviewPage page, RoundSettings.Asked asked, params RoundChoice[] earlier) => page.Render<ReviewSettings>(all => all
        .Add(one => one.Asked, asked)
        .Add(one => one.Versions, Versions)
        .Add(one => one.Clauses, Clauses)
        .Add(one => one.Chosen, asked.Clauses.Count > 0 ? asked.Clauses : null)
        .Add(one => one.Earlier, earlier));

    private static ClauseText Clause(string number, string text) => new() { Number = number, Text = ReviewPage.Text(text, "Décrit"), Kind = ClauseKind.Outcome };

    private static IReadOnlyList<string> Rows(IRenderedComponent<ShiftTable> table) => [.. table.FindAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)))];
}
