namespace Credex.CoCreate.Standards.Consensus;

/// <summary>How strongly raters agree on an order, after Schmidt 1997, whose named points are .3 weak, .5 moderate, .7 strong.</summary>
public enum ConcordanceStrength
{
    /// <summary>W below .5.</summary>
    Weak,

    /// <summary>W from .5 to below .7.</summary>
    Moderate,

    /// <summary>W of .7 and above.</summary>
    Strong,
}
