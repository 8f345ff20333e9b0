using System.Globalization;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>Reads what was typed or chosen into the values of a field, or says what is wrong with it. Empty is no mistake: whether it may be is for the question to say.</summary>
public static class FieldReader
{
    /// <param name="isOffered">Whether an option is shown to this respondent.</param>
    public static (IReadOnlyList<string> Values, ProblemKind? Wrong) Read(Field field, AnswerSheet raw, Func<Option, bool> isOffered) => field.Kind switch
    {
        FieldKind.Choice => Chosen(field, raw, isOffered) is var chosen && chosen.Values.Count > 1 ? ([], ProblemKind.TooMany) : chosen,
        FieldKind.Choices => Several(field, Chosen(field, raw, isOffered)),
        FieldKind.Order => Order(field, raw, isOffered),
        FieldKind.Number => Number(field.Rules, Text(field, raw)),
        FieldKind.Date => Date(field.Rules, Text(field, raw)),
        _ => Words(field.Rules, Text(field, raw)),
    };

    /// <summary>The input in which the place of an option in an order is chosen.</summary>
    public static string RankInput(Field field, Option option) => $"{field.Name}.{option.Code}";

    /// <summary>The names of the inputs that a field has in a form.</summary>
    public static IEnumerable<string> Inputs(Field field) => field.Kind == FieldKind.Order ? field.Options.Select(option => RankInput(field, option)) : [field.Name];

    private static string Text(Field field, AnswerSheet raw) => (raw.ValueOf(field.Name) ?? string.Empty).ReplaceLineEndings("\n").Trim();

    private static (IReadOnlyList<string> Values, ProblemKind? Wrong) Chosen(Field field, AnswerSheet raw, Func<Option, bool> isOffered)
    {
        if (raw.ValuesOf(field.Name) is not { Count: > 0 } values)
        {
            return ([], null);
        }

        var sent = values.Where(value => value.Length > 0).ToHashSet(StringComparer.Ordinal);
        var chosen = field.Options.Where(option => sent.Contains(option.Code)).ToList();
        if (chosen.Count < sent.Count)
        {
            return ([], ProblemKind.UnknownChoice);
        }

        // What is not offered any more, because an earlier answer changed, is quietly no answer.
        return ([.. chosen.Where(isOffered).Select(option => option.Code)], null);
    }

    private static (IReadOnlyList<string> Values, ProblemKind? Wrong) Several(Field field, (IReadOnlyList<string> Values, ProblemKind? Wrong) chosen)
    {
        if (chosen.Wrong is not null || chosen.Values.Count == 0)
        {
            return chosen;
        }

        var hasNone = field.Options.Any(option => option.IsNone && chosen.Values.Contains(option.Code, StringComparer.Ordinal));
        return hasNone ? (chosen.Values, chosen.Values.Count > 1 ? ProblemKind.NoneAndOthers : null)
            : chosen.Values.Count < field.Rules.Least ? (chosen.Values, ProblemKind.TooFew)
            : chosen.Values.Count > field.Rules.Most ? (chosen.Values, ProblemKind.TooMany)
            : chosen;
    }

    private static (IReadOnlyList<string> Values, ProblemKind? Wrong) Order(Field field, AnswerSheet raw, Func<Option, bool> isOffered)
    {
        var ranks = new SortedDictionary<int, string>();
        foreach (var option in field.Options.Where(isOffered))
        {
            var text = (raw.ValueOf(RankInput(field, option)) ?? string.Empty).Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank < 1 || rank > field.Options.Count)
            {
                return ([], ProblemKind.NotANumber);
            }

            if (!ranks.TryAdd(rank, option.Code))
            {
                return ([], ProblemKind.SameRank);
            }
        }

        var wanted = field.Rules.Least ?? 0;
        return ranks.Count > 0 && ranks.Keys.Last() != ranks.Count ? ([], ProblemKind.RankMissing)
            : ranks.Count > 0 && ranks.Count < wanted ? ([], ProblemKind.TooFew)
            : ranks.Count > field.Rules.Most ? ([], ProblemKind.TooMany)
            : ([.. ranks.Values], null);
    }

    /// <summary>With a point or a comma, and spaces between thousands, as people write them.</summary>
    private static (IReadOnlyList<string> Values, ProblemKind? Wrong) Number(FieldRules rules, string text)
    {
        if (text.Length == 0)
        {
            return ([], null);
        }

        var plain = string.Concat(text.Where(character => !char.IsWhiteSpace(character))).Replace(',', '.');
        if (plain.Length > 20 || !decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return ([], ProblemKind.NotANumber);
        }

        return rules.WholeNumbers && number != decimal.Truncate(number) ? ([], ProblemKind.NotWhole)
            : number < rules.Min ? ([], ProblemKind.TooSmall)
            : number > rules.Max ? ([], ProblemKind.TooLarge)
            : ([number.ToString(CultureInfo.InvariantCulture)], null);
    }

    private static (IReadOnlyList<string> Values, ProblemKind? Wrong) Date(FieldRules rules, string text)
    {
        if (text.Length == 0)
        {
            return ([], null);
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && !DateOnly.TryParseExact(text, ["d/M/yyyy", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return ([], ProblemKind.NotADate);
        }

        return day < rules.Earliest ? ([], ProblemKind.TooEarly)
            : day > rules.Latest ? ([], ProblemKind.TooLate)
            : ([day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], null);
    }

    private static (IReadOnlyList<string> Values, ProblemKind? Wrong) Words(FieldRules rules, string text)
    {
        // PostgreSQL keeps no U+0000, and other control characters are nobody's answer.
        var clean = string.Concat(text.Where(character => !char.IsControl(character) || character is '\n' or '\t'));
        return clean.Length == 0 ? ([], null) : clean.Length > rules.Longest ? ([], ProblemKind.TooLong) : ([clean], null);
    }
}
