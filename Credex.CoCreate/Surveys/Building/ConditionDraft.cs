using System.Globalization;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Why a condition cannot be put together from the three lists.</summary>
public enum DraftProblem
{
    NoValue,

    /// <summary>The value is none of the answers to the question.</summary>
    NotAnAnswer,

    /// <summary>How many answers were chosen is compared with something that is no such number.</summary>
    NotACount,
    NotANumber,
    NotADate,

    /// <summary>Answers that are neither smaller nor greater than others are compared by size.</summary>
    NoSize,
}

/// <summary>The common case of a condition, put together from three lists: a field, how it is compared, and with what.</summary>
public static class ConditionDraft
{
    public static IReadOnlyList<string> Signs { get; } = ["is", "is-not", "answered", "not-answered", "at-least", "at-most"];

    /// <summary>The fields that a question or a page may look at.</summary>
    /// <param name="question">Null for the condition of the page itself.</param>
    public static IReadOnlyList<(SurveyQuestion Question, Field Field)> Before(SurveyVersion version, Guid page, Guid? question, QuestionTypes types)
    {
        var fields = new List<(SurveyQuestion, Field)>();
        foreach (var (on, questions) in ConditionCheck.InOrder(version))
        {
            if (on.Id == page && question is null)
            {
                break;
            }

            foreach (var one in questions)
            {
                if (one.Id == question)
                {
                    return fields;
                }

                fields.AddRange((types.Find(one.Type)?.FieldsOf(one) ?? []).Where(field => field.With is null).Select(field => (one, field)));
            }
        }

        return fields;
    }

    /// <summary>Why a field cannot be compared with a value in this way; null where it can.</summary>
    public static DraftProblem? ProblemOf(Field field, string sign, string value) => (sign, field.Kind) switch
    {
        ("answered" or "not-answered", _) => null,
        _ when value.Length == 0 => DraftProblem.NoValue,
        ("at-least" or "at-most", FieldKind.Choices or FieldKind.Order) =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= field.Options.Count ? null : DraftProblem.NotACount,
        ("at-least" or "at-most", FieldKind.Text) => DraftProblem.NoSize,
        ("at-least" or "at-most", FieldKind.Choice) when field.Options.All(option => option.Number is null) => DraftProblem.NoSize,
        ("at-least" or "at-most", FieldKind.Choice) => Literal.TryNumber(value, out _) ? null : DraftProblem.NotANumber,
        (_, FieldKind.Number) => Literal.TryNumber(value, out _) ? null : DraftProblem.NotANumber,
        (_, FieldKind.Date) => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : DraftProblem.NotADate,
        (_, FieldKind.Text) => null,
        _ => field.Options.Any(option => option.Code == value) ? null : DraftProblem.NotAnAnswer,
    };

    /// <summary>The text with one more thing that must hold; as it was where the sign is none that there is.</summary>
    public static string With(string text, Field field, string sign, string value)
    {
        if (One(field, sign, value) is not { } one)
        {
            return text;
        }

        return ConditionText.Print(ConditionText.TryRead(text, out var before, out _) ? new AllOf(before, one) : one);
    }

    private static Condition? One(Field field, string sign, string value)
    {
        var literal = Literal.TryNumber(value, out var number) && field.Kind is not (FieldKind.Text or FieldKind.Date) && field.Options.All(option => option.Number is not null || option.Code != value)
            ? Literal.Of(number)
            : Literal.Of(value);
        var isSeveral = field.Kind is FieldKind.Choices or FieldKind.Order;
        return sign switch
        {
            "answered" => new Answered(field.Name),
            "not-answered" => new Not(new Answered(field.Name)),
            "is" => isSeveral ? new Contains(field.Name, literal) : new Compare(new Named(field.Name), Comparison.Equal, literal),
            "is-not" => isSeveral ? new Not(new Contains(field.Name, literal)) : new Compare(new Named(field.Name), Comparison.NotEqual, literal),
            "at-least" => new Compare(isSeveral ? new CountOf(field.Name) : new Named(field.Name), Comparison.GreaterOrEqual, literal),
            "at-most" => new Compare(isSeveral ? new CountOf(field.Name) : new Named(field.Name), Comparison.LessOrEqual, literal),
            _ => null,
        };
    }
}
