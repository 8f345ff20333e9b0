using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Surveys.Analysis;

/// <summary>Who looks at the answers of many reads no name in braces.</summary>
public sealed class ReadableQuestionsTests
{
    [Fact]
    public void Where_an_answer_stands_in_a_text_it_says_to_which_question()
    {
        var tool = SurveyParts.Question("tool", "text");
        tool.Text = LocalizedText.Of("en", ("en", "Which tool?"), ("fr", "Quel outil ?"));
        var matrix = SurveyParts.Question("use", "matrix", settings: new QuestionSettings { Rows = [new Choice("work", SurveyParts.Text("With {tool} at work"))], Choices = [new Choice("a", SurveyParts.Text("As {tool}, {nothing}"))] });
        matrix.Text = LocalizedText.Of("en", ("en", "How often {tool}?"), ("fr", "{tool}, souvent ?"));
        var last = SurveyParts.Question("last", "text");
        last.Text = SurveyParts.Text("Why {use.work}?");
        var asked = Questionnaire.Of(SurveyParts.Version((null, [tool, matrix, last])), SurveyParts.Types);

        var readable = ReadableQuestions.Of(asked, Fixed());

        var (use, why) = (readable.Questions[1], readable.Questions[2]);
        Assert.Equal("How often [answer to: Which tool?]?", use.Source.Text.In("en").Text);
        Assert.Equal("[réponse à\u00a0: Quel outil ?], souvent ?", use.Source.Text.In("fr").Text);
        Assert.Equal("With [answer to: Which tool?] at work", use.Fields[0].Label.In("en").Text);
        Assert.Equal("As [answer to: Which tool?], {nothing}", use.Fields[0].Options[0].Text.In("en").Text);
        Assert.StartsWith("Why [answer to: How often [answer to: Which tool?]?", why.Source.Text.In("en").Text, StringComparison.Ordinal);
        Assert.Equal("How often {tool}?", asked.Questions[1].Source.Text.In("en").Text);
    }

    private static FixedTexts Fixed()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddQuestionTypes();
        return services.BuildServiceProvider().GetRequiredService<FixedTexts>();
    }
}
