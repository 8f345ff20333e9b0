using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys;

/// <summary>A version of a survey as it is asked: everything read once, conditions parsed. It never changes.</summary>
public sealed class Questionnaire
{
    private readonly Dictionary<string, Field> fields;

    /// <param name="comparable">Keys of the questions that ask the same as in the version before; null for the first version.</param>
    public Questionnaire(Guid surveyId, Guid versionId, int number, IReadOnlyList<AskedPage> pages, IReadOnlyCollection<string>? comparable = null)
    {
        Comparable = comparable ?? [];
        (SurveyId, VersionId, Number, Pages) = (surveyId, versionId, number, pages);
        Questions = [.. pages.SelectMany(page => page.Questions)];
        fields = Questions.SelectMany(question => question.Fields).ToDictionary(field => field.Name, StringComparer.Ordinal);
    }

    public Guid SurveyId { get; }

    public Guid VersionId { get; }

    public int Number { get; }

    public IReadOnlyList<AskedPage> Pages { get; }

    /// <summary>Keys of the questions whose answers are pooled with those of the version before.</summary>
    public IReadOnlyCollection<string> Comparable { get; }

    public IReadOnlyList<AskedQuestion> Questions { get; }

    public IReadOnlyCollection<Field> Fields => fields.Values;

    public Field? FindField(string name) => fields.GetValueOrDefault(name);

    /// <summary>The first question of a type, such as the one for the country.</summary>
    public AskedQuestion? FirstOf(string type) => Questions.FirstOrDefault(question => question.Type.Name == type);

    /// <summary>Builds what a version asks. Questions of a type that this installation does not have are left out.</summary>
    public static Questionnaire Of(SurveyVersion version, QuestionTypes types) => new(
        version.SurveyId,
        version.Id,
        version.Number,
        [.. version.Pages.OrderBy(page => page.Order).ThenBy(page => page.Id).Select((page, place) => new AskedPage(
            page.Id,
            place + 1,
            page.Title,
            page.Text,
            ChoiceOptions.Read(page.ShowWhen),
            [.. version.Questions.Where(question => question.PageId == page.Id).OrderBy(question => question.Order).ThenBy(question => question.Id).SelectMany(question => Ask(question, types))]))],
        version.Comparable is { } comparable ? JsonSerializer.Deserialize<HashSet<string>>(comparable) : null);

    /// <summary>The type by the name of a question's type; a question of an unknown one cannot be asked.</summary>
    private static IEnumerable<AskedQuestion> Ask(SurveyQuestion question, QuestionTypes types) => types.Find(question.Type) is { } type
        ? [new AskedQuestion(question, type, ChoiceOptions.Read(question.ShowWhen), type.FieldsOf(question))]
        : [];
}

/// <param name="Number">From 1.</param>
public sealed record AskedPage(Guid Id, int Number, LocalizedText Title, LocalizedText Text, Condition? ShowWhen, IReadOnlyList<AskedQuestion> Questions);

public sealed record AskedQuestion(SurveyQuestion Source, IQuestionType Type, Condition? ShowWhen, IReadOnlyList<Field> Fields)
{
    public string Key => Source.Key;

    /// <summary>Whether nothing of it depends on what was answered elsewhere: no condition within it, no answer in its words.</summary>
    public bool LooksTheSameToAll { get; } =
        Fields.All(field => field.ShowWhen is null && field.Options.All(option => option.ShowWhen is null))
        && !new[] { Source.Text, Source.Help }.Concat(Fields.Select(field => field.Label)).Concat(Fields.SelectMany(field => field.Options).Select(option => option.Text)).Any(HasBraces);

    /// <summary>The id of its place on the page.</summary>
    public string Anchor => $"q-{Key}";

    public Requirement Requirement => Source.Requirement;

    public QuestionSettings Settings => Source.Settings;

    /// <summary>The field that bears the question's own name, or the first.</summary>
    public Field? Main => Fields.FirstOrDefault(one => one.Name == Key) ?? (Fields.Count > 0 ? Fields[0] : null);

    private static bool HasBraces(LocalizedText text) => text.Wordings.Values.Any(wording => wording.Text.Contains('{', StringComparison.Ordinal));
}
