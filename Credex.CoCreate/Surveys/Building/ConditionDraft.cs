using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Building;

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

    /// <summary>The text with one more thing that must hold; as it was where the three make no sense.</summary>
    public static string With(string text, Field? field, string sign, string value)
    {
        if (field is null || One(field, sign, value) is not { } one)
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
            _ when value.Length == 0 => null,
            "is" => isSeveral ? new Contains(field.Name, literal) : new Compare(new Named(field.Name), Comparison.Equal, literal),
            "is-not" => isSeveral ? new Not(new Contains(field.Name, literal)) : new Compare(new Named(field.Name), Comparison.NotEqual, literal),
            "at-least" => new Compare(isSeveral ? new CountOf(field.Name) : new Named(field.Name), Comparison.GreaterOrEqual, literal),
            "at-most" => new Compare(isSeveral ? new CountOf(field.Name) : new Named(field.Name), Comparison.LessOrEqual, literal),
            _ => null,
        };
    }
}
