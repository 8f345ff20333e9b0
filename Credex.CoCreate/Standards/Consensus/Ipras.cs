namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// RAND/UCLA's interpercentile range adjusted for symmetry, for a panel of any size: ratings disagree when their
/// interpercentile range is wider than one as skewed as theirs may be (Fitch et al. 2001).
/// </summary>
/// <param name="P30">30th percentile, type 2, in points of the nine-point scale.</param>
/// <param name="P70">70th percentile, type 2, in points of the nine-point scale.</param>
public sealed record Ipras(double P30, double P70)
{
    // The range that means disagreement when the ratings are symmetric around the middle of the scale, and what it grows by.
    private const double RangeAtSymmetry = 2.35;
    private const double CorrectionForAsymmetry = 1.5;
    private const double MiddleOfScale = 5;

    /// <summary>IPR = p70 - p30.</summary>
    public double Range => P70 - P30;

    /// <summary>IPRAS = 2.35 + 1.5 * |5 - (p30 + p70) / 2|.</summary>
    public double Limit => RangeAtSymmetry + (CorrectionForAsymmetry * Math.Abs(MiddleOfScale - ((P30 + P70) / 2)));

    /// <summary>DI = IPR / IPRAS.</summary>
    public double DisagreementIndex => Range / Limit;

    /// <summary>IPR > IPRAS. They cannot be equal: one is a multiple of 1/2, the other 2.35 and eighths.</summary>
    public bool Disagreement => Range > Limit;

    /// <summary>Of ratings on the nine-point scale, at least one. Type 7 would miss disagreements that the manual finds.</summary>
    public static Ipras Of(Histogram answers) => new(answers.Type2(30), answers.Type2(70));
}
