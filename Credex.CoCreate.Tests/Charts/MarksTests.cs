using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using static Credex.CoCreate.Tests.Charts.ChartPage;

namespace Credex.CoCreate.Tests.Charts;

public sealed class MarksTests
{
    [Fact]
    public void A_result_mark_has_seven_shapes_in_the_fixed_order_and_then_words()
    {
        using var page = new ChartPage();

        var mark = page.Render<ResultMark>(p => p.Add(m => m.Result, ButNotEmployers));

        Assert.Equal(7, mark.Find(".shapes").QuerySelectorAll("svg").Length);
        Assert.Equal(["em", "ed", "le", "pa", "sp"], mark.FindAll(".shape").Select(shape => shape.GetAttribute("data-group")));
        Assert.Contains("struck", mark.Find("[data-group=em]").ClassName, StringComparison.Ordinal);
        Assert.Equal("Agreed, but not by employers", mark.Find(".verdict").TextContent);
    }

    [Fact]
    public void What_the_shapes_say_is_said_in_words()
    {
        using var page = new ChartPage();

        var name = page.Render<ResultMark>(p => p.Add(m => m.Result, ButNotEmployers)).Find("[role=img]").GetAttribute("aria-label");

        Assert.Equal(
            "Agree: educators, learners, public authorities and social partners. Do not agree: employers. No vote: non-formal providers and professionals. "
            + "Shown together: public authorities and social partners.",
            name);
    }

    [Fact]
    public void A_clause_without_a_vote_is_a_row_of_dashes()
    {
        using var page = new ChartPage("fr");

        var mark = page.Render<ResultMark>();

        Assert.Equal(7, mark.FindAll(".dash").Count);
        Assert.Equal("Pas encore soumis au vote", mark.Find(".verdict").TextContent);
    }

    [Fact]
    public void A_hidden_split_is_seven_thin_outlines()
    {
        using var page = new ChartPage();

        Assert.Equal(7, page.Render<ResultMark>(p => p.Add(m => m.Result, Hidden)).FindAll(".shape.faint").Count);
    }

    [Fact]
    public void A_group_that_holds_only_with_changes_is_half_filled()
    {
        var states = GroupStates.Of(Voted(Block(2, 3, 0, 0, StakeholderGroup.Employer), Block(9, 0, 0, 0, StakeholderGroup.Educator)).Reading);

        Assert.Equal(GroupState.WithChanges, states[StakeholderGroup.Employer]);
        Assert.Equal(GroupState.Agrees, states[StakeholderGroup.Educator]);
    }

    [Theory]
    [InlineData("en", StandardStage.Ratified, "Ratified")]
    [InlineData("fr", StandardStage.Draft, "Projet")]
    public void A_stage_is_a_mark_and_a_word(string language, StandardStage stage, string word)
    {
        using var page = new ChartPage(language);

        var mark = page.Render<StageMark>(p => p.Add(m => m.Stage, stage));

        Assert.Equal(word, mark.Find("span > span").TextContent);
        Assert.EndsWith(stage.ToString().ToLowerInvariant(), mark.Find("use").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public void Stages_say_where_a_standard_is()
    {
        using var page = new ChartPage();

        var stages = page.Render<Stages>(p => p.Add(s => s.Stage, StandardStage.Consensus));

        Assert.Equal(4, stages.FindAll("li").Count);
        Assert.Contains("Consensus", stages.Find("[aria-current=step]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_is_referred_to_is_in_the_sprite()
    {
        using var page = new ChartPage();
        var sprite = page.Render<ShapeSprite>();
        var ids = sprite.FindAll("[id]").Select(element => element.Id).ToHashSet();

        var wanted = StakeholderGroups.All.SelectMany(group => new[] { $"shape-{group.Ink()}", $"fill-changes-{group.Ink()}" })
            .Concat(Enum.GetNames<StandardStage>().Select(stage => $"stage-{stage.ToLowerInvariant()}"))
            .Concat(["half", "logo", "register", "fill-changes-all", "fill-disagree", "fill-hidden"])
            .Concat(new[] { "live", "search", "done", "remove", "open", "next", "move", "locked", "mute" }.Select(icon => $"icon-{icon}"));

        Assert.Empty(wanted.Except(ids));
    }

    [Fact]
    public void A_shape_is_silent_unless_it_stands_alone()
    {
        using var page = new ChartPage("fr");

        Assert.Equal("true", page.Render<Shape>(p => p.Add(s => s.Group, StakeholderGroup.Learner)).Find("svg").GetAttribute("aria-hidden"));
        Assert.Equal("Apprenant", page.Render<Shape>(p => p.Add(s => s.Group, StakeholderGroup.Learner).Add(s => s.Named, true)).Find("[role=img]").GetAttribute("aria-label"));
    }

    [Theory]
    [InlineData(83.5, "1:24")]
    [InlineData(0, "0:00")]
    [InlineData(-5, "0:00")]
    [InlineData(3661, "1:01:01")]
    public void A_countdown_prints_what_is_left_and_carries_both_instants(double seconds, string printed)
    {
        using var page = new ChartPage("fr");
        var now = new DateTime(2026, 11, 24, 14, 0, 0, DateTimeKind.Utc);

        var clock = page.Render<Countdown>(p => p.Add(c => c.Now, now).Add(c => c.EndsAt, now.AddSeconds(seconds))).Find("time");

        Assert.Equal(printed, clock.TextContent);
        Assert.Equal("2026-11-24T14:00:00.000Z", clock.GetAttribute("data-now"));
        Assert.NotNull(clock.GetAttribute("data-ends"));
    }

    [Fact]
    public void A_held_clock_does_not_count()
    {
        using var page = new ChartPage();

        var clock = page.Render<Countdown>(p => p.Add(c => c.Held, TimeSpan.FromSeconds(48))).Find("time");

        Assert.Equal("0:48", clock.TextContent);
        Assert.False(clock.HasAttribute("data-ends"));
    }
}
