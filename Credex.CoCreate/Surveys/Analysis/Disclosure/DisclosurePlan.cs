namespace Credex.CoCreate.Surveys.Analysis.Disclosure;

/// <summary>
/// Which sets of respondents may be looked at alone: decided for all views of a survey together, so that no two of them can be subtracted to find somebody.
/// </summary>
/// <remarks>
/// <para>A view is everybody; a partition of everybody by one attribute; or each block of stakeholder groups parted by one attribute. So at most two attributes, of which one is
/// the group: with any two free attributes the number of views whose differences must hold grows beyond what can be checked.</para>
/// <para>The rule, for every two partitions of the plan and every union S of blocks of one and T of blocks of the other: if S lies within T, those of T who are not in S are
/// nobody or at least k. That covers every difference of two shown sets and of any sums of blocks, complements included (Denning, Denning and Schwartz 1979: a set and its complement are
/// asked alike). For a given T the greatest S within it leaves the fewest over, and any smaller S leaves whole blocks over, which have k people; so only the greatest is checked.</para>
/// <para>Not claimed: sums over three or more partitions at once, and inference from margins (bounds of cells that are not shown).</para>
/// <para>Attributes are taken in their order: an earlier one is never made coarser for a later one. A block that breaks the rule is merged with the smallest other one until it holds;
/// an attribute that is left with one block cannot be filtered by.</para>
/// </remarks>
public sealed class DisclosurePlan
{
    private readonly int k;
    private readonly IReadOnlyList<DisclosureAttribute> attributes;
    private readonly List<Partition> single = [];
    private readonly List<Partition> within = [];

    /// <param name="attributes">The first is the stakeholder group.</param>
    public DisclosurePlan(IReadOnlyList<DisclosureAttribute> attributes, int k)
    {
        (this.attributes, this.k) = (attributes, k);
        foreach (var attribute in attributes)
        {
            single.Add(Admit(attribute));
        }
    }

    public int People => attributes.Count == 0 ? 0 : attributes[0].Values.Length;

    /// <summary>Whether anything may be shown at all.</summary>
    public bool MayShow => People >= k;

    public IReadOnlyList<DisclosureAttribute> Attributes => attributes;

    /// <summary>The partition by one attribute.</summary>
    public Partition By(int attribute) => single[attribute];

    /// <summary>The partition by group and another attribute. It depends on those of the attributes before it, so they are made with it.</summary>
    public Partition ByGroupAnd(int attribute)
    {
        lock (within)
        {
            while (within.Count <= attribute)
            {
                within.Add(within.Count == 0 ? single[0] : AdmitWithin(within.Count));
            }

            return within[attribute];
        }
    }

    private Partition Admit(DisclosureAttribute attribute)
    {
        var counts = Counts(attribute.Values);
        var blocks = Start(attribute, counts);
        while (blocks.Count > 1)
        {
            var partition = Of(attribute.Values, blocks);
            var breaking = single.Select(earlier => Breaking(partition.BlockOf, partition.Blocks.Count, earlier.BlockOf, earlier.Blocks.Count)).FirstOrDefault(block => block >= 0, -1);
            if (breaking < 0)
            {
                return partition;
            }

            Merge(blocks, breaking, block => block.Sum(value => counts[value]));
        }

        return Of(attribute.Values, [[.. counts.Keys]]);
    }

    /// <summary>Values by themselves where k people have them; the others together, with the smallest block where they are still too few.</summary>
    private List<List<int>> Start(DisclosureAttribute attribute, Dictionary<int, int> counts)
    {
        var groups = (attribute.Start ?? []).Select(together => together.Where(counts.ContainsKey).ToList()).Where(together => together.Count > 0).ToList();
        var grouped = groups.SelectMany(value => value).ToHashSet();
        var candidates = groups.Concat(counts.Keys.Where(value => !grouped.Contains(value)).Select(value => new List<int> { value })).ToList();
        var size = (List<int> block) => block.Sum(value => counts[value]);
        var large = candidates.Where(block => size(block) >= k).OrderByDescending(size).ThenBy(block => block[0]).ToList();
        var others = candidates.Where(block => size(block) < k).Concat(large.Skip(attribute.MostBlocks)).SelectMany(block => block).Order().ToList();
        large = [.. large.Take(attribute.MostBlocks)];
        if (others.Count > 0)
        {
            large.Add(others);
            while (large.Count > 1 && size(large[^1]) < k)
            {
                Merge(large, large.Count - 1, size);
            }
        }

        return large;
    }

