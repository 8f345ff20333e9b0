using Credex.CoCreate.Data;
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
    public static string Summary(IStringLocalizer<QuestionTexts> texts, QuestionList list) => Sentence(texts, list, list.Reasons.Select(one => (Shown(texts, one.Reason), one.Count)));

    /// <summary>The same for a region, which is small: the most frequent reasons, and how many have others.</summary>
    public static string Brief(IStringLocalizer<QuestionTexts> texts, QuestionList list)
    {
        const int Most = 4;
        const int LongestEach = 60;
        var reasons = list.Reasons;
        var others = reasons.Skip(Most).Sum(one => one.Count);
        var shown = reasons.Take(Most).Select(one => (Shown(texts, one.Reason).Shortened(LongestEach), one.Count));
        return Sentence(texts, list, others == 0 ? shown : shown.Append((texts["Reason_Others"], others)));
    }

    private static string Sentence(IStringLocalizer<QuestionTexts> texts, QuestionList list, IEnumerable<(string Reason, int Count)> reasons) =>
        texts.Plural("Hidden", list.Hidden.Count, string.Join(", ", reasons.Select(one => texts["Hidden_For", one.Count, one.Reason].Value)));
}
