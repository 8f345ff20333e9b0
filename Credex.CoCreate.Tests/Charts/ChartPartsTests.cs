using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;
using static Credex.CoCreate.Tests.Charts.ChartPage;

namespace Credex.CoCreate.Tests.Charts;

/// <summary>The parts that charts are made of, each by itself.</summary>
public sealed class ChartPartsTests
{
    private static readonly StakeholderGroup[] Together = [StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner];

    [Fact]
    public void A_bar_goes_left_for_those_against_and_right_for_those_in_favour_to_scale()
    {
        using var page = new ChartPage();

        var bar = Bar(page, [6, 2, 2, 1], StakeholderGroup.Employer);

        Assert.Equal(
            [("edged", "url(#fill-disagree)", "28%", "12%"), ("edged ink-em", null, "40%", "36%"), ("edged", "url(#fill-changes-em)", "76%", "12%")],
            bar.FindAll("rect[width]").Select(part => (part.ClassName, part.GetAttribute("fill"), part.GetAttribute("x"), part.GetAttribute("width"))));
        Assert.Equal(["2", "6", "2"], Numbers(bar.Find(".track")));
        Assert.Equal(("85%", "40%"), (bar.Find(".cut").GetAttribute("x"), bar.Find(".zero").GetAttribute("x")));
    }

    [Fact]
    public void Groups_together_are_bands_of_their_inks_and_too_narrow_a_part_has_no_number()
    {
        using var page = new ChartPage();

        var bar = Bar(page, [97, 0, 3, 0], Together);

        Assert.Equal([("20%", "30%"), ("50%", "30%")], bar.FindAll("rect.ink-pa, rect.ink-sp").Select(band => (band.GetAttribute("y"), band.GetAttribute("height"))));
        Assert.Single(bar.FindAll("rect.key-line"));
        Assert.Equal(["97"], Numbers(bar.Find(".track")));
    }

    [Fact]
    public void Where_all_abstained_there_is_a_track_without_a_bar()
    {
        using var page = new ChartPage();

        Assert.Empty(Bar(page, [0, 0, 0, 4]).FindAll("rect[width], text"));
        Assert.Equal(["n = 0", "4 abstained"], Count(page, [0, 0, 0, 4]));
        Assert.Equal(["n = 10", "1 abstained"], Count(page, [6, 2, 2, 1]));
        Assert.Equal(["n = 10"], Count(page, [6, 2, 2, 0]));
    }

    [Theory]
    [InlineData("en", "Employers", "PA + SP, together")]
    [InlineData("fr", "Employeurs", "PA + SP, réunis")]
    public void A_label_has_the_shapes_of_its_groups(string language, string one, string several)
    {
        using var page = new ChartPage(language);
        (string Words, IEnumerable<string?> Shapes) Label(params StakeholderGroup[] groups)
        {
            var label = page.Render<BlockLabel>(all => all.Add(part => part.Groups, groups));
            return (label.Find(".block-label > span:last-child").TextContent, label.FindAll(".shape").Select(shape => shape.GetAttribute("data-group")));
        }

        Assert.Equal((one, several), (Label(StakeholderGroup.Employer).Words, Label(Together).Words));
        Assert.Equal(["em"], Label(StakeholderGroup.Employer).Shapes);
        Assert.Equal(["pa", "sp"], Label(Together).Shapes);
    }

    [Fact]
    public void The_mark_of_one_group_is_its_shape_and_of_several_a_square_of_their_inks()
    {
        using var page = new ChartPage();
        IRenderedComponent<BlockMark> Mark(bool outline, params StakeholderGroup[] groups) => page.Render<BlockMark>(all => all.Add(one => one.Groups, groups).Add(one => one.Outline, outline).Add(one => one.Class, "large"));

        Assert.Equal(["shape large", "shape outline large"], new[] { Mark(outline: false, StakeholderGroup.Learner), Mark(outline: true, StakeholderGroup.Learner) }.Select(mark => mark.Find("[data-group=le]").ClassName));
        Assert.Equal([("band ink-pa", "12", "38"), ("band ink-sp", "50", "38")], Mark(outline: false, Together).FindAll("rect").Select(band => (band.ClassName, band.GetAttribute("y"), band.GetAttribute("height"))));
        Assert.Single(Mark(outline: true, Together).FindAll("svg.together.large path.hollow"));
        Assert.Empty(Mark(outline: true, Together).FindAll("rect, [data-group]"));
    }

