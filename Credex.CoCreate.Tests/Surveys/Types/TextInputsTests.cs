using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using static Credex.CoCreate.Tests.Surveys.Types.TypePage;

namespace Credex.CoCreate.Tests.Surveys.Types;

/// <summary>Questions that are typed, questions that are only read, and what stands around every question.</summary>
public sealed class TextInputsTests
{
    public static TheoryData<string, string> OneInput => new() { { "text", "input" }, { "longtext", "textarea" }, { "number", "input" }, { "date", "input" }, { "dropdown", "select" }, { "country", "select" } };

    [Theory]
    [MemberData(nameof(OneInput))]
    public void A_question_of_one_input_is_its_label_and_its_help_and_mistake_describe_it(string type, string element)
    {
        using var page = new TypePage();
        var question = SurveyParts.Question(Ask, type);
        question.Help = SurveyParts.Text("As you like");

        var shown = page.Show(Typed(), [(Ask, "Not so.")], question);

        var input = shown.Find(element);
        Assert.Equal((Ask, Ask), (input.Id, input.GetAttribute("name")));
        Assert.Equal("About ask?", shown.Find($"h2 > label[for={Ask}]").TextContent);
        Assert.Equal("q-ask-help ask-error", input.GetAttribute("aria-describedby"));
        Assert.Equal(("As you like", "Not so."), (shown.Find("#q-ask-help").TextContent, shown.Find("#ask-error").TextContent));
        Assert.Single(shown.FindAll("div#q-ask.question.invalid[data-key=ask]"));
        Assert.Empty(shown.FindAll("fieldset"));
    }

    [Theory]
    [MemberData(nameof(OneInput))]
    public void Without_help_and_mistake_nothing_describes_it(string type, string element)
    {
        using var page = new TypePage();

        var shown = page.Show(SurveyParts.Question(Ask, type));

        Assert.Null(shown.Find(element).GetAttribute("aria-describedby"));
        Assert.Empty(shown.FindAll(".help, .error, .invalid"));
    }

    [Theory]
    [InlineData(null, "200")]
    [InlineData(80, "80")]
    [InlineData(900, "200")]
    public void A_line_of_text_is_kept_as_it_was_typed_and_never_longer_than_a_line(int? longest, string maxLength)
    {
        using var page = new TypePage();

        var input = page.Show(SurveyParts.Question(Ask, "text", settings: new QuestionSettings { Longest = longest }), (Ask, " \"Wool\" <&> ")).Find("input");

        Assert.Equal((" \"Wool\" <&> ", maxLength), (input.GetAttribute("value"), input.GetAttribute("maxlength")));
    }

    [Theory]
    [InlineData(null, "2000")]
    [InlineData(500, "500")]
    public void A_long_text_keeps_its_lines_and_no_markup_of_it(int? longest, string maxLength)
    {
        using var page = new TypePage();

        var area = page.Show(SurveyParts.Question(Ask, "longtext", settings: new QuestionSettings { Longest = longest }), (Ask, "one\n</textarea><b>two</b>")).Find("textarea");

        Assert.Equal(("one\n</textarea><b>two</b>", maxLength), (area.TextContent, area.GetAttribute("maxlength")));
    }

    [Theory]
    [InlineData(true, "numeric")]
    [InlineData(false, "decimal")]
    public void A_number_is_typed_as_text_with_its_unit_beside_it(bool whole, string mode)
    {
        using var page = new TypePage();

        var shown = page.Show(SurveyParts.Question(Ask, "number", settings: new QuestionSettings { WholeNumbers = whole, Unit = French("heures") }), (Ask, "1,x"));

        Assert.Equal(("1,x", mode, null), (shown.Find("input").GetAttribute("value"), shown.Find("input").GetAttribute("inputmode"), shown.Find("input").GetAttribute("type")));
        Assert.Equal(("heures", "fr"), (shown.Find(".with-unit > span").TextContent, shown.Find(".with-unit > span").GetAttribute("lang")));
        Assert.Empty(page.Show(SurveyParts.Question(Ask, "number")).FindAll(".with-unit > span"));
    }

    [Fact]
    public void A_day_has_its_bounds_in_every_language_as_the_browser_reads_them()
    {
        using var page = new TypePage("fr");
        var settings = new QuestionSettings { Earliest = new DateOnly(2026, 2, 1), Latest = new DateOnly(2026, 11, 30) };

        var input = page.Show(SurveyParts.Question(Ask, "date", settings: settings), (Ask, "2026-03-04")).Find("input[type=date]");

        Assert.Equal(("2026-02-01", "2026-11-30", "2026-03-04"), (input.GetAttribute("min"), input.GetAttribute("max"), input.GetAttribute("value")));
    }

    [Fact]
    public void A_statement_is_read_and_asks_nothing()
    {
        using var page = new TypePage();
        var question = SurveyParts.Question(Ask, "statement");
        question.Text = French("Un **mot** <script>x</script>");

        var shown = page.Show(question);

        Assert.Equal("mot", shown.Find(".prose[lang=fr] strong").TextContent);
        Assert.Empty(shown.FindAll("input, select, textarea, fieldset, h2"));
        Assert.Single(shown.FindAll("div#q-ask[data-key=ask]"));
    }

    [Theory]
    [InlineData("en", "You may leave this open")]
    [InlineData("fr", "Vous pouvez passer cette question")]
    public void What_may_be_left_open_says_so_and_what_may_not_does_not(string language, string words)
    {
        using var page = new TypePage(language);
        string Around(string type, Requirement requirement)
        {
            var question = SurveyParts.Choosing(Ask, type, 2);
            question.Requirement = requirement;
            return page.Show(question).Find("h2, legend").TextContent.Trim();
        }

        Assert.All(["text", "single"], type => Assert.EndsWith(words, Around(type, Requirement.Optional), StringComparison.Ordinal));
        Assert.All(["text", "single"], type => Assert.Equal(("About ask?", "About ask?"), (Around(type, Requirement.Soft), Around(type, Requirement.Required))));
    }

    [Fact]
    public void An_earlier_answer_stands_in_the_words_of_a_later_question()
    {
        using var page = new TypePage();
        var first = SurveyParts.Choosing("first", "single", 2);
        var then = SurveyParts.Question(Ask, "longtext");
        then.Text = LocalizedText.Of("en", ("en", "Why {first}, and {nobody}?"));

        Assert.Equal("Why Choice b, and {nobody}?", page.Show(Typed(("first", "b")), [], first, then).Find("label").TextContent);
    }
}
