using Credex.CoCreate.People;

namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// The answers to one clause in one attempt, as far as they may be shown: over all, and per block of the small-group rule.
/// Blocks are disjoint and together hold everybody in <see cref="All"/>; there is none, or one, when only the whole may be shown.
/// This is what is frozen at the reveal, and all that any page, region or export ever sees of a vote.
/// </summary>
public sealed record Tally(Scale Scale, Histogram All, IReadOnlyList<BlockTally> Blocks);

/// <summary>One or several stakeholder groups that are shown together, and their answers. Groups are in the fixed order; only groups of which somebody answered.</summary>
public sealed record BlockTally(IReadOnlyList<StakeholderGroup> Groups, Histogram Counts)
{
    public int N => Counts.Total;
}
