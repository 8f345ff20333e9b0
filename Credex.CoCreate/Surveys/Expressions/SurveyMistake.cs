namespace Credex.CoCreate.Surveys.Expressions;

/// <summary>What can be wrong with a condition.</summary>
public enum MistakeKind
{
    /// <summary>The text is no condition; <see cref="SurveyMistake.At"/> says from where on.</summary>
    NoCondition,

    /// <summary>Nothing in the survey has this name.</summary>
    UnknownName,

    /// <summary>The name is of a question that comes later.</summary>
    Later,

    /// <summary>A question on its own answer; a page on a question that it holds.</summary>
    Itself,

    /// <summary>The value can never be an answer to that question.</summary>
    UnknownValue,

    /// <summary>Compares a question that takes several answers as if it took one.</summary>
    Several,

    /// <summary>Asks for less or more where answers have no order, or counts with what is no number.</summary>
    NoNumber,

    /// <summary>Whatever is answered before, it is never shown.</summary>
    NeverShown,
}

/// <summary>What a condition shows or hides.</summary>
public enum ConditionPlace
{
    Page,
    Question,
    Row,
    Choice,
}

/// <summary>Whose condition it is.</summary>
/// <param name="Code">Of the row or the choice.</param>
public sealed record ConditionOwner(ConditionPlace Place, SurveyPage Page, SurveyQuestion? Question = null, string? Code = null);

/// <summary>A mistake in a condition, where it was made.</summary>
/// <param name="At">Place in the text, from 0.</param>
/// <param name="Name">The name that it is about.</param>
/// <param name="Value">The value that does not fit.</param>
public sealed record SurveyMistake(MistakeKind Kind, ConditionOwner Where, int At = 0, string? Name = null, string? Value = null);
