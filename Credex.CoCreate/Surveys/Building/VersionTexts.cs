using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Expressions;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>A text of a version and where it stands.</summary>
/// <param name="Path">Names it in forms, such as <c>q/{id}/text</c>.</param>
/// <param name="Part">What it is of its page or question: title, text, help, low, high, unit, choice or row.</param>
/// <param name="Code">Of the choice or row.</param>
/// <param name="IsLong">Whether it may be several paragraphs.</param>
/// <param name="Longest">Most characters.</param>
public sealed record TextPlace(string Path, SurveyPage Page, SurveyQuestion? Question, string Part, string? Code, LocalizedText Text, bool IsLong, int Longest, Action<LocalizedText> Set)
{
    /// <summary>Whether a reader of this language would get another one, or what was made from an older source.</summary>
    public bool IsMissing(string language) => !Text.IsEmpty && !Text.Wordings.ContainsKey(language);

    public bool IsStale(string language) => Text.IsStale(language);
}

/// <summary>All texts of a version, in the order in which they are read.</summary>
public static class VersionTexts
{
    public const int LongestChoice = 300;

    public static IReadOnlyList<TextPlace> Of(SurveyVersion version) =>
        [.. ConditionCheck.InOrder(version).SelectMany(one => OfPage(one.Page).Concat(one.Questions.SelectMany(question => OfQuestion(one.Page, question))))];

    public static IEnumerable<TextPlace> OfPage(SurveyPage page)
    {
        yield return new TextPlace($"p/{page.Id}/title", page, null, "title", null, page.Title, IsLong: false, SurveyPage.LongestTitle, text => page.Title = text);
        yield return new TextPlace($"p/{page.Id}/text", page, null, "text", null, page.Text, IsLong: true, SurveyPage.LongestText, text => page.Text = text);
    }

    public static IEnumerable<TextPlace> OfQuestion(SurveyPage page, SurveyQuestion question)
    {
        var path = $"q/{question.Id}";
        yield return new TextPlace($"{path}/text", page, question, "text", null, question.Text, IsLong: true, SurveyQuestion.LongestText, text => question.Text = text);
        yield return new TextPlace($"{path}/help", page, question, "help", null, question.Help, IsLong: true, SurveyQuestion.LongestText, text => question.Help = text);
        foreach (var (part, text, set) in new (string, LocalizedText?, Action<LocalizedText>)[]
        {
            ("low", question.Settings.Low, text => question.Settings = question.Settings with { Low = text }),
            ("high", question.Settings.High, text => question.Settings = question.Settings with { High = text }),
            ("unit", question.Settings.Unit, text => question.Settings = question.Settings with { Unit = text }),
        })
        {
            if (text is not null)
            {
                yield return new TextPlace($"{path}/{part}", page, question, part, null, text, IsLong: false, LongestChoice, set);
            }
        }

        foreach (var row in question.Settings.Rows)
        {
            yield return new TextPlace($"{path}/row/{row.Code}", page, question, "row", row.Code, row.Text, IsLong: false, LongestChoice, text =>
                question.Settings = question.Settings with { Rows = With(question.Settings.Rows, row.Code, text) });
        }

        foreach (var choice in question.Settings.Choices)
        {
            yield return new TextPlace($"{path}/choice/{choice.Code}", page, question, "choice", choice.Code, choice.Text, IsLong: false, LongestChoice, text =>
                question.Settings = question.Settings with { Choices = With(question.Settings.Choices, choice.Code, text) });
        }
    }

    private static List<Choice> With(IReadOnlyList<Choice> choices, string code, LocalizedText text) => [.. choices.Select(one => one.Code == code ? one with { Text = text } : one)];
}
