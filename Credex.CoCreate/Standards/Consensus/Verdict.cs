namespace Credex.CoCreate.Standards.Consensus;

/// <summary>What a rule says of one set of answers.</summary>
public enum Verdict
{
    /// <summary>The rule's condition holds.</summary>
    Holds,

    /// <summary>Neither the condition nor its mirror image holds.</summary>
    HoldsNot,

    /// <summary>The mirrored condition holds: by the same standard, these people are against the clause.</summary>
    Rejected,

    /// <summary>Nobody answered, or fewer than the rule needs to say anything.</summary>
    TooFew,

    /// <summary>Enough answered, but the rule has no definition for a panel of this size.</summary>
    NotDefined,
}
