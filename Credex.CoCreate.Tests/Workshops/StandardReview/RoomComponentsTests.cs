using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using static Credex.CoCreate.Tests.Workshops.StandardReview.ReviewPage;

namespace Credex.CoCreate.Tests.Workshops.StandardReview;

/// <summary>What a participant sees, in every state and both languages.</summary>
public sealed class RoomComponentsTests
{
    [Theory]
    [InlineData("en", ItemState.Waiting, "waiting", "The vote on this clause opens in a moment.")]
    [InlineData("fr", ItemState.Waiting, "waiting", null)]
    [InlineData("en", ItemState.Open, "open", "Skill")]
    [InlineData("fr", ItemState.Open, "open", "Décrit un objet")]
    [InlineData("en", ItemState.Counting, "counting", "Counting")]
    [InlineData("fr", ItemState.Counting, "counting", null)]
    [InlineData("en", ItemState.Closed, "closed", "The vote is closed")]
    [InlineData("fr", ItemState.Closed, "closed", null)]
    [InlineData("en", ItemState.Revealed, "revealed", "Describes an object")]
    [InlineData("fr", ItemState.Revealed, "revealed", "Décrit un objet")]
    public void The_stage_shows_the_state_and_buttons_only_while_it_is_open(string language, ItemState state, string name, string? said)
    {
        using var page = new ReviewPage(language);

        var stage = page.Show<ReviewStage>(("Room", Room(state)));

        Assert.Equal(name, stage.Find(".stage").GetAttribute("data-state"));
        Assert.Contains(said ?? (language == "fr" ? "Décrit un objet" : "Describes an object"), stage.Find(".stage").TextContent, StringComparison.Ordinal);
        Assert.Equal(state == ItemState.Open ? 4 : 0, stage.FindAll("button.answer").Count);
        Assert.Equal(state == ItemState.Revealed ? 1 : 0, stage.FindAll(".result").Count);
        Assert.Single(stage.FindAll("h1"));
    }

