using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>Questions for who looks at the answers of many: where a text has an earlier answer in it, which is another for everybody, it says whose answer that is.</summary>
public static class ReadableQuestions
{
    private const int LongestTitle = 60;

    public static Questionnaire Of(Questionnaire asked, FixedTexts fixedTexts)
    {
        // A text names only earlier questions, so their titles are readable already.
        var titles = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        return new Questionnaire(asked.SurveyId, asked.VersionId, asked.Number, [.. asked.Pages.Select(page => page with { Questions = [.. page.Questions.Select(Readable)] })], asked.Comparable);

        AskedQuestion Readable(AskedQuestion question)
        {
            var source = question.Source;
            var text = Said(source.Text);
            IReadOnlyList<Field> fields = [.. question.Fields.Select(field => field with
            {
                Label = Said(field.Label),
                Options = [.. field.Options.Select(option => option with { Text = Said(option.Text) })],
            })];
            foreach (var field in fields)
            {
                titles[field.Name] = field.Name == question.Key ? text : Joined(text, field.Label);
            }

            return new AskedQuestion(
                new SurveyQuestion
                {
                    Id = source.Id,
                    VersionId = source.VersionId,
                    PageId = source.PageId,
                    Order = source.Order,
                    Key = source.Key,
                    Type = source.Type,
                    Text = text,
                    Help = Said(source.Help),
                    ShowWhen = source.ShowWhen,
                    Requirement = source.Requirement,
                    Settings = source.Settings,
                    ClauseTextId = source.ClauseTextId,
                    Revision = source.Revision,
                },
                question.Type,
                question.ShowWhen,
                fields);
        }

        LocalizedText Said(LocalizedText text) => !text.Wordings.Values.Any(wording => wording.Text.Contains('{', StringComparison.Ordinal)) ? text : new LocalizedText(
            text.Source,
            text.Revision,
            text.Wordings.ToDictionary(
                wording => wording.Key,
                wording => wording.Value with { Text = Asked.Replaced(wording.Value.Text, name => titles.TryGetValue(name, out var title) ? AnswerTo(title, wording.Key) : null) },
                StringComparer.Ordinal));

        string AnswerTo(LocalizedText title, string language) =>
            fixedTexts.AnswerTo.In(language).Text.Replace("{0}", title.In(language).Text.Shortened(LongestTitle), StringComparison.Ordinal);
    }

    /// <summary>A question and which of its fields.</summary>
    private static LocalizedText Joined(LocalizedText question, LocalizedText field) => new(
        question.Source,
        question.Revision,
        question.Wordings.ToDictionary(wording => wording.Key, wording => wording.Value with { Text = $"{wording.Value.Text} ({field.In(wording.Key).Text})" }, StringComparer.Ordinal));
}
