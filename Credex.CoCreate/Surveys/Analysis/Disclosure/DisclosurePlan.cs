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

    /// <summary>Of each partition in <see cref="within"/>: which blocks of its attribute a cell holds.</summary>
    private readonly List<IReadOnlyList<Cell>> cellsWithin = [];

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
                var (partition, cells) = within.Count == 0 ? (single[0], []) : AdmitWithin(within.Count);
                within.Add(partition);
                cellsWithin.Add(cells);
            }

            return within[attribute];
        }
    }

    private Partition Admit(DisclosureAttribute attribute)
    {
        var counts = Counts(attribute.Values);
        var blocks = Start(attribute, counts, k);
        var tables = single.ConvertAll(earlier => Overlap.Of(attribute.Values, earlier));
        while (blocks.Count > 1)
        {
            blocks = Ordered(blocks);
            var rows = blocks.ConvertAll(block => block.ConvertAll(value => value + 1));
            if (tables.Select(table => table.Together(rows).Breaking(k)).FirstOrDefault(row => row is not null) is not { } breaking)
            {
                return Of(attribute.Values, blocks);
            }

            Merge(blocks, breaking, block => block.Sum(value => counts[value]));
        }

        return Of(attribute.Values, [[.. counts.Keys]]);
    }

    /// <summary>Values by themselves where k people have them; the others together, with the smallest block where they are still too few.</summary>
    internal static List<List<int>> Start(DisclosureAttribute attribute, Dictionary<int, int> counts, int k)
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

    private static List<List<int>> Ordered(List<List<int>> blocks) => [.. blocks.OrderBy(block => block[0] < 0 ? int.MaxValue : block[0])];

    private static Partition Of(sbyte[] values, List<List<int>> blocks)
    {
        var ordered = Ordered(blocks);
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

    private (Partition Partition, IReadOnlyList<Cell> Cells) AdmitWithin(int attribute)
    {
        var (groups, values) = (single[0], single[attribute]);
        var width = values.Blocks.Count;
        var fine = new int[groups.BlockOf.Length];
        var counts = new int[groups.Blocks.Count * width];
        for (var row = 0; row < fine.Length; row++)
        {
            fine[row] = (groups.BlockOf[row] * width) + values.BlockOf[row];
            counts[fine[row]]++;
        }

        // The respondents are gone through once for each other attribute; how cells are put together is tried out on these tables.
        var tables = single.ConvertAll(other => Overlap.Of(fine, counts.Length, other));
        var merged = new bool[groups.Blocks.Count];
        while (true)
        {
            var cells = CellsOf(counts, width, merged);
            if (BreakingWithin(cells, tables, attribute) is not { } breaking || Array.TrueForAll(merged, one => one))
            {
                return (Of(fine, counts, values, cells), cells);
            }

            // No breakdown in this block of groups: with none in any, it is the partition by group alone, which holds. What is over may all be in blocks of groups that are whole
            // already; then it is the parts of another one that let it be seen.
            merged[merged[breaking] ? Array.IndexOf(merged, false) : breaking] = true;
        }
    }

    /// <summary>Each block of groups parted by the blocks of the attribute; in a block of groups where one part would be under k, small parts are together.</summary>
    private List<Cell> CellsOf(int[] counts, int width, bool[] merged)
    {
        var cells = new List<Cell>();
        for (var group = 0; group < merged.Length; group++)
        {
            var at = group;
            var size = (List<int> block) => block.Sum(value => counts[(at * width) + value]);
            var present = Enumerable.Range(0, width).Where(value => counts[(at * width) + value] > 0).Select(value => new List<int> { value }).ToList();
            while (present.Count > 1 && (merged[group] || present.Exists(block => size(block) < k)))
            {
                Merge(present, present.IndexOf(present.OrderBy(size).First()), size);
            }

            cells.AddRange(present.OrderBy(block => block[0]).Select(block => new Cell(at, block, block.ConvertAll(value => (at * width) + value))));
        }

        return cells;
    }

    private static Partition Of(int[] fine, int[] counts, Partition values, List<Cell> cells)
    {
        var cellOf = new byte[counts.Length];
        for (var cell = 0; cell < cells.Count; cell++)
        {
            foreach (var part in cells[cell].Parts)
            {
                cellOf[part] = (byte)cell;
            }
        }

        return new Partition([.. fine.Select(part => cellOf[part])], [.. cells.Select(cell => new PartitionBlock(
            [.. cell.Values.SelectMany(value => values.Blocks[value].Values).Order()],
            cell.Group,
            cell.Parts.Sum(part => counts[part])))]);
    }

    /// <summary>The block of groups in which a partition by group and attribute breaks the rule against any other partition of the plan; null where it holds.</summary>
    /// <param name="tables">By part of a cell, against the blocks of each attribute.</param>
    private int? BreakingWithin(List<Cell> cells, List<Overlap> tables, int attribute)
    {
        foreach (var table in tables)
        {
            // Columns are the blocks of one attribute: few enough to take every union of them.
            if (table.Together(cells.ConvertAll(cell => cell.Parts)).Breaking(k) is { } cell)
            {
                return cells[cell].Group;
            }
        }

        for (var other = 1; other < attribute; other++)
        {
            for (var group = 0; group < single[0].Blocks.Count; group++)
            {
                // Both lie within the same blocks of groups, so what one union leaves over is the sum of what it leaves over in each.
                var mine = cells.FindAll(cell => cell.Group == group);
                var theirs = cellsWithin[other].Where(cell => cell.Group == group).ToList();
                if (mine.Count > 1 && theirs.Count > 1 && BreaksIn(tables[other], mine, theirs))
                {
                    return group;
                }
            }
        }

        return null;
    }

    private bool BreaksIn(Overlap table, List<Cell> mine, List<Cell> theirs)
    {
        var turned = table.Together(mine.ConvertAll(cell => cell.Parts)).Turned().Together(theirs.ConvertAll(cell => cell.Values));

        // The rule is the same with rows and columns changed over; fewer columns are fewer unions.
        return (theirs.Count > mine.Count ? turned : turned.Turned()).Breaking(k) is not null;
    }

    private static Dictionary<int, int> Counts(sbyte[] values) => values.CountBy(value => (int)value).ToDictionary();

    /// <summary>A block of groups and blocks of an attribute in it, shown together.</summary>
    /// <param name="Values">Blocks of the attribute.</param>
    /// <param name="Parts">The same in the table by group and block.</param>
    private sealed record Cell(int Group, List<int> Values, List<int> Parts);
}
