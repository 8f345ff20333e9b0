using System.Globalization;

namespace Credex.CoCreate.Surveys.Expressions;

/// <summary>A condition on earlier answers. What it means is said in docs/conditions.md, which staff read as a page; <see cref="ConditionText"/> reads and prints it. Pages, previews and the check before sending all use it through <see cref="Answering.AnswerRoute"/>.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>Whether it holds for these answers.</summary>
    public abstract bool Holds(IAnswerValues values);

    /// <summary>The names it speaks of, in the order of the text, each once.</summary>
    public IReadOnlyList<string> Names => [.. Mentioned().Distinct(StringComparer.Ordinal)];

    internal abstract IEnumerable<string> Mentioned();
}

/// <summary>The answers that a condition looks at. What was not asked, or not answered, has no value.</summary>
public interface IAnswerValues
{
    /// <summary>The values of a field: none, one, or those chosen of several.</summary>
    IReadOnlyList<string> ValuesOf(string name);
}

public sealed record AnyOf(Condition Left, Condition Right) : Condition
{
    public override bool Holds(IAnswerValues values) => Left.Holds(values) || Right.Holds(values);

    internal override IEnumerable<string> Mentioned() => Left.Mentioned().Concat(Right.Mentioned());
}

public sealed record AllOf(Condition Left, Condition Right) : Condition
{
    public override bool Holds(IAnswerValues values) => Left.Holds(values) && Right.Holds(values);

    internal override IEnumerable<string> Mentioned() => Left.Mentioned().Concat(Right.Mentioned());
}

public sealed record Not(Condition Of) : Condition
{
    public override bool Holds(IAnswerValues values) => !Of.Holds(values);

    internal override IEnumerable<string> Mentioned() => Of.Mentioned();
}

public sealed record Answered(string Name) : Condition
{
    public override bool Holds(IAnswerValues values) => values.ValuesOf(Name).Count > 0;

    internal override IEnumerable<string> Mentioned() => [Name];
}

/// <summary>Whether a value is among those chosen.</summary>
public sealed record Contains(string Name, Literal Value) : Condition
{
    public override bool Holds(IAnswerValues values) => values.ValuesOf(Name).Any(Value.Is);

    internal override IEnumerable<string> Mentioned() => [Name];
}

/// <summary>Whether the answer is one of a list; of several chosen, whether any is.</summary>
public sealed record OneOf(string Name, IReadOnlyList<Literal> Values) : Condition
{
    public override bool Holds(IAnswerValues values) => values.ValuesOf(Name).Any(value => Values.Any(literal => literal.Is(value)));

    internal override IEnumerable<string> Mentioned() => [Name];

    public bool Equals(OneOf? other) => other is not null && Name == other.Name && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => Values.Aggregate(Name.GetHashCode(StringComparison.Ordinal), HashCode.Combine);
}

public enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Compares two values. With a side that has no value it does not hold, whatever the comparison: who has not answered is neither this nor that.</summary>
public sealed record Compare(Operand Left, Comparison Sign, Operand Right) : Condition
{
    public override bool Holds(IAnswerValues values) =>
        Left.In(values) is { } left && Right.In(values) is { } right && Compares(left, right);

    internal override IEnumerable<string> Mentioned() => Left.Mentioned().Concat(Right.Mentioned());

    /// <summary>
    /// As numbers where both are; else as texts, of which only equality and order of characters (for dates) are asked. A number is neither less nor more than what is none,
    /// so that "I cannot say" is not above every point of a scale.
    /// </summary>
    private bool Compares(string left, string right)
    {
        var (isOne, isOther) = (Literal.TryNumber(left, out var one), Literal.TryNumber(right, out var other));
        if (isOne != isOther && Sign is not (Comparison.Equal or Comparison.NotEqual))
        {
            return false;
        }

        var order = isOne && isOther ? one.CompareTo(other) : string.CompareOrdinal(left, right);
        return Sign switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }
}

/// <summary>One side of a comparison.</summary>
public abstract record Operand
{
    private protected Operand()
    {
    }

    /// <summary>The value, null where there is none.</summary>
    public abstract string? In(IAnswerValues values);

    internal abstract IEnumerable<string> Mentioned();
}

/// <summary>A text in quotes, or a number.</summary>
public sealed record Literal(string Text, bool IsNumber) : Operand
{
    public static Literal Of(decimal number) => new(number.ToString(CultureInfo.InvariantCulture), IsNumber: true);

    public static Literal Of(string text) => new(text, IsNumber: false);

    public override string? In(IAnswerValues values) => Text;

    /// <summary>Whether a stored value is this one; 3 and 3.0 are the same.</summary>
    public bool Is(string value) => TryNumber(value, out var one) && TryNumber(Text, out var other) ? one == other : string.Equals(value, Text, StringComparison.Ordinal);

    internal static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    internal override IEnumerable<string> Mentioned() => [];
}

/// <summary>The answer to a field. Of several chosen values only one alone is a value.</summary>
public sealed record Named(string Name) : Operand
{
    public override string? In(IAnswerValues values) => values.ValuesOf(Name) is [var one] ? one : null;

    internal override IEnumerable<string> Mentioned() => [Name];
}

/// <summary>How many values were chosen: 0 where nothing was.</summary>
public sealed record CountOf(string Name) : Operand
{
    public override string? In(IAnswerValues values) => values.ValuesOf(Name).Count.ToString(CultureInfo.InvariantCulture);

    internal override IEnumerable<string> Mentioned() => [Name];
}

/// <summary>Sum or mean of the answers that are numbers; no value where none is.</summary>
public sealed record NumbersOf(bool IsMean, IReadOnlyList<string> Of) : Operand
{
    public override string? In(IAnswerValues values)
    {
        var numbers = new List<decimal>();
        foreach (var text in Of.SelectMany(values.ValuesOf))
        {
            if (Literal.TryNumber(text, out var number))
            {
                numbers.Add(number);
            }
        }

        return numbers.Count == 0 ? null : (IsMean ? numbers.Average() : numbers.Sum()).ToString(CultureInfo.InvariantCulture);
    }

    internal override IEnumerable<string> Mentioned() => Of;

    public bool Equals(NumbersOf? other) => other is not null && IsMean == other.IsMean && Of.SequenceEqual(other.Of, StringComparer.Ordinal);

    public override int GetHashCode() => Of.Aggregate(IsMean ? 1 : 0, HashCode.Combine);
}
