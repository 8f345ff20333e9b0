using System.Numerics;

namespace Credex.CoCreate.Standards.Consensus;

/// <summary>Content validity of one item (Lynn 1986; Polit, Beck and Owen 2007).</summary>
/// <param name="Relevant">A: raters who gave 3 or 4 of 4.</param>
/// <param name="Raters">N: raters who answered, at least one.</param>
public sealed record ItemContentValidity(int Relevant, int Raters)
{
    /// <summary>I-CVI = A / N, 0 to 1.</summary>
    public double Index => (double)Relevant / Raters;

    /// <summary>pc = C(N, A) * .5^N: the probability that so many agree by chance.</summary>
    public double ChanceAgreement => Math.Exp(BigInteger.Log(Combinations(Raters, Relevant)) - (Raters * Math.Log(2)));

    /// <summary>k* = (I-CVI - pc) / (1 - pc); above .74 excellent, .60 good, .40 fair.</summary>
    public double Kappa => (Index - ChanceAgreement) / (1 - ChanceAgreement);

    /// <summary>Of answers on the relevance scale, at least one.</summary>
    public static ItemContentValidity Of(Histogram answers) => new(answers.Agreeing(Scale.Relevance), answers.Denominator(Scale.Relevance));

    /// <summary>
    /// How many of so many raters must find an item relevant: all of up to five, then .78. That is 7 of 9 in Lynn's table, rounded;
    /// compared as 7/9, because compared as .78 it would refuse the very panel it comes from.
    /// </summary>
    public static int CriticalCount(int raters) => raters <= 5 ? raters : (int)(((7L * raters) + 8) / 9);

    /// <summary>S-CVI/Ave: the mean of the I-CVIs of the items of a scale, null without items.</summary>
    public static double? ScaleAverage(IEnumerable<ItemContentValidity> items) => items.Average(item => (double?)item.Index);

    private static BigInteger Combinations(int n, int k)
    {
        var combinations = BigInteger.One;
        for (var i = 1; i <= Math.Min(k, n - k); i++)
        {
            combinations = combinations * (n - i + 1) / i;
        }

        return combinations;
    }
}
