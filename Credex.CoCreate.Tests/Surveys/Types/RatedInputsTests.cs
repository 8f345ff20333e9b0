using Bunit;
using Credex.CoCreate.Surveys;
using static Credex.CoCreate.Tests.Surveys.Types.TypePage;

namespace Credex.CoCreate.Tests.Surveys.Types;

/// <summary>Questions answered in points, rows or an order.</summary>
public sealed class RatedInputsTests
{
    [Fact]
    public void A_scale_has_its_ends_below_and_what_cannot_be_said_apart()
    {
        using var page = new TypePage();
        var question = SurveyParts.Question(Ask, "scale", settings: new QuestionSettings { Points = 4, CannotSay = true, Low = SurveyParts.Text("never"), High = French("toujours") });

        var shown = page.Show(Typed((Ask, "na")), [(Ask, "Rate it.")], question);

        Assert.Equal(["1", "2", "3", "4", "na"], Values(shown));
        Assert.Equal(["na"], Kept(shown));
        Assert.Equal(["1", "2", "3", "4"], shown.FindAll(".points-row label").Select(label => label.TextContent));
        Assert.Equal("I cannot say", shown.Find(".cannot-say").TextContent);
        Assert.Equal([("never", null), ("toujours", "fr")], shown.FindAll(".points-ends span").Select(end => (end.TextContent, end.GetAttribute("lang"))));
        Assert.Equal(("About ask?", "ask-ends ask-error"), Group(shown, ".points"));
    }

    [Fact]
    public void A_scale_without_ends_and_without_mistake_is_described_by_nothing()
    {
        using var page = new TypePage();

        var shown = page.Show(SurveyParts.Question(Ask, "scale", settings: new QuestionSettings { Points = 7 }), (Ask, "6"));

        Assert.Equal(["6"], Kept(shown));
        Assert.Equal(7, Values(shown).Count);
        Assert.Equal(("About ask?", null), Group(shown, ".points"));
        Assert.Empty(shown.FindAll(".points-ends, .cannot-say, .error"));
    }

    [Theory]
    [InlineData("en", "3 of 5")]
    [InlineData("fr", "3 sur 5")]
    public void Marks_are_said_in_words(string language, string words)
    {
        using var page = new TypePage(language);

        var shown = page.Show(Typed((Ask, "3")), [(Ask, "Rate it.")], SurveyParts.Question(Ask, "rating"));

        Assert.Equal(["1", "2", "3", "4", "5"], Values(shown));
        Assert.Equal(["3"], Kept(shown));
        Assert.Equal(words, shown.Find("label:has(input[checked]) .visually-hidden").TextContent);
        Assert.Equal(("About ask?", "ask-error"), Group(shown, ".rating"));
    }

    [Theory]
    [InlineData("en", "How important is this in your work?", "How well can you do it today?", "essential", "I could teach it")]
    [InlineData("fr", null, null, null, null)]
    public void A_competence_is_rated_twice_and_each_half_has_its_own_mistake(string language, string? importance, string? ability, string? high, string? able)
    {
        using var page = new TypePage(language);
        var question = SurveyParts.Question(Ask, "pair", settings: new QuestionSettings { CannotSay = true });
        question.Help = SurveyParts.Text("Think of a usual week");

        var shown = page.Show(Typed(("ask.importance", "5")), [("ask.ability", "Rate it.")], question);

        Assert.Equal(["1", "2", "3", "4", "5", "na"], Values(shown, "ask.importance"));
        Assert.Equal(["1", "2", "3", "4", "5", "na"], Values(shown, "ask.ability"));
        Assert.Equal(["5"], Kept(shown, "ask.importance"));
        Assert.Empty(Kept(shown, "ask.ability"));
        Assert.Equal("ask.importance-ends q-ask-help", Group(shown, "[id='ask.importance'] .points").DescribedBy);
        Assert.Equal("ask.ability-ends ask.ability-error", Group(shown, "[id='ask.ability'] .points").DescribedBy);
        Assert.Equal("Rate it.", shown.Find("[id='ask.ability'] .error").TextContent);
        Assert.All(shown.FindAll(".pair-half"), half => Assert.Equal(half.QuerySelector(".pair-question")!.TextContent, half.QuerySelector(".points")!.GetAttribute("aria-label")));
        var words = shown.FindAll(".points").Select(row => row.GetAttribute("aria-label")).Concat(shown.FindAll(".points-ends span:last-child").Select(end => end.TextContent)).ToList();
        Assert.Equal(importance is not null, words.SequenceEqual([importance, ability, high, able]));
        Assert.Empty(shown.FindAll(".points-ends [lang]"));
    }

