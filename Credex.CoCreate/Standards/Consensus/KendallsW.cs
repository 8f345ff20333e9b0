namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// Kendall's coefficient of concordance, corrected for ties: how far raters put the clauses in the same order (Kendall and Babington Smith 1939).
/// </summary>
/// <param name="W">0 no agreement on the order, 1 the same order from everybody.</param>
/// <param name="Raters">m, two or more.</param>
/// <param name="Clauses">n, two or more.</param>
public sealed record KendallsW(double W, int Raters, int Clauses)
{
    /// <summary>m (n - 1) W, approximately chi-square distributed if there is no agreement.</summary>
    public double ChiSquare => Raters * DegreesOfFreedom * W;

    public int DegreesOfFreedom => Clauses - 1;

    public ConcordanceStrength Strength => W switch
    {
        >= .7 => ConcordanceStrength.Strong,
        >= .5 => ConcordanceStrength.Moderate,
        _ => ConcordanceStrength.Weak,
    };

    /// <summary>
    /// W = 12 S / (m^2 (n^3 - n) - m T). Null with fewer than two raters or clauses, and when every rater ties all clauses: there is no order then.
    /// </summary>
    /// <param name="ratings">A row per rater, a column per clause, no gaps: only people who rated every clause. Ranks are taken within a row.</param>
    /// <exception cref="ArgumentException">Rows of different lengths.</exception>
    public static KendallsW? Of(IReadOnlyList<IReadOnlyList<int>> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        if (ratings.Count < 2 || ratings[0].Count < 2)
        {
            return null;
        }

        long m = ratings.Count;
        long n = ratings[0].Count;
        if (ratings.Any(row => row.Count != n))
        {
            throw new ArgumentException("Every rater must have rated every clause.", nameof(ratings));
        }

        // Twice the ranks are whole, so S is reckoned as 4 S and W is one division: no rounding decides a strength.
        var doubledSums = new long[n];
        foreach (var row in ratings)
        {
            AddDoubledRanks(row, doubledSums);
        }

        var fourS = doubledSums.Sum(sum => (sum - (m * (n + 1))) * (sum - (m * (n + 1))));
        var range = (m * m * ((n * n * n) - n)) - (m * ratings.Sum(Ties));
        return range == 0 ? null : new KendallsW(3.0 * fourS / range, ratings.Count, ratings[0].Count);
    }

    /// <summary>Adds twice the rank of each value in its row, where ties share the mean of their ranks.</summary>
    private static void AddDoubledRanks(IReadOnlyList<int> row, long[] doubledSums)
    {
        for (var clause = 0; clause < row.Count; clause++)
        {
            var below = row.Count(value => value < row[clause]);
            var same = row.Count(value => value == row[clause]);
            doubledSums[clause] += (2 * below) + same + 1;
        }
    }

    /// <summary>T of one rater: the sum of t^3 - t over the groups of t tied values.</summary>
    private static long Ties(IReadOnlyList<int> row) =>
        row.CountBy(value => value).Sum(tied => ((long)tied.Value * tied.Value * tied.Value) - tied.Value);
}
