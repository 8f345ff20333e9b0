namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// Accepted when the item-level content validity index is 1.00 with up to five raters, .78 with more; rejected when as many find it
/// not relevant (<see cref="ItemContentValidity.CriticalCount"/>).
/// </summary>
internal sealed class ItemCvi(RuleOptions options) : IConsensusRule
{
    public RuleOptions Options { get; } = options;

    public Finding Judge(Scale scale, Histogram answers)
    {
        this.Require(scale, answers);

        var n = answers.Denominator(scale);
        var relevant = answers.Agreeing(scale);
        var notRelevant = answers.Disagreeing(scale);
        if (n == 0)
        {
            return new Finding(Verdict.TooFew, relevant, notRelevant, n);
        }

        var validity = ItemContentValidity.Of(answers);
        return Finding.ByCount(relevant, notRelevant, n, ItemContentValidity.CriticalCount(n)) with
        {
            Statistics = [new(StatisticKind.Cvi, validity.Index), new(StatisticKind.Kappa, validity.Kappa)],
        };
    }
}
