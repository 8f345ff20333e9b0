using System.Numerics;

namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// How many of N raters must find an item essential for it to be more than chance: the exact one-tailed binomial test at 5 %
/// (Ayre and Scally 2014). As a ratio it is not monotone in N, so it is computed for each N and never interpolated.
/// </summary>
public static class LawsheCriticalValues
{
    /// <summary>Below this no number of raters is enough.</summary>
    public const int FewestRaters = 5;

    /// <summary>The smallest ne with P(X >= ne) at most .05 for X ~ Binomial(raters, 1/2); null below five raters.</summary>
    public static int? For(int raters)
    {
        if (raters < FewestRaters)
        {
            return null;
        }

        // In whole numbers, since the tail is exactly (sum of coefficients) / 2^N: 20 * sum <= 2^N.
        var allOutcomes = BigInteger.One << raters;
        var essential = raters;
        var coefficient = BigInteger.One;
        var tail = BigInteger.One;
        while (tail * 20 <= allOutcomes)
        {
            coefficient = coefficient * essential / (raters - essential + 1);
            tail += coefficient;
            essential--;
        }

        return essential + 1;
    }

    /// <summary>Lawshe's content validity ratio, (ne - N/2) / (N/2): -1 nobody, 0 half, 1 everybody.</summary>
    public static double Ratio(int essential, int raters) => (essential - (raters / 2.0)) / (raters / 2.0);
}
