using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>Versions of surveys made by hand, and the types of questions without an app around them.</summary>
internal static class SurveyParts
{
    public static QuestionTypes Types { get; } = MakeTypes();

    public static SurveyVersion Version(params (string? When, SurveyQuestion[] Questions)[] pages)
    {
        var version = new SurveyVersion { SurveyId = Guid.CreateVersion7(), Number = 1 };
        foreach (var (when, questions) in pages)
        {
            var page = new SurveyPage { VersionId = version.Id, Order = version.Pages.Count, Title = Text("Page"), Text = Text(), ShowWhen = when };
            version.Pages.Add(page);
            foreach (var (question, place) in questions.Select((question, place) => (question, place)))
            {
                (question.VersionId, question.PageId, question.Order) = (version.Id, page.Id, place);
                version.Questions.Add(question);
            }
        }

        return version;
    }

    public static SurveyQuestion Question(string key, string type, string? when = null, QuestionSettings? settings = null) => new()
    {
        Key = key,
        Type = type,
        Text = Text($"About {key}?"),
        Help = Text(),
        ShowWhen = when,
        Settings = settings ?? new QuestionSettings(),
    };

    /// <summary>A question with choices a, b, c and so on.</summary>
    public static SurveyQuestion Choosing(string key, string type, int choices, string? when = null) =>
        Question(key, type, when, new QuestionSettings { Choices = [.. Enumerable.Range(0, choices).Select(place => Choice(((char)('a' + place)).ToString()))] });

    public static Choice Choice(string code, string? when = null) => new(code, Text($"Choice {code}"), when);

    public static LocalizedText Text(string? english = null) => english is null ? LocalizedText.Of("en") : LocalizedText.Of("en", ("en", english));

    private static QuestionTypes MakeTypes()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        services.AddQuestionTypes();
        return services.BuildServiceProvider().GetRequiredService<QuestionTypes>();
    }
}
