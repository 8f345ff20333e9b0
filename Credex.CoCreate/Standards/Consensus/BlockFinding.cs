namespace Credex.CoCreate.Standards.Consensus;

/// <summary>What the rule says of one block of people that is shown together.</summary>
public sealed record BlockFinding(BlockTally Block, Finding Finding)
{
    /// <summary>The rule had its say and it was not yes. A block of which it can say nothing did not disagree.</summary>
    public bool DoesNotAgree => Finding.Verdict is Verdict.HoldsNot or Verdict.Rejected;

    /// <summary>The rule can say nothing of this block: all abstained, too few for it, or not defined for its size.</summary>
    public bool NotJudged => Finding.Verdict is Verdict.TooFew or Verdict.NotDefined;
}
