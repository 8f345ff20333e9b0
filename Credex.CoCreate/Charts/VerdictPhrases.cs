using Credex.CoCreate.Standards.Consensus;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Charts;

/// <summary>The figure that a verdict rests on, and the rest of its sentence: "24 of 30" "agree, 80 %. ...".</summary>
public sealed record VerdictSentence(string Figure, string Rest)
{
    public override string ToString() => $"{Figure} {Rest}";
}

/// <summary>Verdicts in words. Says who does not agree, and out of how many, by the rule that was set before the vote.</summary>
public sealed class VerdictPhrases(IStringLocalizer<ChartTexts> texts)
{
    // A headline that names more is read by nobody; mark and chart name them all.
    private const int MostNamed = 3;

    private readonly ChartWords words = new(texts);

    /// <summary>"Agreed, but not by employers". Null is a clause that nobody voted on yet.</summary>
    public string Headline(Reading? reading)
    {
        if (reading is null)
        {
            return texts["Verdict_NotVoted"];
        }

        if (reading.Kind != ReadingKind.AgreedButNotBy)
        {
            return texts[$"Verdict_{reading.Kind}"];
        }

        BlockFinding[] notBy = [.. reading.NotBy];
        return notBy.Length > MostNamed
            ? texts["Verdict_AgreedButNotByMany", notBy.Length, reading.Blocks.Count]
            : texts["Verdict_AgreedButNotBy", words.Blocks([.. notBy.Select(block => block.Block.Groups)])];
    }

    /// <summary>The finding over all, with its denominator and the rule.</summary>
    public VerdictSentence Sentence(ClauseResult result)
    {
        var (finding, scale) = (result.Reading.Overall, result.Tally.Scale);
        if (finding.Denominator == 0)
        {
            return new(words.OutOf(0, result.Tally.All.Total), texts["Sentence_AllAbstained"]);
        }

        return result.Rule.Kind switch
        {
            RuleKind.PercentAgreement => Percent(finding, scale, result.Rule),
            RuleKind.MedianIqr => Median(finding, scale),
            RuleKind.Rand => Rand(finding, result.Rule.Classic),
            RuleKind.LawsheCvr => Lawshe(finding),
            RuleKind.ItemCvi => Cvi(finding),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Rule.Kind, null),
        };
    }

    /// <summary>Headline and sentence as one text: the name of a chart.</summary>
    public string Whole(ClauseResult result) => $"{Headline(result.Reading)}. {Sentence(result)}";

    private VerdictSentence Percent(Finding finding, Scale scale, RuleOptions rule)
    {
        var key = scale switch
        {
            Scale.Consent when rule.ChangesCount => "Sentence_Consent_WithChanges",
            Scale.Consent => "Sentence_Consent",
            _ => $"Sentence_{scale}",
        };
        var share = words.Share(finding.Agreeing, finding.Denominator, rule.Threshold);
        var rest = texts[key, share, words.Percent(rule.Threshold)].Value;
        if (finding.OnlyWithChanges)
        {
            rest += " " + texts[rule.ChangesCount ? "Sentence_OnlyWithChanges_Counted" : "Sentence_OnlyWithChanges"].Value;
        }

        return new(words.OutOf(finding.Agreeing, finding.Denominator), rest);
    }

    private VerdictSentence Median(Finding finding, Scale scale)
    {
        var (atLeast, atMost) = scale == Scale.NinePoint ? (7, 2) : (4, 1);
        return new(Figure(finding, StatisticKind.Median, "Median"), words.Count("Sentence_Median", finding.Denominator, Number(finding, StatisticKind.Iqr), atLeast, atMost));
    }

    private VerdictSentence Rand(Finding finding, bool classic)
    {
        var figure = Figure(finding, StatisticKind.Median, "Median");
        if (!classic)
        {
            return new(figure, words.Count("Sentence_Rand", finding.Denominator, Number(finding, StatisticKind.DisagreementIndex)));
        }

        return new(figure, finding.Disagreement switch
        {
            null => words.Count("Sentence_RandClassic_NotDefined", finding.Denominator),
            true => words.Count("Sentence_RandClassic_Disagreement", finding.Denominator),
            false => words.Count("Sentence_RandClassic", finding.Denominator),
        });
    }

    private VerdictSentence Lawshe(Finding finding)
    {
        var figure = words.OutOf(finding.Agreeing, finding.Denominator);
        return finding.CriticalCount is { } critical
            ? new(figure, texts["Sentence_Cvr", Number(finding, StatisticKind.Cvr), critical, finding.Denominator])
            : new(figure, texts["Sentence_Cvr_TooFew"]);
    }

    private VerdictSentence Cvi(Finding finding) => new(
        words.OutOf(finding.Agreeing, finding.Denominator),
        texts["Sentence_Cvi", Number(finding, StatisticKind.Cvi), Number(finding, StatisticKind.Kappa), finding.CriticalCount ?? finding.Denominator, finding.Denominator]);

    private string Figure(Finding finding, StatisticKind kind, string key) => texts[key, Number(finding, kind)];

    private static string Number(Finding finding, StatisticKind kind) => ChartWords.Number(finding[kind] ?? double.NaN);
}
