using Credex.CoCreate.Surveys.Analysis.Statistics;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>What a field comes to in each block of a view.</summary>
/// <param name="IsHeld">Parting it would show fewer than k people, so it is shown without; with no blocks at all, nothing may be shown.</param>
/// <param name="Association">Between the blocks and the answers, where a choice is parted.</param>
public sealed record FieldResult(Field Field, IReadOnlyList<BlockResult> Blocks, bool IsHeld, Association? Association)
{
    public static FieldResult Of(Field field, Column column, IReadOnlyList<ViewBlock> blocks, bool isHeld)
    {
        var results = blocks.Select(block => BlockResult.Of(field, column, block)).ToList();
        var association = field.Kind == FieldKind.Choice && results.Count > 1 ? Association.Of([.. results.Select(result => result.Counts)]) : null;
        return new FieldResult(field, results, isHeld, association);
    }
}

/// <summary>Numbers of one block.</summary>
/// <param name="Answered">People of the block who answered the field.</param>
/// <param name="Counts">By option; of an order, how often it was put first; of a number, by class.</param>
/// <param name="Classes">Bounds of the classes of a number, one more than there are counts; empty for other fields.</param>
/// <param name="Spread">Of a scale or a number.</param>
/// <param name="Points">Of an order: mean Borda points of each option, from 0 to options - 1; options that somebody left without a rank share the points that are left.</param>
public sealed record BlockResult(ViewBlock Block, int Answered, IReadOnlyList<int> Counts, IReadOnlyList<double> Classes, Spread? Spread, IReadOnlyList<double> Points)
{
    private const int MostClasses = 8;

    public static BlockResult Of(Field field, Column column, ViewBlock block)
    {
        var answered = block.Rows.Where(column.IsAnswered).ToList();
        switch (field.Kind)
        {
            case FieldKind.Choice:
                var counts = new int[field.Options.Count];
                answered.ForEach(row => counts[column.Chosen![row]]++);
                var numbers = field.IsScale ? answered.Select(row => field.Options[column.Chosen![row]].Number).OfType<int>().Select(number => (double)number).ToList() : [];
                return new BlockResult(block, answered.Count, counts, [], Spread.Of(numbers), []);
            case FieldKind.Choices:
                var several = new int[field.Options.Count];
                foreach (var row in answered)
                {
                    for (var option = 0; option < several.Length; option++)
                    {
                        several[option] += (int)(column.Several![row] >> option & 1);
                    }
                }

                return new BlockResult(block, answered.Count, several, [], null, []);
            case FieldKind.Order:
                return Order(field, column, block, answered);
            case FieldKind.Number:
                var values = answered.ConvertAll(row => column.Numbers![row]);
                var (classes, sizes) = Classed(values, field);
                return new BlockResult(block, answered.Count, sizes, classes, Spread.Of(values), []);
            default:
                return new BlockResult(block, answered.Count, [], [], null, []);
        }
    }

    /// <summary>Borda: of m options the first has m - 1 points, the next m - 2, and so on; those without a rank share what is left.</summary>
    private static BlockResult Order(Field field, Column column, ViewBlock block, List<int> answered)
    {
        var m = field.Options.Count;
        var points = new double[m];
        var first = new int[m];
        foreach (var order in answered.Select(row => column.Orders![row]!))
        {
            first[order[0]]++;
            for (var place = 0; place < order.Count; place++)
            {
                points[order[place]] += m - 1 - place;
            }

            var left = m - order.Count;
            for (var option = 0; option < m; option++)
            {
                points[option] += order.Contains((sbyte)option) ? 0 : (left - 1) / 2.0;
            }
        }

        return new BlockResult(block, answered.Count, first, [], null, [.. points.Select(sum => answered.Count == 0 ? 0 : sum / answered.Count)]);
    }

    /// <summary>Classes of equal and round width. The outermost are open, so that no single highest answer is told by its class.</summary>
    private static (IReadOnlyList<double> Bounds, IReadOnlyList<int> Counts) Classed(List<double> values, Field field)
    {
        if (values.Count == 0)
        {
            return ([], []);
        }

        var sorted = values.Order().ToList();
        var (low, high) = (sorted[(int)(0.05 * (sorted.Count - 1))], sorted[(int)(0.95 * (sorted.Count - 1))]);
        var width = Round(Math.Max((high - low) / MostClasses, field.Rules.WholeNumbers ? 1 : 1e-9));
        var start = Math.Floor(low / width) * width;
        var count = Math.Clamp((int)Math.Floor((high - start) / width) + 1, 1, MostClasses + 2);
        var counts = new int[count];
        foreach (var value in values)
        {
            counts[Math.Clamp((int)Math.Floor((value - start) / width), 0, count - 1)]++;
        }

        return ([.. Enumerable.Range(0, count + 1).Select(bound => start + (bound * width))], counts);
    }

    /// <summary>1, 2 or 5 times a power of ten, at least as wide.</summary>
    private static double Round(double width)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return power * (width / power) switch
        {
            <= 1 + 1e-9 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        };
    }
}

/// <summary>Mean, standard deviation (n - 1) and quartiles (linear interpolation, R type 7). No smallest and greatest: each is one person's.</summary>
public sealed record Spread(int N, double Mean, double Deviation, double LowerQuartile, double Median, double UpperQuartile)
{
    /// <returns>Null where there is no number.</returns>
    public static Spread? Of(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            return null;
        }

        var sorted = values.Order().ToList();
        var mean = sorted.Average();
        var deviation = sorted.Count == 1 ? 0 : Math.Sqrt(sorted.Sum(value => (value - mean) * (value - mean)) / (sorted.Count - 1));
        return new Spread(sorted.Count, mean, deviation, NeedRanking.Quantile(sorted, 0.25), NeedRanking.Quantile(sorted, 0.5), NeedRanking.Quantile(sorted, 0.75));
    }
}
