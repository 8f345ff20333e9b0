namespace Credex.CoCreate.Surveys.Analysis.Disclosure;

/// <summary>Two ways of parting the same people: how many are in each part of the one (rows) and of the other (columns).</summary>
internal sealed class Overlap
{
    private readonly int[,] table;

    private Overlap(int[,] table) => this.table = table;

    /// <summary>How many respondents with each value have each block of a partition; "not answered" comes first.</summary>
    public static Overlap Of(sbyte[] values, Partition partition)
    {
        var counts = new int[values.Length == 0 ? 1 : values.Max() + 2, partition.Blocks.Count];
        for (var row = 0; row < values.Length; row++)
        {
            counts[values[row] + 1, partition.BlockOf[row]]++;
        }

        return new Overlap(counts);
    }

    /// <param name="height">How many values there are; each is a row.</param>
    public static Overlap Of(int[] values, int height, Partition partition)
    {
        var counts = new int[height, partition.Blocks.Count];
        for (var row = 0; row < values.Length; row++)
        {
            counts[values[row], partition.BlockOf[row]]++;
        }

        return new Overlap(counts);
    }

    /// <summary>Rows of a table added up.</summary>
    public Overlap Together(List<List<int>> blocks)
    {
        var columns = table.GetLength(1);
        var together = new int[blocks.Count, columns];
        for (var block = 0; block < blocks.Count; block++)
        {
            foreach (var row in blocks[block])
            {
                for (var column = 0; column < columns; column++)
                {
                    together[block, column] += table[row, column];
                }
            }
        }

        return new Overlap(together);
    }

    /// <summary>
    /// For every union T of columns, the rows that lie wholly within it; what else is in T must be nobody or at least k people. By complement this covers the unions of rows as well:
    /// T within S leaves over what not-S within not-T leaves.
    /// </summary>
    /// <remarks>
    /// What is over is the people of the union without those of the rows within it. Both are sums over subsets, so all unions together take columns × 2^columns steps, however many rows there are.
    /// </remarks>
    /// <returns>The row to put together with another one; null where no union leaves fewer than k people over.</returns>
    public int? Breaking(int k)
    {
        var (rows, columns) = (table.GetLength(0), table.GetLength(1));
        var reach = new int[rows];
        var sums = new int[columns];
        var inside = new int[1 << columns];
        for (var row = 0; row < rows; row++)
        {
            var all = 0;
            for (var column = 0; column < columns; column++)
            {
                reach[row] |= table[row, column] > 0 ? 1 << column : 0;
                sums[column] += table[row, column];
                all += table[row, column];
            }

            inside[reach[row]] += all;
        }

        for (var column = 0; column < columns; column++)
        {
            for (var union = 0; union < inside.Length; union++)
            {
                inside[union] += (union >> column & 1) == 1 ? inside[union ^ (1 << column)] : 0;
            }
        }

        var people = new int[1 << columns];
        for (var union = 1; union < people.Length; union++)
        {
            people[union] = people[union & (union - 1)] + sums[int.TrailingZeroCount(union)];
            if (people[union] - inside[union] is var left && left > 0 && left < k)
            {
                return SmallestOver(reach, union);
            }
        }

        return null;
    }

    /// <summary>The row that leaves the fewest people over in a union of columns.</summary>
    private int? SmallestOver(int[] reach, int union)
    {
        var (smallest, block) = (int.MaxValue, default(int?));
        for (var row = 0; row < reach.Length; row++)
        {
            if ((reach[row] & ~union) == 0)
            {
                continue;
            }

            var over = 0;
            for (var column = 0; column < table.GetLength(1); column++)
            {
                over += (union >> column & 1) == 1 ? table[row, column] : 0;
            }

            if (over > 0 && over < smallest)
            {
                (smallest, block) = (over, row);
            }
        }

        return block;
    }

    /// <summary>With rows and columns changed over.</summary>
    public Overlap Turned()
    {
        var turned = new int[table.GetLength(1), table.GetLength(0)];
        for (var row = 0; row < table.GetLength(0); row++)
        {
            for (var column = 0; column < table.GetLength(1); column++)
            {
                turned[column, row] = table[row, column];
            }
        }

        return new Overlap(turned);
    }
}
