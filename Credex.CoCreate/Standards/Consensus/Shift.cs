using Credex.CoCreate.People;

namespace Credex.CoCreate.Standards.Consensus;

/// <summary>How agreement moved between two rounds on the same clause, over all and by block.</summary>
public static class Shift
{
    /// <summary>
    /// The shares of people who agree, before and after; the whole first, with no groups. A block is compared only where both results show the very same groups:
    /// the share of another set of groups would say nothing of these.
    /// </summary>
    /// <remarks>Both results were shown already, so nothing more is known from them side by side. Shares are of those who did not abstain.</remarks>
    public static IReadOnlyList<ShiftLine> Between(Tally before, Tally after, bool changesCount)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        var lines = new List<ShiftLine> { new([], Share(before.Scale, before.All, changesCount), Share(after.Scale, after.All, changesCount)) };
        foreach (var block in after.Blocks)
        {
            if (before.Blocks.FirstOrDefault(one => one.Groups.SequenceEqual(block.Groups)) is { } same)
            {
                lines.Add(new(block.Groups, Share(before.Scale, same.Counts, changesCount), Share(after.Scale, block.Counts, changesCount)));
            }
        }

        return lines;
    }

    private static double? Share(Scale scale, Histogram answers, bool changesCount) =>
        answers.Denominator(scale) is > 0 and var all ? 100.0 * answers.Agreeing(scale, changesCount) / all : null;
}

/// <param name="Groups">The block; empty for everybody.</param>
/// <param name="Before">Percent who agreed, not rounded; null where everybody abstained.</param>
/// <param name="After">The same now.</param>
public sealed record ShiftLine(IReadOnlyList<StakeholderGroup> Groups, double? Before, double? After)
{
    /// <summary>Percentage points, up or down.</summary>
    public double? Points => After - Before;
}
