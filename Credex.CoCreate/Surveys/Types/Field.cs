using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Expressions;

namespace Credex.CoCreate.Surveys.Types;

/// <summary>How the answer in a field is stored and looked at.</summary>
public enum FieldKind
{
    /// <summary>One code of the options.</summary>
    Choice,

    /// <summary>Any number of codes.</summary>
    Choices,

    /// <summary>Codes in order, the first is the best.</summary>
    Order,

    Number,
    Text,

    /// <summary>yyyy-MM-dd.</summary>
    Date,
}

/// <summary>Something that can be chosen in a field.</summary>
/// <param name="Number">What it counts in a mean; null where it counts nothing.</param>
/// <param name="IsMissing">"I cannot say": an answer to the question, but none for a statistic.</param>
public sealed record Option(string Code, LocalizedText Text, int? Number = null, bool IsNone = false, bool IsMissing = false, bool TakesText = false)
{
    public Condition? ShowWhen { get; init; }
}

/// <summary>What an answer in a field must be.</summary>
public sealed record FieldRules
{
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public bool WholeNumbers { get; init; }

    public int Longest { get; init; } = 2000;

    public DateOnly? Earliest { get; init; }

    public DateOnly? Latest { get; init; }

    public int? Least { get; init; }

    public int? Most { get; init; }
}

/// <summary>
/// One value of an answer: a column of every export, a name in conditions, the object of a statistic. A question has one or several: a matrix one for each row, a competence pair two.
/// </summary>
public sealed record Field(string Name, FieldKind Kind, LocalizedText Label)
{
    /// <summary>The code for "I cannot say".</summary>
    public const string CannotSay = "na";

    public IReadOnlyList<Option> Options { get; init; } = [];

    public FieldRules Rules { get; init; } = new();

    /// <summary>The option of the question's own field that this text belongs to, such as "other"; null for what stands alone.</summary>
    public string? With { get; init; }

    public Condition? ShowWhen { get; init; }

    /// <summary>Whether the options stand in the order of the reader's alphabet.</summary>
    public bool IsAlphabetical { get; init; }

    /// <summary>Whether every option counts a number, so that a mean is a mean of something.</summary>
    public bool IsScale => Kind == FieldKind.Choice && Options.Count > 1 && Options.All(option => option.Number is not null || option.IsMissing);
}
