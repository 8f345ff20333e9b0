namespace Credex.CoCreate.Standards.Consensus;

/// <summary>How a clause reads, in one word.</summary>
public enum ReadingKind
{
    /// <summary>The rule holds over all and within every one of two or more blocks.</summary>
    AgreedByEverybody,

    /// <summary>The rule holds over all, but not within the blocks that are named.</summary>
    AgreedButNotBy,

    /// <summary>The rule holds over all, and nothing is said of groups: none can be shown, or the rule can say nothing of some of them.</summary>
    Agreed,

    /// <summary>Neither the rule nor its mirror image holds over all.</summary>
    Divided,

    /// <summary>Over all, people are against the clause by the standard of the rule.</summary>
    Rejected,

    /// <summary>Divided, and hardly changed since the round before: another round would not help.</summary>
    StableWithoutAgreement,

    /// <summary>Too few to say anything over all.</summary>
    TooFew,

    /// <summary>The rule has no definition for so many people.</summary>
    NotDefined,
}
