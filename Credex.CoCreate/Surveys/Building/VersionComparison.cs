using System.Text.Json;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Why answers to a question can be counted together with those of the version before, or not.</summary>
public enum Comparability
{
    /// <summary>The same is asked: the answers are pooled.</summary>
    Same,

    /// <summary>The version before has no such key.</summary>
    New,
    OtherType,

    /// <summary>It says something else in the language that it was written in.</summary>
    OtherText,

    /// <summary>Other choices, rows or points.</summary>
    OtherAnswers,

    /// <summary>Not asked any more.</summary>
    Gone,
}

/// <summary>What a new version has in common with the one before, question by question.</summary>
public static class VersionComparison
{
    public static IReadOnlyList<(string Key, SurveyQuestion Question, Comparability Verdict)> Of(SurveyVersion before, SurveyVersion after, QuestionTypes types)
    {
        var earlier = before.Questions.ToDictionary(question => question.Key, StringComparer.Ordinal);
        var kept = after.Questions.Select(question => question.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Expressions.ConditionCheck.InOrder(after).SelectMany(one => one.Questions).Where(question => HasAnswers(question, types))
                .Select(question => (question.Key, question, earlier.TryGetValue(question.Key, out var old) ? Compare(old, question, types) : Comparability.New)),
            .. Expressions.ConditionCheck.InOrder(before).SelectMany(one => one.Questions).Where(question => HasAnswers(question, types) && !kept.Contains(question.Key))
                .Select(question => (question.Key, question, Comparability.Gone)),
        ];
    }

    /// <summary>The keys of which answers are pooled, as the version keeps them.</summary>
    public static string Keep(IEnumerable<(string Key, SurveyQuestion Question, Comparability Verdict)> comparison) =>
        JsonSerializer.Serialize(comparison.Where(one => one.Verdict == Comparability.Same).Select(one => one.Key).Order(StringComparer.Ordinal).ToList());

    private static bool HasAnswers(SurveyQuestion question, QuestionTypes types) => types.Find(question.Type)?.FieldsOf(question).Count > 0;

    private static Comparability Compare(SurveyQuestion before, SurveyQuestion after, QuestionTypes types) =>
        before.Type != after.Type ? Comparability.OtherType
        : Source(before) != Source(after) ? Comparability.OtherText
        : !Fields(before, types).SequenceEqual(Fields(after, types), StringComparer.Ordinal) ? Comparability.OtherAnswers
        : Comparability.Same;

    private static string Source(SurveyQuestion question) => question.Text.In(question.Text.Source).Text;

    /// <summary>What can be answered, without the words: names of fields with the codes of their options, and what a number means.</summary>
    private static List<string> Fields(SurveyQuestion question, QuestionTypes types) =>
    [
        .. (types.Find(question.Type)?.FieldsOf(question) ?? []).Select(field =>
            $"{field.Name}:{field.Kind}:{string.Join(',', field.Options.Select(option => option.Code).Order(StringComparer.Ordinal))}:{(field.Kind == FieldKind.Number ? question.Settings.Unit?.In(question.Settings.Unit.Source).Text : null)}").Order(StringComparer.Ordinal),
    ];
}
