namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// Group-informed consensus, the measure of Polis (Small et al. 2021): the product over blocks of P(agree | block). It falls with the number of
/// blocks, so it only orders the clauses of one round; the geometric mean and the lowest block stand beside it.
/// </summary>
public sealed record GroupInformedConsensus
{
    private GroupInformedConsensus(IReadOnlyList<BlockAgreement> blocks) => Blocks = blocks;

    /// <summary>Two or more, in the order of the tally.</summary>
    public IReadOnlyList<BlockAgreement> Blocks { get; }

    /// <summary>0 to 1. Seven blocks of three who all agree have .21.</summary>
    public double Product => Blocks.Aggregate(1.0, (product, block) => product * block.Probability);

    /// <summary>0 to 1, comparable between different numbers of blocks.</summary>
    public double GeometricMean => Math.Pow(Product, 1.0 / Blocks.Count);

    /// <summary>The block least likely to agree, the first of several.</summary>
    public BlockAgreement Lowest => Blocks.MinBy(block => block.Probability)!;

    /// <summary>Null with fewer than two blocks, since there is then no group to be informed by.</summary>
    /// <param name="tally">The answers by block; what counts as agreement is in <see cref="Agreement"/>.</param>
    /// <param name="changesCount">Consent scale: "agree with changes" counts as agreement too.</param>
    /// <param name="countPasses">Consent scale: abstentions count as votes, as Polis does with passes. We do not.</param>
    public static GroupInformedConsensus? Of(Tally tally, bool changesCount = false, bool countPasses = false)
    {
        ArgumentNullException.ThrowIfNull(tally);
        if (tally.Blocks.Count < 2)
        {
            return null;
        }

        return new GroupInformedConsensus(
        [
            .. tally.Blocks.Select(block => new BlockAgreement(
                block,
                block.Counts.Agreeing(tally.Scale, changesCount),
                countPasses ? block.Counts.Total : block.Counts.Denominator(tally.Scale))),
        ]);
    }
}
