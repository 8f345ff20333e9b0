using System.Globalization;
using Credex.CoCreate.Surveys.Expressions;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Says what is wrong with a condition.</summary>
public sealed class MistakeWords(IStringLocalizer<BuildingTexts> texts)
{
    /// <param name="condition">The text in which it is, to show where.</param>
    public string Of(SurveyMistake mistake, string? condition = null) => mistake.Kind switch
    {
        MistakeKind.NoCondition => OfText(new ConditionMistake(mistake.At), condition),
        MistakeKind.UnknownName => texts["Mistake_UnknownName", mistake.Name ?? string.Empty],
        MistakeKind.Later => texts["Mistake_Later", mistake.Name ?? string.Empty],
        MistakeKind.Itself => mistake.Where.Place == ConditionPlace.Page ? texts["Mistake_ItselfPage", mistake.Name ?? string.Empty] : texts["Mistake_Itself", mistake.Name ?? string.Empty],
        MistakeKind.UnknownValue => texts["Mistake_UnknownValue", mistake.Value ?? string.Empty, mistake.Name ?? string.Empty],
        MistakeKind.Several => texts["Mistake_Several", mistake.Name ?? string.Empty],
        MistakeKind.NoNumber => texts["Mistake_NoNumber", mistake.Name ?? string.Empty],
        _ => mistake.Where.Place == ConditionPlace.Page ? texts["Mistake_NeverPage"] : texts["Mistake_Never"],
    };

    /// <summary>That a text is no condition, and from where on.</summary>
    public string OfText(ConditionMistake mistake, string? condition)
    {
        var rest = condition is null || mistake.At >= condition.Length ? null : condition[mistake.At..];
        return rest is null
            ? texts["Mistake_Ends"]
            : texts["Mistake_NoCondition", (mistake.At + 1).ToString(CultureInfo.CurrentCulture), rest.Length > 20 ? $"{rest[..20]}…" : rest];
    }

    /// <summary>Whose condition it is, in words.</summary>
    public string Where(ConditionOwner owner, int page) => owner.Place switch
    {
        ConditionPlace.Page => texts["Where_Page", page],
        ConditionPlace.Question => texts["Where_Question", page, owner.Question!.Key],
        _ => texts["Where_Choice", page, owner.Question!.Key, owner.Code ?? string.Empty],
    };
}
