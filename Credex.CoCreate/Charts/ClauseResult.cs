using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Charts;

/// <summary>What charts, marks and verdicts need of a result: the answers as far as they may be shown, the rule, and how they read by it.</summary>
/// <param name="Tally">The frozen answers.</param>
/// <param name="Rule">The rule that was set before the vote.</param>
/// <param name="Reading">How the answers read by that rule.</param>
/// <param name="K">The smallest number of people that is shown, for the sentence that says why groups stand together.</param>
public sealed record ClauseResult(Tally Tally, RuleOptions Rule, Reading Reading, int K)
{
    public static ClauseResult Of(Tally tally, RuleOptions rule, int k, Stability? stability = null)
    {
        var reading = Reading.Of(ConsensusRules.For(rule), tally);
        return new ClauseResult(tally, rule, stability is null ? reading : reading.With(stability), k);
    }

    /// <summary>Blocks of several groups: nothing may be said of one of them.</summary>
    public IEnumerable<BlockTally> Merged => Tally.Blocks.Where(block => block.Groups.Count > 1);
}