    [Fact]
    public void A_matrix_is_a_table_whose_choices_name_their_row_and_column()
    {
        using var page = new TypePage();
        var settings = new QuestionSettings { Rows = [SurveyParts.Choice("r1"), new Choice("r2", French("Le tissage"))], Choices = [SurveyParts.Choice("a"), SurveyParts.Choice("b")] };

        var shown = page.Show(Typed(("ask.r1", "b")), [("ask.r2", "Answer each row.")], SurveyParts.Question(Ask, "matrix", settings: settings));

        Assert.Equal(["Choice a", "Choice b"], shown.FindAll("thead th[scope=col]").Select(cell => cell.TextContent));
        Assert.Equal(["a", "b"], Values(shown, "ask.r1"));
        Assert.Equal(["b"], Kept(shown, "ask.r1"));
        Assert.Empty(Kept(shown, "ask.r2"));
        Assert.Equal("Choice r1: Choice b", shown.Find("input[checked] + span").TextContent);
        Assert.Equal("fr", shown.Find("[id='ask.r2'] th[scope=row]").GetAttribute("lang"));
        Assert.Equal(["ask.r2"], shown.FindAll("tr.invalid").Select(row => row.Id));
        Assert.Equal("Answer each row.", shown.Find("[id='ask.r2'] th .error").TextContent);
        Assert.All(shown.FindAll("input"), input => Assert.Equal("radio", input.GetAttribute("type")));
    }

    [Fact]
    public void A_matrix_of_several_answers_has_boxes_and_leaves_out_what_is_not_asked()
    {
        using var page = new TypePage();
        var first = SurveyParts.Choosing("first", "single", 2);
        var settings = new QuestionSettings
        {
            Several = true,
            Rows = [SurveyParts.Choice("r1"), SurveyParts.Choice("r2", "first = \"b\"")],
            Choices = [SurveyParts.Choice("x"), SurveyParts.Choice("y", "first = \"b\""), SurveyParts.Choice("z")],
        };

        var shown = page.Show(Typed(("first", "a"), ("ask.r1", "x"), ("ask.r1", "z")), [], first, SurveyParts.Question(Ask, "matrix", settings: settings));

        Assert.Equal(["ask.r1"], shown.FindAll("tbody tr").Select(row => row.Id));
        Assert.Equal(["x", "z"], Values(shown, "ask.r1"));
        Assert.Equal(["x", "z"], Kept(shown, "ask.r1"));
        Assert.Equal(3, shown.FindAll("tbody td").Count);
        Assert.All(shown.FindAll("input"), input => Assert.Equal("checkbox", input.GetAttribute("type")));
    }

    [Fact]
    public void A_ranking_has_a_list_of_places_for_each_choice_and_no_more_places_than_wanted()
    {
        using var page = new TypePage();
        var question = SurveyParts.Choosing(Ask, "ranking", 3);
        question.Settings = question.Settings with { Most = 2 };

        var shown = page.Show(Typed(("ask.a", "2"), ("ask.c", "1")), [(Ask, "Two have the same place.")], question);

        Assert.Equal(["ask.a", "ask.b", "ask.c"], shown.FindAll("select").Select(list => list.GetAttribute("name")));
        Assert.Equal(["", "1", "2"], Values(shown, "ask.b"));
        Assert.Equal(["2", "1"], Kept(shown, "ask.a").Concat(Kept(shown, "ask.c")));
        Assert.Empty(Kept(shown, "ask.b"));
        Assert.Equal(["Choice a", "Choice b", "Choice c"], shown.FindAll("li > label").Select(label => label.TextContent));
        Assert.Equal("Give 1 to what matters most, then 2, up to 2.", shown.Find("p.help").TextContent);
        Assert.Equal("Two have the same place.", shown.Find("fieldset.invalid #ask-error").TextContent);
    }

    private static (string? Label, string? DescribedBy) Group(IRenderedComponent<Credex.CoCreate.Surveys.Types.QuestionBlock> shown, string selector) =>
        shown.Find(selector) is var group && group.GetAttribute("role") == "radiogroup" ? (group.GetAttribute("aria-label"), group.GetAttribute("aria-describedby")) : default;
}
