using System.Globalization;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>A question as it is drawn for one respondent: with what was typed, what is wrong, and earlier answers in its words.</summary>
/// <param name="Raw">As it was typed.</param>
/// <param name="Problems">Sentences by the name of the field.</param>
public sealed partial record Asked(AskedQuestion Question, Questionnaire Questionnaire, AnswerRoute Route, AnswerSheet Raw, IReadOnlyDictionary<string, string> Problems)
{
    /// <summary>Whether it looks the same to everybody who, like this one, has typed nothing into it.</summary>
    public bool IsBlank => Problems.Count == 0 && Question.LooksTheSameToAll && !Question.Fields.SelectMany(FieldReader.Inputs).Any(input => Raw.ValuesOf(input).Count > 0);

    public IEnumerable<Field> Fields => Question.Fields.Where(one => !Route.IsHidden(one));

    public IEnumerable<Option> Offered(Field field) => field.Options.Where(option => !Route.IsHidden(field, option));

    public bool IsChosen(Field field, Option option) => Raw.ValuesOf(field.Name).Contains(option.Code, StringComparer.Ordinal);

    public string? Typed(Field field) => Raw.ValueOf(field.Name);

    public string? ProblemOf(Field field) => Problems.GetValueOrDefault(field.Name);

    /// <summary>The words in the reader's language, with the answers that they name in braces.</summary>
    public LocalizedWording Words(LocalizedText text) => Piped(text, Questionnaire, Route.Answers);

    /// <summary>Value of aria-describedby for the input of a field.</summary>
    public string? DescribedBy(Field field)
    {
        var ids = new List<string>();
        if (!Question.Source.Help.IsEmpty && field == Question.Main)
        {
            ids.Add($"{Question.Anchor}-help");
        }

        if (ProblemOf(field) is not null)
        {
            ids.Add($"{field.Name}-error");
        }

        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    /// <summary><c>{name}</c> becomes the label of what was answered; nothing where nothing was. A name that is no field stays as it is.</summary>
    public static LocalizedWording Piped(LocalizedText text, Questionnaire questionnaire, IAnswerValues answers)
    {
        var wording = text.Here();
        return wording.Text.Contains('{', StringComparison.Ordinal)
            ? wording with { Text = Replaced(wording.Text, name => questionnaire.FindField(name) is { } field ? Label(field, answers.ValuesOf(field.Name)) : null) }
            : wording;
    }

    /// <summary>A text with words for each name in braces; one that has none stays as it is.</summary>
    public static string Replaced(string text, Func<string, string?> words) => Braces().Replace(text, match => words(match.Groups["name"].Value) ?? match.Value);

    /// <summary>The names in braces of a text.</summary>
    public static IEnumerable<string> PipedIn(string text) => Braces().Matches(text).Select(match => match.Groups["name"].Value);

    /// <summary>An answer in words: the labels of what was chosen, a date as the reader writes it.</summary>
    public static string Label(Field field, IReadOnlyList<string> values) => string.Join(", ", values.Select(value =>
        field.Options.FirstOrDefault(option => option.Code == value)?.Text.Here().Text
        ?? (field.Kind == FieldKind.Date && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.Written("D")
            : field.Kind == FieldKind.Number && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.CurrentUICulture)
            : value)));

    [GeneratedRegex(@"\{(?<name>[a-zA-Z_][\w.\-]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Braces();
}
