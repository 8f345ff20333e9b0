namespace Credex.CoCreate.Standards.Consensus;

/// <summary>The three-point regions of the nine-point scale, by the median alone. A median between two regions belongs to the higher.</summary>
public enum RandRegion
{
    /// <summary>Below 3.5.</summary>
    Inappropriate,

    /// <summary>3.5 to below 6.5.</summary>
    Uncertain,

    /// <summary>6.5 and above.</summary>
    Appropriate,
}
