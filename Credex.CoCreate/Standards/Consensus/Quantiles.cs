namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// Quantiles of rated values (Hyndman and Fan 1996). Positions are reckoned in whole hundredths, so that 30 % of ten
/// people is exactly three of them: in floating point it is not, and type 2 would then not average.
/// </summary>
public static class Quantiles
{
    /// <summary>Type 7, R's default: linear interpolation at position 1 + (n - 1) p. In points of the scale.</summary>
    /// <param name="answers">At least one answer.</param>
    /// <param name="percent">p in whole percent, 0 to 100.</param>
    /// <exception cref="ArgumentException">There is no answer.</exception>
    public static double Type7(this Histogram answers, int percent)
    {
        var n = Require(answers, percent);
        var (below, hundredths) = Math.DivRem((n - 1) * percent, 100);
        var lower = OrderStatistic(answers, below + 1);
        if (hundredths == 0)
        {
            return lower;
        }

        return lower + (hundredths / 100.0 * (OrderStatistic(answers, below + 2) - lower));
    }

    /// <summary>Type 2: the inverse of the empirical distribution, the mean of both neighbours where n p is whole. In points of the scale.</summary>
    /// <inheritdoc cref="Type7" path="/param|/exception"/>
    public static double Type2(this Histogram answers, int percent)
    {
        var n = Require(answers, percent);
        var (below, hundredths) = Math.DivRem(n * percent, 100);
        var upper = OrderStatistic(answers, Math.Min(below + 1, n));
        if (hundredths != 0 || below == 0)
        {
            return upper;
        }

        return (OrderStatistic(answers, below) + upper) / 2.0;
    }

    /// <summary>The median, on which types 2 and 7 agree. In points of the scale, a half where the middle falls between two values.</summary>
    /// <inheritdoc cref="Type7" path="/exception"/>
    public static double Median(this Histogram answers) => answers.Type2(50);

    /// <summary>The position-th smallest value, counted from 1.</summary>
    private static int OrderStatistic(Histogram answers, long position)
    {
        var value = 0;
        var passed = 0L;
        while (passed < position)
        {
            value++;
            passed += answers[value];
        }

        return value;
    }

    private static long Require(Histogram answers, int percent)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);

        var n = answers.Total;
        return n > 0 ? n : throw new ArgumentException("Nobody answered, so there is no quantile.", nameof(answers));
    }
}