    [Fact]
    public void A_person_is_a_shape_of_their_group_or_of_all_that_they_may_be_of()
    {
        using var page = new ChartPage();
        IRenderedComponent<PersonMark> Mark(bool outline, params StakeholderGroup[] groups) => page.Render<PersonMark>(all => all.Add(one => one.Groups, groups).Add(one => one.Outline, outline));

        Assert.Equal("#shape-le", Mark(outline: false, StakeholderGroup.Learner).Find("svg.shape:not(.outline) > use").GetAttribute("href"));
        Assert.NotNull(Mark(outline: true, StakeholderGroup.Learner).Find("svg.shape.outline > use"));
        Assert.Equal(2, Mark(outline: false, Together).FindAll("svg.together rect.band").Count);
        Assert.Empty(Mark(outline: false, Together).FindAll("[data-group], use"));
    }

    [Fact]
    public void Chart_and_table_are_both_there_and_the_chart_is_chosen()
    {
        using var page = new ChartPage();

        var views = page.Render<ChartViews>(all => all.Add(one => one.Id, "r").Add(one => one.Chart, "<i>bars</i>").Add(one => one.Table, "<b>rows</b>"));

        Assert.Equal([("r-chart", "r-view", true), ("r-table", "r-view", false)], views.FindAll("input[type=radio]").Select(one => (one.Id, one.GetAttribute("name"), one.HasAttribute("checked"))));
        Assert.Equal([("r-chart", "Chart"), ("r-table", "Table")], views.FindAll("label").Select(label => (label.GetAttribute("for"), label.TextContent)));
        Assert.Equal(("bars", "rows"), (views.Find(".chart > i").TextContent, views.Find(".chart-table > b").TextContent));
    }

