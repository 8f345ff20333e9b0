using Credex.CoCreate.Pages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>Why a question is hidden. The usual reasons have names, so that everybody reads them in their language; others are in a host's own words.</summary>
public static class HideReasons
{
    public const int Longest = 300;

    public static IReadOnlyList<string> Usual { get; } = ["OffTopic", "NamesSomebody", "Repeated", "Hurtful"];

    /// <summary>The words win over the choice.</summary>
    public static string? Of(string chosen, string words) => words.Length > 0 ? words : Usual.Contains(chosen, StringComparer.Ordinal) ? chosen : null;

    public static string Shown(IStringLocalizer<QuestionTexts> texts, string? reason) =>
        reason is not null && Usual.Contains(reason, StringComparer.Ordinal) ? texts[$"Reason_{reason}"] : reason ?? string.Empty;

    /// <summary>How many are hidden and why, in one sentence: all that is public of them.</summary>
    public static string Summary(IStringLocalizer<QuestionTexts> texts, QuestionList list) => texts.Plural(
        "Hidden",
        list.Hidden.Count,
        string.Join(", ", list.Reasons.Select(one => texts["Hidden_For", one.Count, Shown(texts, one.Reason)].Value)));
}
