using System.Text.Json.Serialization;

namespace Credex.CoCreate.Standards.Consensus;

/// <summary>The rules by which a clause can be accepted. Written by name, since a round keeps its rule for ever.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RuleKind>))]
public enum RuleKind
{
    /// <summary>The share of agreeing answers reaches a threshold.</summary>
    PercentAgreement,

    /// <summary>The median is high and the interquartile range small.</summary>
    MedianIqr,

    /// <summary>RAND/UCLA: the median is in 7 to 9 and there is no disagreement.</summary>
    Rand,

    /// <summary>Lawshe: more raters find it essential than chance would give.</summary>
    LawsheCvr,

    /// <summary>The item-level content validity index is high enough for the number of raters.</summary>
    ItemCvi,
}
