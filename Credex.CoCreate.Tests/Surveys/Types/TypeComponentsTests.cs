using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Credex.CoCreate.Surveys.Types.ConsentAnswer;
using Credex.CoCreate.Surveys.Types.DateAnswer;
using Credex.CoCreate.Surveys.Types.GroupAnswer;
using Credex.CoCreate.Surveys.Types.LabelledScale;
using Credex.CoCreate.Surveys.Types.LongText;
using Credex.CoCreate.Surveys.Types.Matrix;
using Credex.CoCreate.Surveys.Types.NumberAnswer;
using Credex.CoCreate.Surveys.Types.Ranking;
using Credex.CoCreate.Surveys.Types.RatingMarks;
using Credex.CoCreate.Surveys.Types.ShortText;
using Credex.CoCreate.Surveys.Types.Statement;
using static Credex.CoCreate.Tests.Surveys.Types.TypePage;

namespace Credex.CoCreate.Tests.Surveys.Types;

/// <summary>What holds for every type of question, and the small parts that they share.</summary>
public sealed class TypeComponentsTests
{
    private static readonly Dictionary<string, Type> Components = new(StringComparer.Ordinal)
    {
        ["single"] = typeof(ChoiceRows),
        ["multiple"] = typeof(ChoiceRows),
        ["dropdown"] = typeof(SearchableList),
        ["scale"] = typeof(ScaleInput),
        ["rating"] = typeof(RatingInput),
        ["number"] = typeof(NumberInput),
        ["text"] = typeof(ShortTextInput),
        ["longtext"] = typeof(LongTextInput),
        ["date"] = typeof(DateInput),
        ["ranking"] = typeof(RankingInput),
        ["matrix"] = typeof(MatrixInput),
        ["pair"] = typeof(PairInput),
        ["statement"] = typeof(StatementText),
        ["consent"] = typeof(ConsentInput),
        ["country"] = typeof(SearchableList),
        ["group"] = typeof(GroupRows),
    };

    public static TheoryData<string> Asking => [.. Components.Keys.Where(type => type != "statement")];

    [Fact]
    public void Every_type_has_a_component_that_tests_draw() =>
        Assert.Equal(Components.OrderBy(one => one.Key, StringComparer.Ordinal), SurveyParts.Types.All.Select(type => KeyValuePair.Create(type.Name, type.Component)).OrderBy(one => one.Key, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Asking))]
    public void A_mistake_stands_once_within_its_question_and_all_that_is_sent_bears_the_name_of_the_question(string type)
    {
        using var page = new TypePage("fr");
        var question = SurveyParts.Question(Ask, type, settings: new QuestionSettings { Choices = [SurveyParts.Choice("a"), SurveyParts.Choice("b") with { TakesText = type is "single" or "multiple" }], Rows = [SurveyParts.Choice("r")] });
        var field = SurveyParts.Types.Find(type)!.FieldsOf(question)[0];

        var wrong = page.Show(Typed(), [(field.Name, "Non <b>.")], question);

        Assert.Equal("Non <b>.", Assert.Single(wrong.FindAll(".error")).TextContent);
        Assert.Equal($"{field.Name}-error", wrong.Find("#q-ask.invalid .error").Id);
        Assert.All(wrong.FindAll("input, select, textarea"), input => Assert.Matches("^ask([._][a-z]+)?$", input.GetAttribute("name")));
        Assert.Empty(page.Show(question).FindAll(".invalid, .error"));
        Assert.Empty(page.Show(question).FindAll("input[checked], option[selected]"));
    }

    [Fact]
    public void Help_is_there_in_its_language_or_not_at_all()
    {
        using var page = new TypePage();
        IRenderedComponent<HelpText> Help(LocalizedText text) => page.Render<HelpText>(all => all.Add(one => one.Id, "h").Add(one => one.Help, text.Here()).Add(one => one.IsEmpty, text.IsEmpty));

        Assert.Equal(("Un <b>mot</b>", "fr"), (Help(French("Un <b>mot</b>")).Find("p#h.help").TextContent, Help(French("Un <b>mot</b>")).Find("p").GetAttribute("lang")));
        Assert.Null(Help(SurveyParts.Text("A word")).Find("p#h").GetAttribute("lang"));
        Assert.Equal(string.Empty, Help(SurveyParts.Text()).Markup.Trim());
    }
}
