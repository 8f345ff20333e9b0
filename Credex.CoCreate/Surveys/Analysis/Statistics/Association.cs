namespace Credex.CoCreate.Surveys.Analysis.Statistics;

/// <summary>
/// Association in a table of counts. Pearson's chi-squared: sum of (O - E)² / E with E = row × column / n and (r - 1)(c - 1) degrees of freedom, rows and columns without
/// anybody left out (Pearson 1900). Cramér's V = sqrt(chi² / (n × min(r - 1, c - 1))), from 0 to 1 (Cramér 1946, 282).
/// </summary>
public sealed record Association(int N, double ChiSquared, int DegreesOfFreedom, double P, double CramersV, double SmallestExpected)
{
    /// <summary>Whether the chi-squared approximation holds: every expected count is 5 or more (Cochran 1954).</summary>
    public bool IsReliable => SmallestExpected >= 5;

    /// <param name="counts">By row and column.</param>
    /// <returns>Null where fewer than two rows or columns have anybody: then there is nothing to compare.</returns>
    public static Association? Of(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        var rows = counts.Select(row => row.Sum()).ToList();
        var width = counts.Count == 0 ? 0 : counts[0].Count;
        var columns = Enumerable.Range(0, width).Select(column => counts.Sum(row => row[column])).ToList();
        var (r, c, n) = (rows.Count(sum => sum > 0), columns.Count(sum => sum > 0), rows.Sum());
        if (r < 2 || c < 2)
        {
            return null;
        }

        var (chi, smallest) = (0.0, double.MaxValue);
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < width; column++)
            {
                if (rows[row] == 0 || columns[column] == 0)
                {
                    continue;
                }

                var expected = (double)rows[row] * columns[column] / n;
                smallest = Math.Min(smallest, expected);
                chi += (counts[row][column] - expected) * (counts[row][column] - expected) / expected;
            }
        }

        var freedom = (r - 1) * (c - 1);
        return new Association(n, chi, freedom, 1 - MathNet.Numerics.Distributions.ChiSquared.CDF(freedom, chi), Math.Sqrt(chi / (n * (double)Math.Min(r - 1, c - 1))), smallest);
    }
}