    [Theory]
    [InlineData("en", WorkshopStage.Planned, "Not begun yet", "waiting")]
    [InlineData("en", WorkshopStage.Ended, "The workshop is over", "ended")]
    [InlineData("fr", WorkshopStage.Planned, "", "waiting")]
    [InlineData("fr", WorkshopStage.Ended, "", "ended")]
    public void Before_and_after_a_workshop_there_is_nothing_to_answer(string language, WorkshopStage stage, string said, string state)
    {
        using var page = new ReviewPage(language);

        var shown = page.Show<RoomStage>(("Room", Frame(stage)));

        Assert.Empty(shown.FindAll("button"));
        Assert.Equal(state, shown.Find(".room-state").GetAttribute("data-state"));
        Assert.StartsWith(said, shown.Find(".word").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Describes an object", shown.Markup, StringComparison.Ordinal);
        Assert.Equal(stage == WorkshopStage.Ended, shown.FindAll($"a[href='{Base}/workshops/the-workshop/record']").Count == 1);
    }

    [Fact]
    public void Between_two_clauses_the_room_says_so()
    {
        using var page = new ReviewPage();

        Assert.Equal("In between", page.Show<ReviewStage>(("Room", Room(withoutItem: true))).Find(".word").TextContent);
    }

    [Theory]
    [InlineData(Scale.Consent, 4)]
    [InlineData(Scale.NinePoint, 9)]
    [InlineData(Scale.FivePoint, 5)]
    [InlineData(Scale.Essential, 3)]
    [InlineData(Scale.Relevance, 4)]
    public void Each_scale_has_its_buttons_that_carry_their_value_to_the_clause_they_are_meant_for(Scale scale, int count)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var shown = page.Show<AnswerButtons>(("Scale", scale), ("Form", "answer"), ("Target", Item(ItemState.Open)), ("Action", $"{Base}/w/k7m2qp/a/{ActivityId}"));

            Assert.Equal(Enumerable.Range(1, count).Select(value => $"{value}"), shown.FindAll("button.answer").Select(button => button.GetAttribute("value")));
            Assert.Equal(ItemId.ToString(), shown.Find("input[name=item]").GetAttribute("value"));
            Assert.Equal("1", shown.Find("input[name=attempt]").GetAttribute("value"));
            Assert.All(shown.FindAll("input, button"), one => Assert.Equal("answer", one.GetAttribute("form")));
            Assert.Equal("question", shown.Find("[role=group]").GetAttribute("aria-labelledby"));
        }
    }

    [Theory]
    [InlineData("en", HeldReason.TooFewAnswered)]
    [InlineData("fr", HeldReason.TooFewAnswered)]
    [InlineData("en", HeldReason.TooFewChanged)]
    [InlineData("fr", HeldReason.TooFewChanged)]
    public void A_result_that_is_held_says_why_and_shows_no_number_of_it(string language, HeldReason reason)
    {
        using var page = new ReviewPage(language);
        var item = Item(ItemState.Revealed, HeldBack(reason));
        var room = Room(item: item);

        foreach (var markup in new[] { page.Show<ItemResult>(("Item", item), ("Round", room.Round), ("K", 5)).Markup, page.Show<ScreenResult>(("Item", item), ("Round", room.Round), ("K", 5)).Markup, page.Show<ReviewStage>(("Room", room)).Markup, page.Show<ReviewScreen>(("Room", room)).Markup })
        {
            Assert.DoesNotContain("<table", markup, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"result\"", markup, StringComparison.Ordinal);
            Assert.Contains("5", markup, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Scale.Consent, "answer-bars")]
    [InlineData(Scale.NinePoint, "scale-bars")]
    [InlineData(Scale.FivePoint, "scale-bars")]
    [InlineData(Scale.Essential, "scale-bars")]
    [InlineData(Scale.Relevance, "scale-bars")]
    public void A_result_has_its_verdict_its_picture_and_its_table_on_every_scale(Scale scale, string chart)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);
            var room = Room(ItemState.Revealed, scale: scale);

            var shown = page.Show<ItemResult>(("Item", room.Round!.Current), ("Round", room.Round), ("K", 5));

            Assert.NotEmpty(shown.Find(".room-verdict").TextContent.Trim());
            Assert.NotNull(shown.Find($".{chart}"));
            Assert.NotEmpty(shown.FindAll("table"));
            Assert.NotEmpty(page.Show<ScreenResult>(("Item", room.Round.Current), ("Round", room.Round), ("K", 5)).Find(".screen-verdict").TextContent.Trim());
            Assert.NotNull(page.Show<ResultChart>(("Result", CoCreate.Charts.ClauseResult.Of(Result(scale).Tally!, room.Round.Rule, 5)), ("Id", "r")).Find($".{chart}"));
        }
    }

    [Fact]
    public void Who_was_left_out_is_counted_in_words_and_an_earlier_attempt_is_folded()
    {
        using var page = new ReviewPage();
        var room = Room(item: Item(ItemState.Revealed, Result(leftOut: 2, attempt: 2), earlier: [Result(), HeldBack(HeldReason.TooFewChanged)]));

        var shown = page.Show<ItemResult>(("Item", room.Round!.Current), ("Round", room.Round), ("K", 5));

        Assert.Contains("2 first answers are not in this result", shown.Find(".result").TextContent, StringComparison.Ordinal);
        Assert.Equal("The result of attempt 1", Assert.Single(shown.FindAll("details.fold summary")).TextContent);
    }

    [Fact]
    public void Group_informed_consensus_names_the_lowest_group()
    {
        using var page = new ReviewPage();
        var result = CoCreate.Charts.ClauseResult.Of(Result().Tally!, ConsensusRules.Default(Scale.Consent), 5);

        var shown = page.Show<GroupInformedLine>(("Result", result));

        Assert.Contains("Employers", shown.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("en", 1, "1 comment")]
    [InlineData("fr", 3, "3\u00a0commentaires")]
    public void Comments_have_no_name_and_a_group_only_where_it_is_a_block(string language, int count, string title)
    {
        using var page = new ReviewPage(language);
        var comments = Enumerable.Range(0, count).Select(place => new VoterComment(Guid.Empty, $"Said {place}", "en", place == 0 ? [StakeholderGroup.Learner] : [], HiddenReason: null, IsWording: false)).ToList();

        var shown = page.Show<CommentList>(("Item", Item(ItemState.Closed, comments: comments)), ("AllComments", $"{Base}/w/k7m2qp/comments"));

        Assert.Equal(title.Replace('\u00a0', ' '), shown.Find("h2").TextContent.Replace('\u00a0', ' '));
        Assert.Single(shown.FindAll(".block-label"));
        Assert.Equal(language == "en" ? null : "en", shown.FindAll("li p")[0].GetAttribute("lang"));
    }

    [Fact]
    public void A_hidden_comment_keeps_its_reason_and_more_are_counted()
    {
        using var page = new ReviewPage();
        var hidden = new VoterComment(Guid.Empty, "never shown", "en", [StakeholderGroup.Learner], "Names a colleague", IsWording: false);
        var wording = new VoterComment(Guid.Empty, "better <b>so</b>", "en", [], HiddenReason: null, IsWording: true);

        var shown = page.Show<CommentList>(("Item", Item(ItemState.Closed, comments: [hidden, wording], more: 1)), ("AllComments", $"{Base}/w/k7m2qp/comments"));

        Assert.DoesNotContain("never shown", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("li .block-label, li b"));
        Assert.Contains("Names a colleague", shown.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Proposed wording", shown.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        Assert.Single(shown.FindAll($"a[href='{Base}/w/k7m2qp/comments']"));
        Assert.Equal("3 comments", shown.Find("h2").TextContent);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(ItemState.Waiting, true)]
    [InlineData(ItemState.Open, false)]
    [InlineData(ItemState.Counting, false)]
    [InlineData(ItemState.Closed, false)]
    public void The_count_is_of_people_and_by_block(ItemState? state, bool here)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var shown = page.Show<RoomCount>(("Counts", Counts(state)));

            Assert.Equal(here ? "15" : "7", shown.Find(".figure").TextContent);
            Assert.DoesNotContain(">PA<", shown.Markup, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void After_the_reveal_nothing_is_counted_any_more()
    {
        using var page = new ReviewPage();

        Assert.Empty(page.Show<RoomCount>(("Counts", Counts(ItemState.Revealed))).Markup.Trim());
    }
}
