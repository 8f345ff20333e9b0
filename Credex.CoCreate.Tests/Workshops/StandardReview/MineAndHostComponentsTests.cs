using Bunit;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using static Credex.CoCreate.Tests.Workshops.StandardReview.ReviewPage;

namespace Credex.CoCreate.Tests.Workshops.StandardReview;

/// <summary>The personal region, the console and the screen.</summary>
public sealed class MineAndHostComponentsTests
{
    [Theory]
    [InlineData(ItemState.Open, true)]
    [InlineData(ItemState.Closed, false)]
    [InlineData(ItemState.Revealed, false)]
    public void My_answer_can_be_changed_and_explained_while_it_is_open(ItemState state, bool open)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var mine = page.Show<MyAnswerRegion>(("Code", "k7m2qp"), ("ActivityId", ActivityId), ("Mine", Mine(state, Consent.AgreeWithChanges)));

            Assert.Equal("yes", mine.Find(".mine").GetAttribute("data-answered"));
            Assert.Equal(open ? 1 : 0, mine.FindAll("input[name=seq][value='4']").Count);
            Assert.Equal(open ? ["more-words", "words"] : [], mine.FindAll("button").Select(button => button.GetAttribute("form")));
            Assert.Equal(open ? 1 : 0, mine.FindAll("a[data-change]").Count);
        }
    }

    [Fact]
    public void A_wording_is_asked_of_those_who_agree_with_changes_only()
    {
        using var page = new ReviewPage();

        Assert.Empty(page.Show<MyAnswerRegion>(("Code", "k7m2qp"), ("ActivityId", ActivityId), ("Mine", Mine(ItemState.Open, Consent.Agree))).FindAll("#wording"));
        Assert.Empty(page.Show<MyAnswerRegion>(("Code", "k7m2qp"), ("ActivityId", ActivityId), ("Mine", Mine(ItemState.Open, 2, Scale.Relevance))).FindAll("#wording"));
    }

    [Fact]
    public void Whoever_has_not_answered_is_shown_nothing_but_their_place_in_the_order()
    {
        using var page = new ReviewPage();

        var mine = page.Show<MyAnswerRegion>(("Code", "k7m2qp"), ("ActivityId", ActivityId), ("Mine", Mine(ItemState.Open, value: null)));

        Assert.Null(mine.Find(".mine").GetAttribute("data-answered"));
        Assert.Equal("1", Assert.Single(mine.FindAll("input")).GetAttribute("value"));
        Assert.Empty(page.Show<MyAnswerRegion>(("Code", "k7m2qp"), ("ActivityId", ActivityId)).FindAll("input, button"));
    }

    [Fact]
    public void What_was_refused_is_said_and_the_draft_is_kept()
    {
        using var page = new ReviewPage();

        var mine = page.Show<MyAnswerRegion>(("Code", "k7m2qp"), ("ActivityId", ActivityId), ("Mine", Mine(ItemState.Open, Consent.Agree)), ("Notice", "Too long"), ("IsRefused", true), ("DraftComment", "a <draft>"));

        Assert.Equal("Too long", mine.Find("[role=alert]").TextContent);
        Assert.Equal("a <draft>", mine.Find("#comment").TextContent);
        Assert.True(mine.Find("details.comment").HasAttribute("open"));
    }

    [Theory]
    [InlineData(ItemState.Waiting, "open")]
    [InlineData(ItemState.Open, "close")]
    [InlineData(ItemState.Counting, null)]
    [InlineData(ItemState.Closed, "reveal")]
    [InlineData(ItemState.Revealed, null)]
    public void The_console_has_one_next_act_and_every_button_has_a_handler(ItemState state, string? next)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var console = page.Show<ReviewConsole>(("Room", Room(state)));

            var primary = Assert.Single(console.FindAll(".button.primary"));
            Assert.Equal(next is null ? null : $"{Base}/w/k7m2qp/host/a/{ActivityId}/{next}", primary.GetAttribute("formaction"));
            Assert.Equal(ItemId.ToString(), console.Find("input[name=item]").GetAttribute("value"));
            Assert.All(Handlers(console.FindAll("button[type=submit]")), handler => Assert.Contains(
                handler,
                new[] { "open", "close", "extend", "reveal", "reopen", "next", "previous" }.Select(act => $"host/a/{ActivityId}/{act}")));
            Assert.Equal(state == ItemState.Revealed ? 1 : 0, console.FindAll(".result").Count);
            Assert.Equal(state == ItemState.Revealed ? $"{Base}/w/k7m2qp/host#decision" : null, primary.GetAttribute("href"));
        }
    }

    [Theory]
    [InlineData(ItemState.Waiting, "open", "previous", "to")]
    [InlineData(ItemState.Closed, "reveal", "reopen", "previous", "to")]
    [InlineData(ItemState.Revealed, "to", "reopen", "previous")]
    public void At_the_last_clause_the_way_on_is_the_next_activity_and_at_the_first_there_is_none_back(ItemState state, params string[] acts)
    {
        using var page = new ReviewPage();
        var room = Room(state);
        var first = room.Round with { Items = [room.Round.Items[0], room.Round.Items[1]] };
        var last = room.Round with { Items = [room.Round.Items[1], room.Round.Items[0]] };
        var frame = Frame(last: false);

        var atFirst = page.Show<ReviewConsole>(("Room", new ReviewRoom(frame, first)));
        var atLast = page.Show<ReviewConsole>(("Room", new ReviewRoom(frame, last)));

        Assert.Equal(acts, atLast.FindAll("button[form=act]").Select(button => button.GetAttribute("name") ?? button.GetAttribute("formaction")!.Split('/')[^1]));
        Assert.Empty(atFirst.FindAll("button[formaction$='/previous']"));
        Assert.Single(atFirst.FindAll("button[formaction$='/next']"));
    }

    [Fact]
    public void Once_the_decision_is_recorded_the_next_clause_is_the_main_act()
    {
        using var page = new ReviewPage();
        var decided = Item(ItemState.Revealed, decision: new DecisionLine(Guid.Empty, DecisionOutcome.Revise, Text("Shorter", "Plus court"), Now));

        Assert.Equal("Next clause", Assert.Single(page.Show<ReviewConsole>(("Room", Room(item: decided))).FindAll(".button.primary")).TextContent);
    }

    [Theory]
    [InlineData(ItemState.Waiting, ScreenMode.Follow, "host/room?handler=join")]
    [InlineData(ItemState.Open, ScreenMode.Join, "host/room?handler=follow")]
    [InlineData(ItemState.Revealed, ScreenMode.Follow, "host/room?handler=join")]
    public void The_agenda_names_every_clause_and_marks_the_one_the_room_is_at(ItemState state, ScreenMode mode, string screen)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var agenda = page.Show<HostAgenda>(("Room", Room(state, screen: mode)), ("Steps", Steps));

            Assert.Equal(["1.1.4", "1.1.5"], agenda.FindAll(".clauses .number").Select(number => number.TextContent));
            Assert.Equal("1.1.4", Assert.Single(agenda.FindAll(".clauses li[aria-current=true] .number")).TextContent);
            Assert.Contains(screen, Handlers(agenda.FindAll("button[type=submit]")));
            Assert.Contains("host/room?handler=lock", Handlers(agenda.FindAll("button[type=submit]")));
        }
    }

    [Theory]
    [InlineData(WorkshopStage.Planned, "host/room?handler=start")]
    [InlineData(WorkshopStage.Ended, "host/room?handler=resume")]
    public void A_workshop_is_started_and_gone_on_with_from_the_console(WorkshopStage stage, string handler)
    {
        using var page = new ReviewPage();

        Assert.Contains(handler, Handlers(page.Show<HostConsole>(("Room", Frame(stage))).FindAll("button[type=submit]")));
    }

    [Fact]
    public void After_the_end_hosts_are_led_to_the_summary_and_after_a_rehearsal_they_are_not()
    {
        using var page = new ReviewPage();
        var ended = Frame(WorkshopStage.Ended);

        Assert.Equal("/below/workshops/" + ended.Slug + "/record/edit", page.Show<HostConsole>(("Room", ended)).Find(".guide a").GetAttribute("href"));
        Assert.Empty(page.Show<HostConsole>(("Room", ended with { IsRehearsal = true })).FindAll(".guide"));
    }

    [Fact]
    public void Hosts_see_exactly_who_has_not_answered_and_which_group_is_silent()
    {
        using var page = new ReviewPage();

        var shown = page.Show<HostCount>(("Counts", Counts(ItemState.Open)));

        Assert.Equal("8", shown.Find(".console-missing .figure").TextContent);
        Assert.Contains("learners", shown.Find(".message.warn").TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(shown.FindAll("button"));
        Assert.Equal([$"host/a/{ActivityId}/take-back"], Handlers(page.Show<HostCount>(("Counts", Counts(ItemState.Open, nobodyAnswered: true))).FindAll("button")));
        Assert.Equal("15", page.Show<HostCount>(("Counts", Counts(ItemState.Revealed))).Find(".console-missing .figure").TextContent);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void A_decision_is_recorded_after_the_reveal_and_undone_when_there_is_one(string language)
    {
        using var page = new ReviewPage(language);
        var decided = Item(ItemState.Revealed, decision: new DecisionLine(Guid.Empty, DecisionOutcome.Revise, Text("Shorter", "Plus court"), Now));

        Assert.Empty(page.Show<ReviewDecision>(("Room", Room(ItemState.Open))).FindAll("button[type=submit], textarea"));
        var form = page.Show<ReviewDecision>(("Room", Room(ItemState.Revealed)));
        Assert.Equal(["Accept", "Revise", "NextRound", "Drop"], form.FindAll("input[type=radio]").Select(one => one.GetAttribute("value")));
        Assert.Equal([$"host/a/{ActivityId}/decide"], Handlers(form.FindAll("button")));
        var undo = page.Show<ReviewDecision>(("Room", Room(item: decided)));
        Assert.Equal([$"host/a/{ActivityId}/undo-decision"], Handlers(undo.FindAll("button")));
        Assert.Contains(language == "fr" ? "Plus court" : "Shorter", undo.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ItemState.Open, WorkshopStage.Live, ScreenMode.Follow, "vote")]
    [InlineData(ItemState.Closed, WorkshopStage.Live, ScreenMode.Follow, "vote")]
    [InlineData(ItemState.Revealed, WorkshopStage.Live, ScreenMode.Follow, "result")]
    [InlineData(ItemState.Open, WorkshopStage.Live, ScreenMode.Join, "join")]
    [InlineData(ItemState.Open, WorkshopStage.Planned, ScreenMode.Follow, "join")]
    [InlineData(ItemState.Revealed, WorkshopStage.Ended, ScreenMode.Follow, "ended")]
    public void The_screen_shows_what_the_room_is_at(ItemState state, WorkshopStage stage, ScreenMode mode, string shows)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> screen = stage == WorkshopStage.Live && mode == ScreenMode.Follow
                ? page.Show<ReviewScreen>(("Room", Room(state, stage, screen: mode)))
                : page.Show<ScreenStage>(("Room", Frame(stage, mode)));

            Assert.Equal(shows, screen.Find(".screen-stage").GetAttribute("data-mode"));
            Assert.Empty(screen.FindAll("button, input:not([type=radio])"));
            Assert.Equal(shows is "vote" or "join", screen.Markup.Contains("K7M 2QP", StringComparison.Ordinal));
            Assert.Equal(shows is "join" or "vote", screen.Markup.Contains("cocreate.example/below/w", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_timer_is_on_every_stage_as_its_end_and_the_servers_now()
    {
        using var page = new ReviewPage();
        var room = Room(closesAt: Now.AddSeconds(90));

        Assert.Equal("2026-11-25T10:01:30.000Z", page.Show<ReviewStage>(("Room", room)).Find("[data-ends]").GetAttribute("data-ends"));
        Assert.Equal("2026-11-25T10:00:00.000Z", page.Show<ReviewScreen>(("Room", room)).Find("[data-ends]").GetAttribute("data-now"));
        Assert.Contains("extend", string.Join(' ', Handlers(page.Show<ReviewConsole>(("Room", room)).FindAll("button[type=submit]"))), StringComparison.Ordinal);
        Assert.Empty(page.Show<ReviewStage>(("Room", Room(ItemState.Closed, closesAt: Now))).FindAll("[data-ends]"));
    }

    [Theory]
    [InlineData("en", ItemState.Open, "7 of 15")]
    [InlineData("fr", ItemState.Closed, "7 sur 15")]
    [InlineData("en", ItemState.Revealed, null)]
    public void The_projector_counts_people_by_block(string language, ItemState state, string? counted)
    {
        using var page = new ReviewPage(language);

        var shown = page.Show<ScreenCounter>(("Counts", Counts(state)));

        Assert.Equal(counted, shown.FindAll(".of-many").SingleOrDefault()?.TextContent.Replace('\u00a0', ' '));
        Assert.DoesNotContain(">PA<", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clause_has_its_number_and_kind_or_the_beginning_of_its_text()
    {
        using var page = new ReviewPage("fr");

        Assert.Contains("1.1.4", page.Show<ClauseHead>(("Item", Item(ItemState.Open))).Find("h1").TextContent, StringComparison.Ordinal);
        Assert.Equal("Décrit un objet", page.Show<ClauseHead>(("Item", Item(ItemState.Revealed)), ("Small", true)).Find(".excerpt").TextContent);
    }

    private static MyAnswer Mine(ItemState state, int? value, Scale scale = Scale.Consent) =>
        new(ItemId, 1, "1.1.4", scale, state, value, value is null ? 0 : 3, Comment: null, Wording: null);
}
