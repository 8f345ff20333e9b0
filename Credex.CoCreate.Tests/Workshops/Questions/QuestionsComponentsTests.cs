using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Questions;
using static Credex.CoCreate.Tests.Workshops.Questions.WilsonOrderTests;

namespace Credex.CoCreate.Tests.Workshops.Questions;

/// <summary>Questions in each place, in both languages.</summary>
public sealed class QuestionsComponentsTests
{
    private static readonly QuestionLine Answered = Line(3, 2, 4) with { State = QuestionState.Answered, Answer = new string('a', 400), Language = "fr" };
    private static readonly QuestionLine Hidden = Line(5, 0, 4) with { State = QuestionState.Hidden, HiddenReason = "OffTopic", Text = "Secret" };
    private static readonly QuestionLine Held = Line(6, 0, 4) with { State = QuestionState.Held, Text = "Held" };

    public static TheoryData<string, string> All => new MatrixTheoryData<string, string>(["en", "fr"], [QuestionsState.Waiting, QuestionsState.Open, QuestionsState.Closed]);

    [Theory]
    [MemberData(nameof(All))]
    public void The_stage_has_a_button_for_each_that_waits_only_while_it_is_open(string language, string state)
    {
        using var page = new ReviewPage(language);

        var stage = page.Show<QuestionsStage>(("Room", Room(state)));

        Assert.Equal(["q-2", "q-1", "q-3"], stage.FindAll("ol.questions > li").Select(line => line.Id));
        Assert.Equal(state == QuestionsState.Open ? [Line(2, 0, 0).Id.ToString(), Line(1, 0, 0).Id.ToString()] : [], stage.FindAll("button[form=tap][name=to]").Select(button => button.GetAttribute("value")));
        Assert.Contains(language == "fr" ? "1 hors sujet" : "1 off topic", stage.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", stage.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(">Held<", stage.Markup, StringComparison.Ordinal);
        Assert.Equal(language == "fr" ? null : "fr", stage.Find("#q-3 span[lang], #q-3 .number + span").GetAttribute("lang"));
        Assert.Single(stage.FindAll("a[href$='/questions']"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_console_has_one_primary_act_and_acts_for_each_question(string language, string state)
    {
        using var page = new ReviewPage(language);

        var console = page.Show<QuestionsConsole>(("Room", Room(state)));

        Assert.Equal(["q-6", "q-2", "q-1", "q-3"], console.FindAll("ol.questions > li").Select(line => line.Id));
        Assert.Single(console.FindAll(".primary"));
        Assert.Equal(["let-show"], Acts(console, "#q-6"));
        Assert.Equal(["answer", "unpin"], Acts(console, "#q-2"));
        Assert.Equal(["answer", "pin"], Acts(console, "#q-1"));
        Assert.Equal(["not-answered", "pin"], Acts(console, "#q-3"));
        Assert.Equal(["1", "2", "3"], console.FindAll("#one-to option").Select(option => option.TextContent));
        Assert.Equal(["1", "2", "3", "6"], console.FindAll("#hide-to option").Select(option => option.TextContent));
        Assert.Equal("4", console.Find("input[name=turn][form=act]").GetAttribute("value"));
    }

    [Fact]
    public void A_written_answer_and_a_reason_for_hiding_are_sent_by_forms_of_their_own()
    {
        using var page = new ReviewPage("en");

        var console = page.Show<QuestionsConsole>(("Room", Room(QuestionsState.Open)));

        Assert.Equal(
            [("to", "act-words"), ("text", "act-words"), ("to", "act-why"), ("reason", "act-why"), ("text", "act-why")],
            console.FindAll(".console-decision [name]").Select(field => (field.GetAttribute("name")!, field.GetAttribute("form")!)));
        Assert.Equal(
            [("act-words", "answer"), ("act-why", "hide")],
            console.FindAll(".console-decision button").Select(button => (button.GetAttribute("form")!, button.GetAttribute("formaction")!.Split('/')[^1])));
    }

    [Fact]
    public void The_stage_says_that_a_host_did_something_and_not_that_somebody_asked()
    {
        var room = Room(QuestionsState.Open) with { Settings = new QuestionsSettings() };
        var asked = room with { Questions = room.Questions with { Listed = [.. room.Questions.Listed, Line(7, 0, 4)] } };
        var hidden = room with { Questions = room.Questions with { Hidden = [.. room.Questions.Hidden, Line(7, 0, 4)] } };
        var moderated = room with { Settings = room.Settings with { Moderated = true } };
        var shown = moderated with { Questions = asked.Questions };

        Assert.Equal(room.ActsOfHosts, asked.ActsOfHosts);
        Assert.NotEqual(room.ActsOfHosts, hidden.ActsOfHosts);
        Assert.NotEqual(moderated.ActsOfHosts, shown.ActsOfHosts);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_screen_shows_six_the_pinned_one_marked(string language, string state)
    {
        using var page = new ReviewPage(language);
        var many = new QuestionList(WilsonOrder.Of(Enumerable.Range(1, 9).Select(number => Line(number, number, 9) with { IsPinned = number == 4 })), [], []);

        var screen = page.Show<QuestionsScreen>(("Room", Room(state) with { Questions = many }));

        Assert.Equal(["q-4", "q-9", "q-8", "q-7", "q-6", "q-5"], screen.FindAll("li").Select(line => line.Id));
        Assert.Equal("q-4", screen.Find("li.pinned").Id);
        Assert.Contains("K7M 2QP", screen.Find(".screen-join").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Without_questions_each_place_says_so(string language)
    {
        using var page = new ReviewPage(language);
        var room = Room(QuestionsState.Open) with { Questions = new QuestionList([], [], []), Settings = new QuestionsSettings() };

        Assert.Equal(language == "fr" ? "Le vote" : "The vote", page.Show<QuestionsStage>(("Room", room)).Find("h1").TextContent);
        Assert.Contains(language == "fr" ? "Aucune question" : "No question yet", page.Show<QuestionsStage>(("Room", room)).Markup, StringComparison.Ordinal);
        Assert.Empty(page.Show<QuestionsConsole>(("Room", room)).FindAll("#one-to"));
        Assert.Contains(language == "fr" ? "Posez vos questions" : "Ask on your phone", page.Show<QuestionsScreen>(("Room", room)).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Mine_asks_while_it_is_open_and_shows_how_my_questions_stand(string language)
    {
        using var page = new ReviewPage(language);
        var mine = new MyQuestions(ReviewPage.ActivityId, QuestionsState.Open, [Held, Answered, Hidden], [Line(1, 1, 1)]);

        var open = page.Show<MyQuestionsRegion>(("Code", "k7m2qp"), ("Mine", mine), ("Said", new Said("Too long", IsRefused: true, "My draft", "ask")));
        var closed = page.Show<MyQuestionsRegion>(("Code", "k7m2qp"), ("Mine", mine with { State = QuestionsState.Closed }));

        Assert.Equal("My draft", open.Find("textarea[form=words]").TextContent);
        Assert.Equal("Too long", open.Find("[role=alert]").TextContent);
        Assert.Equal([$"a/{ReviewPage.ActivityId}/ask", $"a/{ReviewPage.ActivityId}/downvote"], ReviewPage.Handlers(open.FindAll("button")));
        Assert.Equal(3, open.FindAll("section:first-of-type li strong").Count);
        Assert.Contains(language == "fr" ? "hors sujet" : "off topic", open.Markup, StringComparison.Ordinal);
        Assert.Empty(closed.FindAll("textarea, button"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_record_has_the_whole_answer_and_no_hidden_words(string language)
    {
        using var page = new ReviewPage(language);

        var report = page.Show<QuestionsReportView>(("Settings", new QuestionsSettings()), ("Questions", Room(QuestionsState.Closed).Questions));

        Assert.Contains(Answered.Answer!, report.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", report.Markup, StringComparison.Ordinal);
        Assert.Equal(3, report.FindAll("li").Count);
        Assert.Single(report.FindAll(".block-label"));
    }

    private static IEnumerable<string> Acts(IRenderedComponent<QuestionsConsole> console, string line) =>
        console.FindAll($"{line} button[form=act]").Select(button => button.GetAttribute("formaction")!.Split('/')[^1]);

    private static QuestionsRoom Room(string state) => new(
        ReviewPage.Frame(last: false) with { Agenda = [.. ReviewPage.Frame(last: false).Agenda.Select((line, place) => place == 0 ? line with { Kind = QuestionsKind.KindName, State = state, Turn = 4 } : line)] },
        new QuestionsSettings { Prompt = ReviewPage.Text("Ask", "Demandez"), Moderated = true },
        new QuestionList(WilsonOrder.Of([Line(1, 3, 4) with { Groups = [StakeholderGroup.Learner] }, Line(2, 0, 4) with { IsPinned = true }, Answered]), [Held], [Hidden]));
}