    private static void Merge(List<List<int>> blocks, int block, Func<List<int>, int> size)
    {
        var merged = blocks[block];
        blocks.RemoveAt(block);
        var other = blocks.Select((one, place) => (one, place)).OrderBy(one => size(one.one)).ThenBy(one => one.place).First().place;
        merged = [.. merged.Concat(blocks[other]).Order()];
        blocks.RemoveAt(other);
        blocks.Add(merged);
    }

    private static Partition Of(sbyte[] values, List<List<int>> blocks)
    {
        var ordered = blocks.OrderBy(block => block[0] < 0 ? int.MaxValue : block[0]).ToList();
        var blockOfValue = ordered.SelectMany((block, place) => block.Select(value => (value, place))).ToDictionary(one => one.value, one => (byte)one.place);
        var blockOf = new byte[values.Length];
        var counts = new int[ordered.Count];
        for (var row = 0; row < values.Length; row++)
        {
            blockOf[row] = blockOfValue[values[row]];
            counts[blockOf[row]]++;
        }

        return new Partition(blockOf, [.. ordered.Select((block, place) => new PartitionBlock(block, Within: null, counts[place]))]);
    }

    private Partition AdmitWithin(int attribute)
    {
        var (groups, values) = (single[0], single[attribute]);
        var merged = new bool[groups.Blocks.Count];
        while (true)
        {
            var candidate = Within(groups, values, merged);
            if (BreakingWithin(candidate, attribute) is not { } breaking || Array.TrueForAll(merged, one => one))
            {
                return candidate;
            }

            // No breakdown in this block of groups, or, where it has none already, in another one: with none in any it is the partition by group alone, which holds.
            merged[merged[breaking] ? Array.IndexOf(merged, false) : breaking] = true;
        }
    }

    /// <summary>Each block of groups parted by the blocks of the attribute; in a block of groups where one part would be under k, small parts are together.</summary>
    private Partition Within(Partition groups, Partition values, bool[] merged)
    {
        var width = values.Blocks.Count;
        var counts = new int[groups.Blocks.Count * width];
        for (var row = 0; row < groups.BlockOf.Length; row++)
        {
            counts[(groups.BlockOf[row] * width) + values.BlockOf[row]]++;
        }

        var cells = new List<(int Group, List<int> Values)>();
        for (var group = 0; group < groups.Blocks.Count; group++)
        {
            var at = group;
            var size = (List<int> block) => block.Sum(value => counts[(at * width) + value]);
            var present = Enumerable.Range(0, width).Where(value => counts[(at * width) + value] > 0).Select(value => new List<int> { value }).ToList();
            while (present.Count > 1 && (merged[group] || present.Exists(block => size(block) < k)))
            {
                Merge(present, present.IndexOf(present.OrderBy(size).First()), size);
            }

            cells.AddRange(present.OrderBy(block => block[0]).Select(block => (group, block)));
        }

        var cellOf = new byte[counts.Length];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            foreach (var value in cells[cell].Values)
            {
                cellOf[(cells[cell].Group * width) + value] = (byte)cell;
            }
        }

        var blockOf = new byte[groups.BlockOf.Length];
        for (var row = 0; row < blockOf.Length; row++)
        {
            blockOf[row] = cellOf[(groups.BlockOf[row] * width) + values.BlockOf[row]];
        }

