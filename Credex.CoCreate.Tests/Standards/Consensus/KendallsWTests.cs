using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class KendallsWTests
{
    /// <summary>
    /// The data set "anxiety" of R's package irr: three raters, twenty people rated 1 to 6, many ties. W by whole fractions: 6008/11133,
    /// with S = 3004 and T = 1674.
    /// </summary>
    private static readonly int[][] Anxiety =
    [
        [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
        [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
    ];

    /// <summary>
    /// Zar 2010, example 20.5, as twice the ranks: wings, tails and bills of twelve birds. Their rank sums are printed as 14.5 21 30.5 6 11 3.5 20 11.5 29
    /// 28.5 22.5 36; W by whole fractions: 2351/2544, with S = 1175.5 and T = 60.
    /// </summary>
    private static readonly int[][] Birds =
    [
        [8, 17, 20, 3, 6, 3, 14, 10, 17, 22, 12, 24],
        [10, 14, 22, 5, 10, 2, 10, 5, 19, 16, 19, 24],
        [11, 11, 19, 4, 6, 2, 16, 8, 22, 19, 14, 24],
    ];

    [Fact]
    public void Raters_with_many_ties()
    {
        var concordance = KendallsW.Of(Anxiety)!;

        Assert.Equal(6008 / 11133.0, concordance.W, 12);
        Assert.Equal(30.76, concordance.ChiSquare, 2);
        Assert.Equal(19, concordance.DegreesOfFreedom);
        Assert.Equal((3, 20), (concordance.Raters, concordance.Clauses));
        Assert.Equal(ConcordanceStrength.Moderate, concordance.Strength);
    }

    [Fact]
    public void Raters_with_a_few_ties()
    {
        var concordance = KendallsW.Of(Birds)!;

        Assert.Equal(2351 / 2544.0, concordance.W, 12);
        Assert.Equal(30.50, concordance.ChiSquare, 2);
        Assert.Equal(11, concordance.DegreesOfFreedom);
        Assert.Equal(ConcordanceStrength.Strong, concordance.Strength);
    }

    /// <summary>Worked by hand: four judges, ten projects, no ties, rank sums 10 8 12 16 21 22 25 31 37 38, S = 1048.</summary>
    [Fact]
    public void Judges_without_ties()
    {
        int[][] judges =
        [
            [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
            [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
            [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
            [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
        ];

        Assert.Equal(12 * 1048 / (16.0 * 990), KendallsW.Of(judges)!.W, 12);
    }

    [Fact]
    public void The_same_order_is_one_and_the_opposite_order_zero()
    {
        Assert.Equal(1, KendallsW.Of([[1, 2, 2, 9], [4, 5, 5, 6]])!.W);
        Assert.Equal(0, KendallsW.Of([[1, 2, 3], [3, 2, 1]])!.W);
    }

    [Theory]
    [InlineData(.29, ConcordanceStrength.Weak)]
    [InlineData(.3, ConcordanceStrength.Weak)]
    [InlineData(.49, ConcordanceStrength.Weak)]
    [InlineData(.5, ConcordanceStrength.Moderate)]
    [InlineData(.7, ConcordanceStrength.Strong)]
    [InlineData(1, ConcordanceStrength.Strong)]
    public void Strength_has_the_names_of_Schmidt(double w, ConcordanceStrength expected) =>
        Assert.Equal(expected, new KendallsW(w, 5, 10).Strength);

    [Fact]
    public void Where_there_is_no_order_there_is_no_concordance()
    {
        Assert.Null(KendallsW.Of([]));
        Assert.Null(KendallsW.Of([[1, 2, 3]]));
        Assert.Null(KendallsW.Of([[1], [2]]));
        Assert.Null(KendallsW.Of([[5, 5, 5], [7, 7, 7]]));
    }

    [Fact]
    public void A_rater_with_a_gap_is_an_error() =>
        Assert.Throws<ArgumentException>(() => KendallsW.Of([[1, 2, 3], [1, 2]]));

    [Property]
    public bool It_is_the_ratio_of_sums_of_squared_ranks(byte raters, byte clauses, int seed)
    {
        var random = new Random(seed);
        int[][] ratings = [.. Enumerable.Range(0, 2 + (raters % 6)).Select(_ => Enumerable.Range(0, 2 + (clauses % 9)).Select(_ => random.Next(1, 6)).ToArray())];

        // Another road to the same number: what lies between clauses, as a part of all that varies within raters.
        double[][] ranks = [.. ratings.Select(Ranks)];
        var mean = (ratings[0].Length + 1) / 2.0;
        var between = Enumerable.Range(0, ratings[0].Length).Sum(clause => Math.Pow(ranks.Average(row => row[clause]) - mean, 2)) * ranks.Length;
        var within = ranks.Sum(row => row.Sum(rank => Math.Pow(rank - mean, 2)));
        var concordance = KendallsW.Of(ratings);

        return within == 0 ? concordance is null : Math.Abs((between / within) - concordance!.W) < 1e-9;
    }

    /// <summary>Mean position in the sorted row.</summary>
    private static double[] Ranks(int[] row)
    {
        var sorted = row.Order().ToList();
        return [.. row.Select(value => (sorted.IndexOf(value) + sorted.LastIndexOf(value)) / 2.0 + 1)];
    }
}
