namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// RAND/UCLA: accepted when the median is in 7 to 9, rejected when it is in 1 to 3, and neither when there is
/// disagreement, whatever the median. Disagreement is by IPRAS, or by the classic definition (Fitch et al. 2001).
/// </summary>
internal sealed class Rand(RuleOptions options) : IConsensusRule
{
    public RuleOptions Options { get; } = options;

    public Finding Judge(Scale scale, Histogram answers)
    {
        this.Require(scale, answers);

        var finding = new Finding(Verdict.TooFew, answers.Agreeing(scale), answers.Disagreeing(scale), answers.Denominator(scale));
        if (finding.Denominator == 0)
        {
            return finding;
        }

        return Options.Classic ? Classic(finding, answers) : Adjusted(finding, answers);
    }

    private static Finding Adjusted(Finding finding, Histogram answers)
    {
        var median = answers.Median();
        var ipras = Ipras.Of(answers);

        return finding with
        {
            Verdict = Judge(Region(median), ipras.Disagreement),
            Disagreement = ipras.Disagreement,
            Statistics =
            [
                new(StatisticKind.Median, median),
                new(StatisticKind.Ipr, ipras.Range),
                new(StatisticKind.Ipras, ipras.Limit),
                new(StatisticKind.DisagreementIndex, ipras.DisagreementIndex),
            ],
        };
    }

    private static Finding Classic(Finding finding, Histogram answers)
    {
        var median = answers.Median();
        var described = finding with { Verdict = Verdict.NotDefined, Statistics = [new(StatisticKind.Median, median)] };
        if (ClassicPanel.For(finding.Denominator) is not { } panel)
        {
            return described;
        }

        var region = Region(median);
        var disagreement = panel.Disagreement(answers);
        return described with
        {
            Verdict = Judge(region, disagreement),
            Disagreement = disagreement,
            PanelAgreement = panel.Agreement(answers, region),
        };
    }

    private static RandRegion Region(double median) => median switch
    {
        < 3.5 => RandRegion.Inappropriate,
        < 6.5 => RandRegion.Uncertain,
        _ => RandRegion.Appropriate,
    };

    private static Verdict Judge(RandRegion region, bool disagreement) => region switch
    {
        RandRegion.Appropriate when !disagreement => Verdict.Holds,
        RandRegion.Inappropriate when !disagreement => Verdict.Rejected,
        _ => Verdict.HoldsNot,
    };
}
