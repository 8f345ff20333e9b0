namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// Accepted when as many raters find the clause essential as <see cref="LawsheCriticalValues"/> asks for, rejected when as many
/// find it not necessary (Lawshe 1975; Ayre and Scally 2014). Says nothing of fewer than five raters.
/// </summary>
internal sealed class LawsheCvr(RuleOptions options) : IConsensusRule
{
    public RuleOptions Options { get; } = options;

    public Finding Judge(Scale scale, Histogram answers)
    {
        this.Require(scale, answers);

        var n = answers.Denominator(scale);
        var essential = answers.Agreeing(scale);
        var notNecessary = answers.Disagreeing(scale);
        if (LawsheCriticalValues.For(n) is not { } criticalCount)
        {
            return new Finding(Verdict.TooFew, essential, notNecessary, n);
        }

        return Finding.ByCount(essential, notNecessary, n, criticalCount) with
        {
            Statistics = [new(StatisticKind.Cvr, LawsheCriticalValues.Ratio(essential, n))],
        };
    }
}
