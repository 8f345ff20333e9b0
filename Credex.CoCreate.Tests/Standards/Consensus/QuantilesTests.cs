using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class QuantilesTests
{
    /// <summary>What R's quantile(x, p, type = 7) gives, worked by hand: x[1 + (n - 1) p] with interpolation.</summary>
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 25, 1.75)]
    [InlineData(new[] { 1, 2, 3, 4 }, 50, 2.5)]
    [InlineData(new[] { 1, 2, 3, 4 }, 75, 3.25)]
    [InlineData(new[] { 2, 5, 9 }, 30, 3.8)]
    [InlineData(new[] { 2, 5, 9 }, 90, 8.2)]
    [InlineData(new[] { 6, 7, 7, 8, 9, 9 }, 75, 8.75)]
    [InlineData(new[] { 6, 7, 7, 8, 9, 9 }, 0, 6)]
    [InlineData(new[] { 6, 7, 7, 8, 9, 9 }, 100, 9)]
    [InlineData(new[] { 4 }, 70, 4)]
    public void Type_7_interpolates_between_neighbours(int[] values, int percent, double expected) =>
        Assert.Equal(expected, Answers.Nine(values).Type7(percent), 12);

    /// <summary>What R's quantile(x, p, type = 2) gives, worked by hand.</summary>
    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 25, 1.5)]
    [InlineData(new[] { 1, 2, 3, 4 }, 30, 2)]
    [InlineData(new[] { 1, 2, 3, 4 }, 50, 2.5)]
    [InlineData(new[] { 2, 5, 9 }, 30, 2)]
    [InlineData(new[] { 2, 5, 9 }, 70, 9)]
    [InlineData(new[] { 2, 5, 9 }, 0, 2)]
    [InlineData(new[] { 2, 5, 9 }, 100, 9)]
    [InlineData(new[] { 4 }, 70, 4)]
    public void Type_2_averages_only_where_the_position_is_whole(int[] values, int percent, double expected) =>
        Assert.Equal(expected, Answers.Nine(values).Type2(percent));

    [Fact]
    public void Three_of_ten_is_exactly_thirty_percent()
    {
        var ten = Answers.Nine(1, 2, 3, 4, 5, 6, 7, 8, 9, 9);

        Assert.Equal(3.5, ten.Type2(30));
        Assert.Equal(7.5, ten.Type2(70));
    }

    [Fact]
    public void Nobody_has_no_quantile()
    {
        Assert.Throws<ArgumentException>(() => Histogram.Empty(Scale.NinePoint).Type7(50));
        Assert.Throws<ArgumentException>(() => Histogram.Empty(Scale.NinePoint).Median());
    }

    [Fact]
    public void A_percentage_is_between_0_and_100()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Answers.Nine(1).Type7(101));
        Assert.Throws<ArgumentOutOfRangeException>(() => Answers.Nine(1).Type2(-1));
    }

    [Property]
    public bool Type_7_is_that_of_the_sorted_answers(int[] numbers, byte percent)
    {
        var answers = Answers.Folded(Scale.NinePoint, [.. numbers, 4]);
        var sorted = Answers.Sorted(answers);
        var p = percent % 101;

        // The textbook form, in floating point.
        var position = (sorted.Length - 1) * p / 100.0;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        var expected = sorted[below] + ((position - below) * (sorted[above] - sorted[below]));

        return Math.Abs(expected - answers.Type7(p)) < 1e-9;
    }

    [Property]
    public bool Type_2_is_that_of_the_sorted_answers(int[] numbers, byte percent)
    {
        var answers = Answers.Folded(Scale.NinePoint, [.. numbers, 4]);
        var sorted = Answers.Sorted(answers);
        var p = percent % 101;

        // The definition: all values with at least p of the answers at or below and 1 - p at or above; the middle of them.
        var quantiles = sorted.Where(value =>
            sorted.Count(other => other <= value) * 100 >= p * sorted.Length
            && sorted.Count(other => other >= value) * 100 >= (100 - p) * sorted.Length).ToArray();
        var expected = p is 0 ? sorted[0] : p is 100 ? sorted[^1] : (quantiles.Min() + quantiles.Max()) / 2;

        return answers.Type2(p) == expected;
    }

    [Property]
    public bool Both_types_agree_on_the_median(int[] numbers)
    {
        var answers = Answers.Folded(Scale.NinePoint, [.. numbers, 4]);

        return answers.Median() == answers.Type7(50);
    }
}
