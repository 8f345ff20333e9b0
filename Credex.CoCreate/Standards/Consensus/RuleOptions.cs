namespace Credex.CoCreate.Standards.Consensus;

/// <summary>A consensus rule as it is stored with a round and frozen at its opening.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="Threshold">Whole percent, <see cref="LowestThreshold"/> to <see cref="HighestThreshold"/>; used by percent agreement only.</param>
/// <param name="ChangesCount">Consent scale: "agree with changes" counts as agreement too.</param>
/// <param name="Classic">RAND/UCLA: disagreement by the classic definition for panels of 8 to 16, instead of IPRAS.</param>
public sealed record RuleOptions(RuleKind Kind, int Threshold = RuleOptions.UsualThreshold, bool ChangesCount = false, bool Classic = false)
{
    /// <summary>The median of the thresholds in use (Diamond et al. 2014).</summary>
    public const int UsualThreshold = 75;

    /// <summary>Below half, agreement would be less than a majority. Whoever lets people choose a threshold checks it.</summary>
    public const int LowestThreshold = 50;

    public const int HighestThreshold = 100;
}
