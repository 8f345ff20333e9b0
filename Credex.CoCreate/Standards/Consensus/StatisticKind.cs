namespace Credex.CoCreate.Standards.Consensus;

/// <summary>The numbers behind a finding, in the order in which a table lists them.</summary>
public enum StatisticKind
{
    /// <summary>In points of the scale. Quantile types 7 and 2 give the same median.</summary>
    Median,

    /// <summary>First quartile, type 7, in points of the scale.</summary>
    Q1,

    /// <summary>Third quartile, type 7, in points of the scale.</summary>
    Q3,

    /// <summary>Interquartile range, Q3 - Q1.</summary>
    Iqr,

    /// <summary>Interpercentile range of 30 to 70 %, type 2 (see <see cref="Consensus.Ipras"/>).</summary>
    Ipr,

    /// <summary>The interpercentile range above which there is disagreement.</summary>
    Ipras,

    /// <summary>IPR / IPRAS; above 1 is disagreement.</summary>
    DisagreementIndex,

    /// <summary>Lawshe's content validity ratio, -1 to 1.</summary>
    Cvr,

    /// <summary>Item-level content validity index, 0 to 1.</summary>
    Cvi,

    /// <summary>Modified kappa, the content validity index corrected for chance; at most 1.</summary>
    Kappa,
}