        return new Partition(blockOf, [.. cells.Select(cell => new PartitionBlock(
            [.. cell.Values.SelectMany(value => values.Blocks[value].Values).Order()],
            cell.Group,
            cell.Values.Sum(value => counts[(cell.Group * width) + value])))]);
    }

    /// <summary>The block of groups in which a partition by group and attribute breaks the rule against any other partition of the plan; null where it holds.</summary>
    private int? BreakingWithin(Partition candidate, int attribute)
    {
        foreach (var earlier in single)
        {
            // Columns are the blocks of one attribute: few enough to take every union of them.
            if (Breaking(candidate.BlockOf, candidate.Blocks.Count, earlier.BlockOf, earlier.Blocks.Count) is var cell and >= 0)
            {
                return candidate.Blocks[cell].Within;
            }
        }

        for (var other = 1; other < attribute; other++)
        {
            var earlier = within[other];
            for (var group = 0; group < single[0].Blocks.Count; group++)
            {
                // Both lie within the same blocks of groups, so what one union leaves over is the sum of what it leaves over in each.
                var mine = CellsIn(candidate, group);
                var theirs = CellsIn(earlier, group);
                if (mine.Count > 1 && theirs.Count > 1 && BreaksIn(candidate, mine, earlier, theirs))
                {
                    return group;
                }
            }
        }

        return null;
    }

    private static List<int> CellsIn(Partition partition, int group) => [.. Enumerable.Range(0, partition.Blocks.Count).Where(cell => partition.Blocks[cell].Within == group)];

    private bool BreaksIn(Partition one, List<int> mine, Partition other, List<int> theirs)
    {
        var table = new int[mine.Count, theirs.Count];
        for (var row = 0; row < one.BlockOf.Length; row++)
        {
            var (x, y) = (mine.IndexOf(one.BlockOf[row]), theirs.IndexOf(other.BlockOf[row]));
            if (x >= 0)
            {
                table[x, y]++;
            }
        }

        // The rule is the same with rows and columns changed over; fewer columns are fewer unions.
        return Breaking(theirs.Count > mine.Count ? Turned(table) : table) >= 0;
    }

    /// <summary>A block of the first partition that takes part in a difference of under k people with unions of blocks of the second; -1 where there is none.</summary>
    private int Breaking(byte[] mine, int rows, byte[] theirs, int columns)
    {
        var table = new int[rows, columns];
        for (var row = 0; row < mine.Length; row++)
        {
            table[mine[row], theirs[row]]++;
        }

        return Breaking(table);
    }

    /// <summary>
    /// For every union T of columns, the rows that lie wholly within it; what else is in T must be nobody or at least k people. By complement this covers the unions of rows as well:
    /// T within S leaves over what not-S within not-T leaves.
    /// </summary>
    private int Breaking(int[,] table)
    {
        var (rows, columns) = (table.GetLength(0), table.GetLength(1));
        var reach = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                reach[row] |= table[row, column] > 0 ? 1 << column : 0;
            }
        }

        for (var union = 1; union < 1 << columns; union++)
        {
            var (left, smallest, block) = (0, int.MaxValue, -1);
            for (var row = 0; row < rows && left < k; row++)
            {
                if ((reach[row] & ~union) == 0)
                {
                    continue;
                }

                var over = 0;
                for (var column = 0; column < columns; column++)
                {
                    over += (union >> column & 1) == 1 ? table[row, column] : 0;
                }

                left += over;
                if (over > 0 && over < smallest)
                {
                    (smallest, block) = (over, row);
                }
            }

            if (left > 0 && left < k)
            {
                return block;
            }
        }

        return -1;
    }

    private static int[,] Turned(int[,] table)
    {
        var turned = new int[table.GetLength(1), table.GetLength(0)];
        for (var row = 0; row < table.GetLength(0); row++)
        {
            for (var column = 0; column < table.GetLength(1); column++)
            {
                turned[column, row] = table[row, column];
            }
        }

        return turned;
    }

    private static Dictionary<int, int> Counts(sbyte[] values) => values.CountBy(value => (int)value).ToDictionary();
}
