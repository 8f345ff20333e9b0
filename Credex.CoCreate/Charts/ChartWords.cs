using System.Globalization;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Charts;

/// <summary>Names of groups and blocks, lists and numbers, in the language of the page.</summary>
public sealed class ChartWords(IStringLocalizer<ChartTexts> texts)
{
    /// <summary>One person's group: "Employer".</summary>
    public string Name(StakeholderGroup group) => texts[$"Group_{group}"];

    /// <summary>The group as people: "Employers".</summary>
    public string Names(StakeholderGroup group) => texts[$"Groups_{group}"];

    /// <summary>The group within a sentence, with its article where the language has one: "employers", "les employeurs".</summary>
    public string The(StakeholderGroup group) => texts[$"The_{group}"];

    /// <summary>A block as the label of a row: "Employers", or "PA + SP, together".</summary>
    public string Label(IReadOnlyList<StakeholderGroup> groups) =>
        groups.Count == 1 ? Names(groups[0]) : texts["Together", string.Join(" + ", groups.Select(group => group.Tag()))];

    /// <summary>A block by tags alone: "EM", "PA + SP".</summary>
    public static string Tags(IReadOnlyList<StakeholderGroup> groups) => string.Join(" + ", groups.Select(group => group.Tag()));

    /// <summary>A block within a sentence: "employers", "public authorities and social partners (together)".</summary>
    public string The(IReadOnlyList<StakeholderGroup> groups) =>
        groups.Count == 1 ? The(groups[0]) : texts["Together_InSentence", And(groups.Select(The))];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public string And(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all switch
        {
            [] => string.Empty,
            [var only] => only,
            [.. var first, var last] => texts["List_And", string.Join(", ", first), last],
        };
    }

    /// <summary>Blocks within a sentence. Where one is merged, another word joins them, or nobody could tell what belongs together.</summary>
    public string Blocks(IReadOnlyList<IReadOnlyList<StakeholderGroup>> blocks)
    {
        if (blocks.Count < 2 || blocks.All(groups => groups.Count == 1))
        {
            return And(blocks.Select(The));
        }

        return texts["List_AndBlocks", string.Join(", ", blocks.SkipLast(1).Select(The)), The(blocks[^1])];
    }

    /// <summary>A text with a number that it counts: keys end in _one and _other. French counts 0 as one.</summary>
    public string Count(string key, int n, params object[] others)
    {
        var one = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? n is 0 or 1 : n == 1;
        return texts[$"{key}_{(one ? "one" : "other")}", [n, .. others]];
    }

    /// <summary>"24 of 30".</summary>
    public string OutOf(int some, int all) => texts["OutOf", some, all];

    public string Percent(double percent) => texts["Percent", percent];

    /// <summary>
    /// A share as a percentage in whole numbers. One that would be rounded up to a threshold which it does not reach keeps a digit, cut off.
    /// </summary>
    public string Share(int some, int all, int? threshold = null)
    {
        var percent = 100.0 * some / all;
        var rounded = Math.Round(percent, MidpointRounding.AwayFromZero);
        var reaches = 100L * some >= (long)(threshold ?? 0) * all;
        return Percent(rounded >= threshold && !reaches ? Math.Floor(percent * 10) / 10 : rounded);
    }

    /// <summary>A number with at most two digits after the point.</summary>
    public static string Number(double number) => Unsigned(number, 2).ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>A number with so many digits after the point, zeros too, so that columns of them can be compared.</summary>
    public static string Digits(double number, int digits) => Unsigned(number, digits).ToString($"F{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.CurrentUICulture);

    /// <summary>What is rounded to zero has no sign: "-0.00" is read as less than nothing.</summary>
    private static double Unsigned(double number, int digits) => Math.Abs(number) < 0.5 * Math.Pow(10, -digits) ? 0 : number;

    /// <summary>What a value of a scale is called; the number itself where only the ends have names.</summary>
    public string Value(Scale scale, int value) => scale switch
    {
        Scale.NinePoint or Scale.FivePoint => value.ToString(CultureInfo.CurrentCulture),
        _ => texts[$"{scale}_{value}"],
    };
}
