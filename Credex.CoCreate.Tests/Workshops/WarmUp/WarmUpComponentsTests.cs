using Bunit;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.WarmUp;

namespace Credex.CoCreate.Tests.Workshops.WarmUp;

/// <summary>What a practice question looks like in each place, in both languages.</summary>
public sealed class WarmUpComponentsTests
{
    private static readonly WarmUpOutcome Outcome = new() { Answered = 6, Counts = [4, 2] };

    public static TheoryData<string, string> All => new MatrixTheoryData<string, string>(["en", "fr"], [WarmUpState.Waiting, WarmUpState.Open, WarmUpState.Closed, WarmUpState.Shown]);

    [Theory]
    [MemberData(nameof(All))]
    public void The_stage_says_that_it_is_practice_and_asks_only_while_it_is_open(string language, string state)
    {
        using var page = new ReviewPage(language);

        var stage = page.Show<WarmUpStage>(("Room", Room(state)));

        Assert.Contains(language == "fr" ? "C’est un essai" : "This is practice", stage.Markup, StringComparison.Ordinal);
        Assert.Equal(language == "fr" ? "Thé ou café\u00a0?" : "Tea or coffee?", stage.Find("h1").TextContent.Replace(" ?", "\u00a0?", StringComparison.Ordinal));
        Assert.Equal(state == WarmUpState.Open ? ["1", "2"] : [], stage.FindAll("button[form=tap][name=value]").Select(button => button.GetAttribute("value")));
        Assert.Equal(state == WarmUpState.Open ? ["3"] : [], stage.FindAll("input[form=tap][name=turn]").Select(field => field.GetAttribute("value")));
        Assert.Equal(state == WarmUpState.Shown ? ["4", "2"] : [], stage.FindAll("td.num").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData(WarmUpState.Waiting, "a/{id}/open", "room?handler=go")]
    [InlineData(WarmUpState.Open, "a/{id}/close", "room?handler=go")]
    [InlineData(WarmUpState.Closed, "a/{id}/show", "a/{id}/again", "room?handler=go")]
    [InlineData(WarmUpState.Shown, "room?handler=go", "a/{id}/again")]
    public void The_console_has_one_primary_act_and_the_turn_it_is_for(string state, params string[] acts)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var console = page.Show<WarmUpConsole>(("Room", Room(state)));

            Assert.Equal(acts.Select(act => "host/" + act.Replace("{id}", ReviewPage.ActivityId.ToString(), StringComparison.Ordinal)), ReviewPage.Handlers(console.FindAll("button[form=act]")));
            Assert.Single(console.FindAll(".primary"));
            Assert.Equal("3", console.Find("input[name=turn][form=act]").GetAttribute("value"));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_screen_shows_the_question_and_how_to_join_and_counts_only_when_shown(string language, string state)
    {
        using var page = new ReviewPage(language);

        var screen = page.Show<WarmUpScreen>(("Room", Room(state)));

        Assert.Equal(state == WarmUpState.Shown ? "result" : "vote", screen.Find(".screen-stage").GetAttribute("data-mode"));
        Assert.Contains("K7M 2QP", screen.Find(".screen-join").TextContent, StringComparison.Ordinal);
        Assert.Equal(state == WarmUpState.Shown ? 1 : 0, screen.FindAll("table").Count);
        Assert.Equal(state == WarmUpState.Shown ? 0 : 2, screen.FindAll(".screen-options > li").Count);
    }

    [Theory]
    [InlineData(WarmUpState.Open, 2, true)]
    [InlineData(WarmUpState.Closed, 2, false)]
    [InlineData(WarmUpState.Open, null, false)]
    [InlineData(WarmUpState.Open, 7, false)]
    public void My_answer_stands_on_top_and_can_be_changed_while_it_is_open(string state, int? value, bool changeable)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var mine = page.Show<WarmUpMine>(("Code", "k7m2qp"), ("Mine", new MyWarmUp(ReviewPage.ActivityId, state, value, WarmUpTests.Settings)), ("Said", new Said("Refused so", IsRefused: true)));

            Assert.Equal(value is 2 ? "yes" : null, mine.Find(".mine").GetAttribute("data-answered"));
            Assert.Equal(changeable ? 1 : 0, mine.FindAll("a[data-change]").Count);
            Assert.Equal("Refused so", mine.Find("[role=alert]").TextContent);
            Assert.Equal(value is 2 ? [language == "fr" ? "Du café" : "Coffee"] : [], mine.FindAll("span.value").Select(one => one.TextContent));
        }
    }

    [Fact]
    public void Another_language_than_the_page_s_is_named()
    {
        using var page = new ReviewPage("fr");
        var english = new WarmUpSettings { Question = Credex.CoCreate.Data.LocalizedText.Of("en", ("en", "Only English")), Options = WarmUpTests.Settings.Options };

        var stage = page.Show<WarmUpStage>(("Room", Room(WarmUpState.Open) with { Settings = english }));

        Assert.Equal("en", stage.Find("h1").GetAttribute("lang"));
        Assert.Null(stage.Find(".answers span").GetAttribute("lang"));
    }

    private static WarmUpRoom Room(string state) => new(
        ReviewPage.Frame(last: false) with { Agenda = [.. ReviewPage.Frame(last: false).Agenda.Select((line, place) => place == 0 ? line with { Kind = WarmUpKind.KindName, State = state, Turn = 3 } : line)] },
        WarmUpTests.Settings,
        state == WarmUpState.Shown ? Outcome : null,
        HasAnswers: true);
}
