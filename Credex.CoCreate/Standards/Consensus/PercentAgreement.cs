namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// Accepted when 100 * agreeing >= threshold * n, in whole numbers: 14 of 20 is 70 %. Rejected when the same share disagrees;
/// at a threshold of 50 % both can be so at once, and then neither is. The commonest definition of consensus (Diamond et al. 2014).
/// </summary>
internal sealed class PercentAgreement(RuleOptions options) : IConsensusRule
{
    public RuleOptions Options { get; } = options;

    public Finding Judge(Scale scale, Histogram answers)
    {
        this.Require(scale, answers);

        var n = answers.Denominator(scale);
        if (n == 0)
        {
            return new Finding(Verdict.TooFew, Agreeing: 0, Disagreeing: 0, n);
        }

        var disagreeing = answers.Disagreeing(scale);
        var without = Finding.ByCount(answers.Agreeing(scale), disagreeing, n, CriticalCount(n));
        var withChanges = Finding.ByCount(answers.Agreeing(scale, changesCount: true), disagreeing, n, CriticalCount(n));
        var counted = Options.ChangesCount ? withChanges : without;
        return counted with { OnlyWithChanges = without.Verdict != Verdict.Holds && withChanges.Verdict == Verdict.Holds };
    }

    /// <summary>The smallest count with 100 * count >= threshold * n.</summary>
    private int CriticalCount(int n) => (int)((((long)Options.Threshold * n) + 99) / 100);
}
