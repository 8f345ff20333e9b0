using System.Globalization;
using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Whether answers to a question can be counted together with those of the version before.</summary>
public enum Comparability
{
    /// <summary>The same is asked: the answers are pooled.</summary>
    Same,

    /// <summary>The same is asked, of those whom the answer to another question chose: pooled where that one is.</summary>
    Follows,

    /// <summary>Something is asked in other words, of others or within other bounds: pooled only where somebody says that it asks the same.</summary>
    Different,

    /// <summary>Other choices, rows or points: answers of one version mean nothing in the other.</summary>
    OtherAnswers,
    OtherType,

    /// <summary>The version before has no such key.</summary>
    New,

    /// <summary>Not asked any more.</summary>
    Gone,
}

/// <summary>What of a question two versions can differ in.</summary>
public enum ComparedPart
{
    Text,
    Help,
    Low,
    High,
    Unit,
    Row,
    Choice,
    ChoiceMark,
    Condition,
    RowCondition,
    ChoiceCondition,
    Points,
    CannotSay,
    Several,
    Min,
    Max,
    Whole,
    Earliest,
    Latest,
    Least,
    Most,

    /// <summary>Another question that it names, in its condition or its words, is asked differently.</summary>
    Named,
}

/// <summary>One thing that a question asks differently.</summary>
/// <param name="Code">Of the row or choice; the key of the question that is named.</param>
/// <param name="Before">In the language that it was written in; null where there was nothing.</param>
/// <param name="Lang">Of the words; null for what is no language.</param>
public sealed record QuestionChange(ComparedPart Part, string? Code, string? Before, string? After, string? Lang = null);

/// <summary>A question beside the one of the same key in the version before.</summary>
public sealed record ComparedQuestion(SurveyQuestion Question, Comparability Verdict, IReadOnlyList<QuestionChange> Changes)
{
    public string Key => Question.Key;
}

/// <summary>What a new version has in common with the one before, question by question.</summary>
public static class VersionComparison
{
    public static IReadOnlyList<ComparedQuestion> Of(SurveyVersion before, SurveyVersion after, QuestionTypes types)
    {
        var earlier = Answerable(before, types).ToDictionary(one => one.Question.Key, StringComparer.Ordinal);
        var keyOf = Answerable(after, types).SelectMany(one => FieldsOf(one.Question, types), (one, field) => (field.Name, one.Question.Key)).DistinctBy(one => one.Name, StringComparer.Ordinal)
            .ToDictionary(one => one.Name, one => one.Key, StringComparer.Ordinal);
        var compared = new List<ComparedQuestion>();
        var differing = new HashSet<string>(StringComparer.Ordinal);
        // A question names only earlier ones, so what those came to is known.
        foreach (var (page, question) in Answerable(after, types))
        {
            var one = earlier.TryGetValue(question.Key, out var old) ? Compare(old, (page, question), types) : new ComparedQuestion(question, Comparability.New, []);
            var named = NamedIn(page, question).Select(name => keyOf.GetValueOrDefault(name)).OfType<string>().Where(differing.Contains).Distinct(StringComparer.Ordinal).ToList();
            if (one.Verdict is Comparability.Same or Comparability.Different && named.Count > 0)
            {
                one = one with
                {
                    Verdict = one.Verdict == Comparability.Same ? Comparability.Follows : one.Verdict,
                    Changes = [.. one.Changes, .. named.Select(key => new QuestionChange(ComparedPart.Named, key, null, null))],
                };
            }

            compared.Add(one);
            if (one.Verdict != Comparability.Same)
            {
                differing.Add(one.Key);
            }
        }

        var kept = compared.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        return [.. compared, .. Answerable(before, types).Where(one => !kept.Contains(one.Question.Key)).Select(one => new ComparedQuestion(one.Question, Comparability.Gone, []))];
    }

