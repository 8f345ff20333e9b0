using System.Globalization;
using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Surveys.Types;

/// <summary>Draws one question in one language, as a respondent sees it who typed something and sent it.</summary>
internal sealed class TypePage : BunitContext
{
    /// <summary>The key of the question that is drawn.</summary>
    public const string Ask = "ask";

    public TypePage(string language = "en")
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        Services.AddLocalization();
        Services.AddQuestionTypes();
    }

    public static LocalizedText French(string text) => LocalizedText.Of("fr", ("fr", text));

    public static AnswerSheet Typed(params (string Name, string Value)[] values)
    {
        var sheet = new AnswerSheet();
        foreach (var one in values.GroupBy(value => value.Name, StringComparer.Ordinal))
        {
            sheet.Set(one.Key, [.. one.Select(value => value.Value)]);
        }

        return sheet;
    }

    /// <summary>The last question, with those before it answered on the same page. Whatever names an element of the page finds it there.</summary>
    /// <param name="problems">Sentences by the name of the field.</param>
    public IRenderedComponent<QuestionBlock> Show(AnswerSheet? typed, (string Field, string Sentence)[] problems, params SurveyQuestion[] questions)
    {
        var questionnaire = Questionnaire.Of(SurveyParts.Version((null, questions)), SurveyParts.Types);
        var raw = typed ?? new AnswerSheet();
        var asked = new Asked(questionnaire.Questions[^1], questionnaire, AnswerRoute.Of(questionnaire, raw), raw, problems.ToDictionary(one => one.Field, one => one.Sentence, StringComparer.Ordinal));
        var shown = Render<QuestionBlock>(all => all.Add(one => one.Asked, asked));
        Assert.All(shown.FindAll("[aria-describedby]").SelectMany(one => one.GetAttribute("aria-describedby")!.Split(' ')), id => Assert.Single(shown.FindAll($"[id='{id}']")));
        Assert.All(shown.FindAll("label[for]"), label => Assert.Single(shown.FindAll($"[id='{label.GetAttribute("for")}']")));
        Assert.Empty(shown.FindAll("[style], style, script"));
        return shown;
    }

    public IRenderedComponent<QuestionBlock> Show(SurveyQuestion question, params (string Name, string Value)[] typed) => Show(Typed(typed), [], question);

    /// <summary>What a browser can send of a field: the values of its inputs or of its list.</summary>
    public static IReadOnlyList<string?> Values(IRenderedComponent<QuestionBlock> shown, string name = Ask) =>
        [.. shown.FindAll($"input[name='{name}'], select[name='{name}'] option").Select(one => one.GetAttribute("value"))];

    /// <summary>What is ticked or chosen of a field.</summary>
    public static IReadOnlyList<string?> Kept(IRenderedComponent<QuestionBlock> shown, string name = Ask) =>
        [.. shown.FindAll($"input[name='{name}'][checked], select[name='{name}'] option[selected]").Select(one => one.GetAttribute("value"))];
}
