namespace Credex.CoCreate.Standards.Consensus;

/// <summary>How likely somebody of a block is to agree.</summary>
/// <param name="Block">The block.</param>
/// <param name="Agrees">People of it who agree.</param>
/// <param name="Votes">People of it who count.</param>
public sealed record BlockAgreement(BlockTally Block, int Agrees, int Votes)
{
    /// <summary>(agrees + 1) / (votes + 2): add-one smoothing, so that a small block is never certain, and an empty one is one half.</summary>
    public double Probability => (Agrees + 1.0) / (Votes + 2.0);
}
