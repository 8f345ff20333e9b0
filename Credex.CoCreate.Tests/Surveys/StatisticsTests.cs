using Credex.CoCreate.Surveys.Analysis.Statistics;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>The statistics against published figures and independent computations.</summary>
public sealed class StatisticsTests
{
    /// <summary>Agresti, An Introduction to Categorical Data Analysis, 2007, table 2.5 (gender and party): X² = 30.07, 2 df; R 4's chisq.test prints p = 2.954e-07.</summary>
    [Fact]
    public void Chi_squared_is_that_of_Agresti()
    {
        var association = Association.Of([[762, 327, 468], [484, 239, 477]])!;

        Assert.Equal(30.07, association.ChiSquared, 2);
        Assert.Equal(2, association.DegreesOfFreedom);
        Assert.Equal(2.954e-07, association.P, 3e-10);
        Assert.Equal(Math.Sqrt(30.0701 / 2757), association.CramersV, 5);
        Assert.True(association.IsReliable);
    }

    /// <summary>Computed with Python 3 from the definition: 30.61225523050885, V .33671757167685606; for 4 df p = exp(-x/2)(1 + x/2).</summary>
    [Fact]
    public void A_table_of_three_by_three_is_what_Python_finds()
    {
        var association = Association.Of([[12, 30, 8], [25, 14, 11], [6, 9, 20]])!;

        Assert.Equal(30.61225523050885, association.ChiSquared, 10);
        Assert.Equal(0.33671757167685606, association.CramersV, 10);
        Assert.Equal(3.672688323760546e-06, association.P, 1e-12);
    }

    [Fact]
    public void Rows_and_columns_without_anybody_do_not_count()
    {
        Assert.Equal(Association.Of([[10, 20], [20, 10]])!.ChiSquared, Association.Of([[10, 0, 20], [0, 0, 0], [20, 0, 10]])!.ChiSquared, 12);
        Assert.Equal(1, Association.Of([[10, 0, 20], [0, 0, 0], [20, 0, 10]])!.DegreesOfFreedom);
        Assert.Null(Association.Of([[10, 20], [0, 0]]));
        Assert.Null(Association.Of([]));
        Assert.False(Association.Of([[2, 3], [4, 1]])!.IsReliable);
    }

    /// <summary>Eight respondents; computed with Python 3 from the formulas of Borich, Narine and Harder, and Wongwanich.</summary>
    [Fact]
    public void The_measures_of_a_need_are_what_Python_finds()
    {
        var figures = NeedFigures.Of(Pairs([5, 4, 5, 3, 4, 5, 2, 5], [2, 3, 5, 3, 1, 4, 3, 1]))!;

        Assert.Equal((8, 0), (figures.N, figures.LeftOut));
        Assert.Equal(5.671875, figures.Mwds, 10);
        Assert.Equal(-50, figures.Rds, 10);
        Assert.Equal(0.5, figures.Pni, 10);
        Assert.Equal((4.125, 2.75), (figures.MeanImportance, figures.MeanAbility));
    }

    [Fact]
    public void A_pair_with_a_half_missing_is_left_out_and_counted()
    {
        var figures = NeedFigures.Of([new(5, 0), new(0, 3), new(0, 0), new(4, 2)])!;

        Assert.Equal((1, 2), (figures.N, figures.LeftOut));
        Assert.Null(NeedFigures.Of([new(5, 0), new(0, 0)]));
    }

    [Fact]
    public void Everybody_lacking_is_minus_a_hundred_and_a_value_on_the_line_is_high()
    {
        var lacking = NeedFigures.Of(Pairs([5, 5, 4], [1, 2, 3]))!;

        Assert.Equal(-100, lacking.Rds);
        Assert.Equal(Quadrant.KeepUp, lacking.QuadrantAt(lacking.MeanImportance, lacking.MeanAbility));
        Assert.Equal(Quadrant.ConcentrateHere, lacking.QuadrantAt(lacking.MeanImportance, lacking.MeanAbility + 0.01));
        Assert.Equal(Quadrant.PossibleOverkill, lacking.QuadrantAt(lacking.MeanImportance + 0.01, lacking.MeanAbility));
        Assert.Equal(Quadrant.LowPriority, lacking.QuadrantAt(lacking.MeanImportance + 0.01, lacking.MeanAbility + 0.01));
    }

