using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>
/// An answer on its way to the disk: for the item and attempt it was meant for, at the instant it arrived.
/// <paramref name="Seq"/> is the voter's own count of changes plus one; null (a form that does not carry it) takes the next.
/// </summary>
public sealed record CastVote(Guid ItemId, int Attempt, Guid VoterId, int Value, int? Seq, DateTime ArrivedAt);

public enum VoteOutcome
{
    /// <summary>Committed; or the same request for the second time, which counts once.</summary>
    Stored,

    /// <summary>A newer answer of the same voter is stored already and stays.</summary>
    Stale,

    /// <summary>The item is not open for this attempt, or was closed when the answer arrived.</summary>
    NotOpen,

    /// <summary>The participant was removed.</summary>
    Removed,

    /// <summary>The value is not on the scale.</summary>
    Invalid,
}

/// <summary>What became of an answer, and what now stands for this voter: the personal region is drawn from it without asking the database again.</summary>
public sealed record VoteReceipt(VoteOutcome Outcome, MyAnswer? Mine);

/// <summary>One voter's own view of an item. Their own, and nobody else's.</summary>
public sealed record MyAnswer(
    Guid ItemId,
    int Attempt,
    string Number,
    Scale Scale,
    ItemState State,
    int? Value,
    int Seq,
    string? Comment,
    string? Wording)
{
    /// <summary>What I answered to the same clause in the round before, on its scale.</summary>
    public EarlierAnswer? Before { get; init; }
}

public sealed record EarlierAnswer(Scale Scale, int Value);
