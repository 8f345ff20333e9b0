using System.Globalization;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>What was chosen in the three lists that fill in a condition.</summary>
/// <param name="Field">The field that is looked at.</param>
/// <param name="Value">An answer with the field in whose list it stands, <c>tools:pen</c>; empty where it is written.</param>
/// <param name="Typed">What was written beside; it goes before the list.</param>
public sealed record ConditionFilling(string Field, string Sign, string Value, string Typed)
{
    public static ConditionFilling Of(IFormCollection form) => new(form.Words("when-field"), form.Words("when-sign"), form.Words("when-value"), form.Words("when-typed"));
}

/// <summary>The text of a condition, what is wrong with it, and the three lists that fill it in the common case.</summary>
/// <param name="Before">What it may look at.</param>
/// <param name="Fill">Where the form goes to be filled in.</param>
public sealed record ConditionFields(string Name, string Text, IReadOnlyList<string> Mistakes, IReadOnlyList<(SurveyQuestion Question, Field Field)> Before, string Fill)
{
    private const int MostNamed = 8;

    /// <summary>What was chosen and could not be put together, and why; null where nothing was, or it could.</summary>
    public (ConditionFilling Chosen, string Why)? Refused { get; init; }

    /// <summary>The answers to choose from, by question; the rows of a matrix have theirs in common.</summary>
    public IReadOnlyList<(SurveyQuestion Question, IReadOnlyList<Field> Fields)> Values =>
        [.. Before.Where(one => one.Field.Options.Count > 0)
            .GroupBy(one => (one.Question.Id, Codes: Codes(one.Field)))
            .Select(group => (group.First().Question, (IReadOnlyList<Field>)[.. group.Select(one => one.Field)]))];

    /// <summary>The text with what the three lists say; with a message and unchanged where they do not fit.</summary>
    public static (string Text, string? Why) Filled(string text, ConditionFilling chosen, IReadOnlyList<(SurveyQuestion Question, Field Field)> before, IStringLocalizer<BuildingTexts> texts)
    {
        if (before.FirstOrDefault(one => one.Field.Name == chosen.Field) is not { Field: { } field } found)
        {
            return (text, texts["Draft_NoQuestion"]);
        }

        var parts = chosen.Value.Split(':', 2);
        var value = chosen.Typed.Length > 0 ? chosen.Typed : parts[^1];
        var problem = ConditionDraft.ProblemOf(field, chosen.Sign, value);

        // The same code may be an answer to another question, too: what was chosen there was not meant for this one.
        var isElsewhere = chosen.Typed.Length == 0 && parts.Length == 2
            && before.FirstOrDefault(one => one.Field.Name == parts[0]) is var other && (other.Question?.Id != found.Question.Id || Codes(other.Field) != Codes(field));
        problem = isElsewhere && chosen.Sign is not ("answered" or "not-answered") ? DraftProblem.NotAnAnswer : problem;
        return problem is { } why ? (text, Why(why, field, Shown(before, parts, value), texts)) : (ConditionDraft.With(text, field, chosen.Sign, value), null);
    }

    private static string Why(DraftProblem problem, Field field, string value, IStringLocalizer<BuildingTexts> texts) => problem switch
    {
        DraftProblem.NotAnAnswer when field.Options.Count == 0 => texts["Draft_Written", value, field.Name],
        DraftProblem.NotAnAnswer => texts["Draft_NotAnAnswer", value, field.Name, Fitting(field)],
        DraftProblem.NotACount => texts["Draft_NotACount", field.Options.Count.ToString(CultureInfo.CurrentUICulture)],
        _ => texts[$"Draft_{problem}", field.Name],
    };

    /// <summary>A value as it stood in the list.</summary>
    private static string Shown(IReadOnlyList<(SurveyQuestion Question, Field Field)> before, string[] parts, string value) =>
        before.Where(one => parts.Length == 2 && one.Field.Name == parts[0]).SelectMany(one => one.Field.Options).FirstOrDefault(option => option.Code == value)?.Text.Here().Text ?? value;

    private static string Fitting(Field field) =>
        string.Join(", ", field.Options.Take(MostNamed).Select(option => option.Text.Here().Text)) + (field.Options.Count > MostNamed ? ", …" : string.Empty);

    private static string Codes(Field field) => string.Join(' ', field.Options.Select(option => option.Code));
}