    [Fact]
    public void Seven_states_are_seven_shapes_and_one_sentence_for_each_state()
    {
        using var page = new ChartPage();
        var states = StakeholderGroups.All.ToDictionary(group => group, group => group switch
        {
            StakeholderGroup.Employer => GroupState.DoesNotAgree,
            StakeholderGroup.Educator => GroupState.WithChanges,
            StakeholderGroup.Learner => GroupState.NotVoted,
            StakeholderGroup.PublicAuthority or StakeholderGroup.SocialPartner => GroupState.TooFew,
            _ => GroupState.Agrees,
        });

        var marks = page.Render<GroupMarks>(all => all.Add(one => one.States, states).Add(one => one.Together, Together));

        Assert.Equal(
            "Agree: non-formal providers and professionals. Only with changes: educators. Do not agree: employers. Too few to show: public authorities and social partners. No vote: learners. "
            + "Shown together: public authorities and social partners.",
            marks.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["shape struck", "shape halved", "shape", "dash", "shape", "shape faint merged", "shape faint merged"], marks.FindAll(".shapes > svg").Select(shape => shape.ClassName));
        Assert.Equal("No vote: all groups.", page.Render<GroupMarks>(all => all.Add(one => one.States, new Dictionary<StakeholderGroup, GroupState>())).Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void What_is_held_is_said_with_the_smallest_number_and_no_other()
    {
        using var page = new ChartPage();
        string Held(HeldReason reason) => page.Render<HeldText>(all => all.Add(one => one.Reason, reason).Add(one => one.K, 5)).Markup.Trim();

        Assert.Equal("Too few answered to show a result: it takes at least 5.", Held(HeldReason.TooFewAnswered));
        Assert.Equal("Fewer than 5 answers are new or different since the result shown before, so that result stands.", Held(HeldReason.TooFewChanged));
    }

    [Theory]
    [InlineData("en", "By group", "split hidden")]
    [InlineData("fr", "Par groupe", "détail masqué")]
    public void A_hidden_split_is_as_wide_as_the_track_and_has_no_number(string language, string label, string words)
    {
        using var page = new ChartPage(language);

        var split = page.Render<HiddenSplit>();

        Assert.Equal(label, split.Find(".block-label").TextContent);
        Assert.Equal(words, split.Find("text").TextContent);
        Assert.Equal("100%", split.Find("rect[fill='url(#fill-hidden)']").GetAttribute("width"));
        Assert.Equal(string.Empty, split.Find(".row-count").TextContent);
        Assert.DoesNotContain(split.Find(".hidden-split").TextContent, char.IsDigit);
    }

    [Fact]
    public void A_note_says_why_a_split_is_hidden_or_groups_stand_together()
    {
        using var page = new ChartPage();
        IEnumerable<string> Notes(ClauseResult result) => page.Render<SmallGroupNote>(all => all.Add(one => one.Result, result)).FindAll(".chart-note").Select(note => note.TextContent);

        Assert.Equal(["Split hidden: a group under 3 could be recognised."], Notes(Hidden));
        Assert.Equal(["PA and SP are shown together: a group under 3 could be recognised."], Notes(ButNotEmployers));
        Assert.Empty(Notes(Voted(Block(4, 0, 0, 0, StakeholderGroup.Employer), Block(4, 0, 0, 0, StakeholderGroup.Learner))));
    }

    [Fact]
    public void The_legend_explains_inks_and_states_and_its_names_are_read_even_where_they_are_not_seen()
    {
        using var page = new ChartPage();
        IRenderedComponent<MarkLegend> Legend(bool names, bool inksOnly) => page.Render<MarkLegend>(all => all.Add(one => one.Names, names).Add(one => one.InksOnly, inksOnly));

        Assert.Equal(StakeholderGroups.All.Select(group => group.Tag()), Legend(names: false, inksOnly: false).FindAll(".inks .tag").Select(tag => tag.TextContent));
        Assert.Equal(["agrees", "with changes", "does not agree", "too few to show", "shown with others"], Legend(names: false, inksOnly: false).FindAll(".states li").Select(line => line.TextContent.Trim()));
        Assert.Equal(["shape", "shape halved", "shape struck", "shape faint", "shape merged"], Legend(names: false, inksOnly: false).FindAll(".states svg").Select(shape => shape.ClassName));
        Assert.Equal("Employers", Legend(names: false, inksOnly: true).Find(".inks li .visually-hidden").TextContent);
        Assert.Empty(Legend(names: true, inksOnly: true).FindAll(".visually-hidden, .states"));
    }

    [Fact]
    public void A_verdict_is_a_headline_or_a_sentence_and_without_a_vote_it_says_so()
    {
        using var page = new ChartPage("fr");
        IRenderedComponent<VerdictText> Text(ClauseResult? result, bool sentence) => page.Render<VerdictText>(all => all.Add(one => one.Result, result).Add(one => one.Sentence, sentence));

        Assert.Equal("Accord, sauf les employeurs", Text(ButNotEmployers, sentence: false).Markup.Trim());
        Assert.Equal("24 sur 30", Text(ButNotEmployers, sentence: true).Find("strong").TextContent);
        Assert.Equal(page.Phrases.Sentence(ButNotEmployers).ToString(), string.Concat(Text(ButNotEmployers, sentence: true).Nodes.Select(node => node.TextContent)).Trim());
        Assert.All([true, false], sentence => Assert.Equal("Pas encore soumis au vote", Text(null, sentence).Markup.Trim()));
    }

    [Fact]
    public void What_only_decorates_is_silent()
    {
        using var page = new ChartPage();

        Assert.Equal("#icon-locked", page.Render<Icon>(all => all.Add(one => one.Name, "locked")).Find("svg[aria-hidden=true] > use").GetAttribute("href"));
        Assert.Equal(4, page.Render<RegisterCrosses>().FindAll("[aria-hidden=true] use[href='#register']").Count);
        Assert.Equal(
            StakeholderGroups.All.Select(group => (string?)group.Ink()),
            page.Render<SevenShapes>(all => all.Add(one => one.State, ShapeState.Outline).Add(one => one.Class, "tiny")).FindAll("[aria-hidden=true] > svg.shape.outline.tiny").Select(shape => shape.GetAttribute("data-group")));
    }

    private static IRenderedComponent<AnswerBar> Bar(ChartPage page, int[] counts, params StakeholderGroup[] groups) => page.Render<AnswerBar>(all => all
        .Add(one => one.Groups, groups)
        .Add(one => one.Answers, new Histogram(counts))
        .Add(one => one.Zero, 0.4)
        .Add(one => one.Threshold, 0.75));

    private static IEnumerable<string> Count(ChartPage page, int[] counts) =>
        page.Render<AnswerCount>(all => all.Add(one => one.Answers, new Histogram(counts))).FindAll(".row-count > span").Select(part => part.TextContent);
}