    [Fact]
    public void Ranks_begin_with_the_greatest_need_share_ties_and_come_with_the_same_intervals_each_time()
    {
        var clear = Pairs([5, 5, 5, 4, 5, 5, 5, 4, 5, 5], [1, 1, 2, 1, 1, 2, 1, 1, 1, 2]);
        var none = Pairs([3, 4, 3, 4, 3, 4, 3, 4, 3, 4], [3, 4, 4, 3, 3, 4, 3, 4, 4, 3]);

        var ranked = NeedRanking.Of([none, clear, none]);

        Assert.Equal([2, 1, 2], ranked.Select(need => need!.Rank));
        Assert.Equal(new Interval(1, 1), ranked[1]!.RankInterval);
        Assert.True(ranked[1]!.Value.Low > ranked[0]!.Value.High);
        Assert.InRange(ranked[1]!.Figures.Mwds, ranked[1]!.Value.Low, ranked[1]!.Value.High);
        Assert.Equal(ranked, NeedRanking.Of([none, clear, none]));
    }

    /// <summary>By hand: I - A is 1, 2 (0 for half of the people) and 1; the means of I are 5, 5 and 2, those of A 4, 3 and 1.</summary>
    [Theory]
    [InlineData(NeedMeasure.Mwds, new[] { 2, 1, 3 }, new[] { 5.0, 10, 2 })]
    [InlineData(NeedMeasure.Rds, new[] { 1, 3, 1 }, new[] { -100.0, -50, -100 })]
    [InlineData(NeedMeasure.Pni, new[] { 3, 2, 1 }, new[] { 0.25, 2.0 / 3, 1 })]
    public void Ranks_and_intervals_follow_the_measure(NeedMeasure measure, int[] ranks, double[] values)
    {
        var ranked = NeedRanking.Of([Pairs([5, 5, 5, 5], [4, 4, 4, 4]), Pairs([5, 5, 5, 5], [1, 1, 5, 5]), Pairs([2, 2, 2, 2], [1, 1, 1, 1])], measure);

        Assert.Equal(ranks, ranked.Select(need => need!.Rank));
        Assert.Equal(values, ranked.Select(need => Math.Round(need!.Figures.Of(measure), 12)).Zip(values, (value, wanted) => Math.Abs(value - wanted) < 1e-9 ? wanted : value));

        // Where everybody answered alike, every sample of them gives the same value; where not, it lies between.
        Assert.All([0, 2], place => Assert.Equal((values[place], values[place]), (Math.Round(ranked[place]!.Value.Low, 9), Math.Round(ranked[place]!.Value.High, 9))));
        Assert.True(ranked[1]!.Value.Low < values[1] && values[1] < ranked[1]!.Value.High);
        Assert.True(ranked[1]!.RankInterval.Low < ranked[1]!.RankInterval.High);
    }

    /// <summary>Blocks put people in another order, and so does another random key of a response: neither is a reason for another interval.</summary>
    [Theory]
    [InlineData(NeedMeasure.Mwds)]
    [InlineData(NeedMeasure.Rds)]
    [InlineData(NeedMeasure.Pni)]
    public void The_same_people_in_another_order_have_the_same_intervals(NeedMeasure measure)
    {
        var random = new Random(11);
        var people = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 3).Select(_ => new RatedPair((byte)random.Next(0, 6), (byte)random.Next(1, 6))).ToArray()).ToList();
        IReadOnlyList<(Interval, Interval)> Intervals(IEnumerable<RatedPair[]> inOrder) =>
            [.. NeedRanking.Of([.. Enumerable.Range(0, 3).Select(competence => (IReadOnlyList<RatedPair>)[.. inOrder.Select(person => person[competence])])], measure).Select(need => (need!.Value, need.RankInterval))];

        Assert.Equal(Intervals(people), Intervals(people.OrderBy(person => person[1].Ability)));
        Assert.Equal(Intervals(people), Intervals(people.AsEnumerable().Reverse()));
    }

    /// <summary>The bootstrap's interval of a mean is close to that of the normal approximation, mean ± 1.96 s / √n, for many respondents.</summary>
    [Fact]
    public void The_interval_is_about_that_of_the_normal_approximation()
    {
        var random = new Random(7);
        var pairs = Enumerable.Range(0, 400).Select(_ => new RatedPair(5, (byte)random.Next(1, 6))).ToList();

        var need = NeedRanking.Of([pairs])[0]!;

        var gaps = pairs.ConvertAll(pair => 5.0 * (pair.Importance - pair.Ability));
        var mean = gaps.Average();
        var error = 1.96 * Math.Sqrt(gaps.Sum(gap => (gap - mean) * (gap - mean)) / (gaps.Count - 1)) / Math.Sqrt(gaps.Count);
        Assert.Equal(mean - error, need.Value.Low, 0.15);
        Assert.Equal(mean + error, need.Value.High, 0.15);
    }

    private static List<RatedPair> Pairs(int[] importance, int[] ability) => [.. importance.Zip(ability, (one, other) => new RatedPair((byte)one, (byte)other))];
}
