namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// Accepted when the median is at least 7 and the interquartile range at most 2 on 1-9, or at least 4 and at most 1 on 1-5.
/// Rejected when the median is at most 3 (on 1-5: 2) with as small a range. Quartiles are of type 7.
/// </summary>
internal sealed class MedianIqr(RuleOptions options) : IConsensusRule
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

        // Quarters of whole numbers are exact in binary, so these compare as they are written.
        var median = answers.Median();
        var q1 = answers.Type7(25);
        var q3 = answers.Type7(75);
        var (high, low, widest) = scale == Scale.NinePoint ? (7, 3, 2) : (4, 2, 1);

        return finding with
        {
            Verdict = Judge(median, q3 - q1, high, low, widest),
            Statistics =
            [
                new(StatisticKind.Median, median),
                new(StatisticKind.Q1, q1),
                new(StatisticKind.Q3, q3),
                new(StatisticKind.Iqr, q3 - q1),
            ],
        };
    }

    private static Verdict Judge(double median, double iqr, int high, int low, int widest)
    {
        if (iqr > widest)
        {
            return Verdict.HoldsNot;
        }

        if (median >= high)
        {
            return Verdict.Holds;
        }

        return median <= low ? Verdict.Rejected : Verdict.HoldsNot;
    }
}