    /// <summary>The keys of which answers are pooled, as the version keeps them.</summary>
    /// <param name="confirmed">Keys of the questions that, in other words, ask the same to the editor's mind.</param>
    public static string Keep(IEnumerable<ComparedQuestion> comparison, IReadOnlyCollection<string> confirmed)
    {
        var pooled = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var one in comparison)
        {
            if (one.Verdict == Comparability.Same
                || (one.Verdict == Comparability.Different && confirmed.Contains(one.Key))
                || (one.Verdict == Comparability.Follows && one.Changes.All(change => pooled.Contains(change.Code!))))
            {
                pooled.Add(one.Key);
            }
        }

        return JsonSerializer.Serialize(pooled);
    }

    /// <summary>The questions that have answers, in their order.</summary>
    private static IEnumerable<(SurveyPage Page, SurveyQuestion Question)> Answerable(SurveyVersion version, QuestionTypes types) =>
        ConditionCheck.InOrder(version).SelectMany(one => one.Questions, (one, question) => (one.Page, question)).Where(one => FieldsOf(one.question, types).Count > 0);

    private static IReadOnlyList<Field> FieldsOf(SurveyQuestion question, QuestionTypes types) => types.Find(question.Type)?.FieldsOf(question) ?? [];

    private static ComparedQuestion Compare((SurveyPage Page, SurveyQuestion Question) before, (SurveyPage Page, SurveyQuestion Question) after, QuestionTypes types)
    {
        if (before.Question.Type != after.Question.Type)
        {
            return new ComparedQuestion(after.Question, Comparability.OtherType, []);
        }

        var changes = Changes(before, after, types.Find(after.Question.Type)!.Parts).Where(change => change.Before != change.After).ToList();
        var isSameToAnswer = Answers(before.Question, types).SequenceEqual(Answers(after.Question, types), StringComparer.Ordinal);
        return new ComparedQuestion(after.Question, !isSameToAnswer ? Comparability.OtherAnswers : changes.Count > 0 ? Comparability.Different : Comparability.Same, changes);
    }

    /// <summary>What can be answered, without the words: names of fields with the codes of their options. A text beside a choice is no part of it.</summary>
    private static IEnumerable<string> Answers(SurveyQuestion question, QuestionTypes types) => FieldsOf(question, types).Where(field => field.With is null)
        .Select(field => $"{field.Name}:{field.Kind}:{string.Join(',', field.Options.Select(option => option.Code).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal);

    private static IEnumerable<QuestionChange> Changes((SurveyPage Page, SurveyQuestion Question) before, (SurveyPage Page, SurveyQuestion Question) after, SettingParts parts)
    {
        var ((_, old), (_, now)) = (before, after);
        var (was, set) = (old.Settings, now.Settings);
        yield return Words(ComparedPart.Text, null, old.Text, now.Text);
        yield return Words(ComparedPart.Help, null, old.Help, now.Help);
        if (parts.HasFlag(SettingParts.Ends))
        {
            yield return Words(ComparedPart.Low, null, was.Low, set.Low);
            yield return Words(ComparedPart.High, null, was.High, set.High);
        }

        if (parts.HasFlag(SettingParts.Points))
        {
            yield return Number(ComparedPart.Points, was.Points, set.Points);
        }

        if (parts.HasFlag(SettingParts.CannotSay))
        {
            yield return Flag(ComparedPart.CannotSay, null, was.CannotSay, set.CannotSay);
        }

        if (parts.HasFlag(SettingParts.Several))
        {
            yield return Flag(ComparedPart.Several, null, was.Several, set.Several);
        }

        if (parts.HasFlag(SettingParts.Number))
        {
            yield return Words(ComparedPart.Unit, null, was.Unit, set.Unit);
            yield return Number(ComparedPart.Min, was.Min, set.Min);
            yield return Number(ComparedPart.Max, was.Max, set.Max);
            yield return Flag(ComparedPart.Whole, null, was.WholeNumbers, set.WholeNumbers);
        }

        if (parts.HasFlag(SettingParts.Dates))
        {
            yield return new QuestionChange(ComparedPart.Earliest, null, Day(was.Earliest), Day(set.Earliest));
            yield return new QuestionChange(ComparedPart.Latest, null, Day(was.Latest), Day(set.Latest));
        }

        if (parts.HasFlag(SettingParts.HowMany))
        {
            yield return Number(ComparedPart.Least, was.Least, set.Least);
            yield return Number(ComparedPart.Most, was.Most, set.Most);
        }

        yield return new QuestionChange(ComparedPart.Condition, null, ShownWhen(before), ShownWhen(after));
        var rows = parts.HasFlag(SettingParts.Rows) ? Pairs(was.Rows, set.Rows).SelectMany(one => Changes(one, ComparedPart.Row, ComparedPart.RowCondition)) : [];
        var choices = parts.HasFlag(SettingParts.Choices) ? Pairs(was.Choices, set.Choices).SelectMany(one => Changes(one, ComparedPart.Choice, ComparedPart.ChoiceCondition)) : [];
        foreach (var change in rows.Concat(choices))
        {
            yield return change;
        }
    }

    /// <summary>By code: where one stands among the others is not what it asks.</summary>
    private static IEnumerable<(string Code, Choice? Before, Choice? After)> Pairs(IReadOnlyList<Choice> before, IReadOnlyList<Choice> after) => before.Concat(after).Select(choice => choice.Code).Distinct(StringComparer.Ordinal)
        .Select(code => (code, before.FirstOrDefault(choice => choice.Code == code), after.FirstOrDefault(choice => choice.Code == code)));

    private static IEnumerable<QuestionChange> Changes((string Code, Choice? Before, Choice? After) pair, ComparedPart words, ComparedPart condition)
    {
        yield return Words(words, pair.Code, pair.Before?.Text, pair.After?.Text);
        if (pair is ({ } code, { } before, { } after))
        {
            yield return new QuestionChange(condition, code, Normal(before.ShowWhen), Normal(after.ShowWhen));
            yield return new QuestionChange(ComparedPart.ChoiceMark, code, Mark(before), Mark(after));
        }
    }

    private static QuestionChange Words(ComparedPart part, string? code, LocalizedText? before, LocalizedText? after) =>
        new(part, code, Source(before), Source(after), (after ?? before)?.Source);

    private static string? Source(LocalizedText? text) => text?.In(text.Source).Text is { Length: > 0 } words ? words : null;

    private static QuestionChange Number(ComparedPart part, decimal? before, decimal? after) =>
        new(part, null, before?.ToString("0.############", CultureInfo.CurrentUICulture), after?.ToString("0.############", CultureInfo.CurrentUICulture));

    private static QuestionChange Flag(ComparedPart part, string? code, bool before, bool after) => new(part, code, before ? "yes" : "no", after ? "yes" : "no");

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Mark(Choice choice) => choice.IsNone ? "none" : choice.TakesText ? "text" : "no";

    /// <summary>By whom a question is seen: the condition of its page and its own.</summary>
    private static string? ShownWhen((SurveyPage Page, SurveyQuestion Question) asked) => (Normal(asked.Page.ShowWhen), Normal(asked.Question.ShowWhen)) switch
    {
        ({ } page, { } own) => Normal($"({page}) and ({own})"),
        var (page, own) => page ?? own,
    };

    /// <summary>As it is printed, so that spaces and brackets make no difference; as it was written where it cannot be read.</summary>
    private static string? Normal(string? condition) => string.IsNullOrWhiteSpace(condition) ? null : ChoiceOptions.Read(condition) is { } read ? ConditionText.Print(read) : condition;

    private static IEnumerable<string> NamedIn(SurveyPage page, SurveyQuestion question)
    {
        var conditions = new[] { page.ShowWhen, question.ShowWhen }.Concat(question.Settings.Rows.Concat(question.Settings.Choices).Select(choice => choice.ShowWhen));
        var words = VersionTexts.OfQuestion(page, question).SelectMany(place => place.Text.Wordings.Values);
        return conditions.SelectMany(condition => ChoiceOptions.Read(condition)?.Names ?? []).Concat(words.SelectMany(wording => Answering.Asked.PipedIn(wording.Text)));
    }
}
