using Credex.CoCreate.People;

namespace Credex.CoCreate.Standards.Disclosure;

/// <summary>
/// The rule of small groups: people are counted, shown and filtered by at least k at a time, and so is what subtraction leaves over.
/// Source: the minimum frequency rule with secondary suppression (Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4);
/// the threshold on the complement is from Denning, Denning and Schwartz, "The Tracker", ACM TODS 4(1), 1979, 76-96.
/// </summary>
public static class SmallGroups
{
    /// <summary>
    /// Partitions people, given as a number per group (a group may be missing: nobody), into blocks of at least k. A group is a block if it can be;
    /// small groups of one side are a block if they can be; what is left is a block, or joins one. Every person is in exactly one block, so that
    /// the whole minus any blocks is blocks again. Blocks are ordered by their first group.
    /// Empty when there are fewer than k people: then nothing may be shown. One block: the whole may be shown, and no breakdown.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, or a number of people is negative.</exception>
    public static IReadOnlyList<Block> Partition(IReadOnlyDictionary<StakeholderGroup, int> people, int k)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (people.Values.Any(n => n < 0))
        {
            throw new ArgumentOutOfRangeException(nameof(people), "There cannot be fewer than no people in a group.");
        }

        var groups = StakeholderGroups.All
            .Where(group => people.GetValueOrDefault(group) > 0)
            .Select(group => new Block([group], people[group]))
            .ToLookup(group => group.N >= k);
        var sides = groups[false]
            .GroupBy(group => group.Groups[0].Side())
            .Select(Together)
            .ToLookup(side => side.N >= k);

        List<Block> blocks = [.. groups[true], .. sides[true]];
        if (!sides[false].Any())
        {
            return InOrder(blocks);
        }

        var others = Together(sides[false]);
        if (others.N >= k)
        {
            return InOrder([.. blocks, others]);
        }

        return blocks.Count == 0 ? [] : MergeIntoNeighbour([.. blocks, others], others);
    }

    /// <summary>
    /// Whether n of total people may be looked at alone: they are at least k, and so are the others, if any.
    /// This covers the subtraction from <paramref name="total"/> only. Where a second filter narrows a first one, ask for the pair too,
    /// with the people of the wider filter as the total; the values of one attribute are safe together only as a partition.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, or n is not within 0..total.</exception>
    public static bool MayFilter(int n, int total, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, total);
        return n >= k && IsNobodyOrEnough(total - n, k);
    }

    internal static bool IsNobodyOrEnough(int n, int k) => n == 0 || n >= k;

    /// <summary>The blocks with this one of them merged into the smallest block that shares a side with it; if none does, into the smallest. Of equal blocks, the first.</summary>
    internal static IReadOnlyList<Block> MergeIntoNeighbour(IReadOnlyCollection<Block> blocks, Block block)
    {
        var sides = block.Groups.Select(group => group.Side()).ToHashSet();
        var neighbour = InOrder(blocks.Where(other => other != block))
            .OrderBy(other => other.Groups.Any(group => sides.Contains(group.Side())) ? 0 : 1)
            .ThenBy(other => other.N)
            .First();
        return Merge(blocks, [block, neighbour]);
    }

    /// <summary>The blocks with some of them, at least one, made into one.</summary>
    internal static IReadOnlyList<Block> Merge(IEnumerable<Block> blocks, IReadOnlyCollection<Block> some) =>
        InOrder([.. blocks.Except(some), Together(some)]);

    private static Block Together(IEnumerable<Block> blocks) => blocks.Aggregate((one, other) => one.With(other));

    private static IReadOnlyList<Block> InOrder(IEnumerable<Block> blocks) => [.. blocks.OrderBy(block => block.Groups[0])];
}
