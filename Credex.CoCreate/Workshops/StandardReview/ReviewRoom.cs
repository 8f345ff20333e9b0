using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>A room that is at a standard review.</summary>
public sealed record ReviewRoom(RoomState Room, RoundState Round) : RoomState(Room)
{
    /// <summary>The state as pages and styles name it.</summary>
    public string StateName => Round.Current?.State.ToString().ToLowerInvariant() ?? "waiting";

    /// <summary>What the projector shows.</summary>
    public string ScreenShows => Round.Current switch
    {
        null => "join",
        { State: ItemState.Revealed } => "result",
        _ => "vote",
    };

    /// <summary>The end of a running timer.</summary>
    public DateTime? EndsAt => Round.Current is { State: ItemState.Open, ClosesAt: { } closes } ? closes : null;

    /// <summary>The same room with less around the result: it links to the comments, and what earlier votes gave is in the record.</summary>
    public ReviewRoom Leaner() => this with { Round = Round with { Current = Round.Current?.Leaner() } };
}

/// <summary>The round that the room is in, and where in it.</summary>
public sealed record RoundState(
    Guid Id,
    Scale Scale,
    RuleOptions Rule,
    int? Timer,
    bool IsFrozen,
    string StandardSlug,
    LocalizedText StandardTitle,
    int VersionNumber,
    IReadOnlyList<ItemLine> Items,
    ItemOnStage? Current);

/// <summary>One line of the agenda: a clause of the round, and how it stands.</summary>
public sealed record ItemLine(Guid Id, string Number, LocalizedText Text, ItemState State, ReadingKind? Reading, DecisionOutcome? Decision)
{
    public bool IsDone => State == ItemState.Revealed;
}

/// <summary>The clause that the room is at.</summary>
public sealed record ItemOnStage(
    Guid Id,
    int Attempt,
    string Number,
    ClauseKind Kind,
    OutcomeType? OutcomeType,
    LocalizedText Text,
    LocalizedText? Note,
    IReadOnlyList<PlaceInStandard> Place,
    ItemState State,
    DateTime? OpenedAt,
    DateTime? ClosesAt,
    ShownResult? Result,
    IReadOnlyList<ShownResult> Earlier,
    IReadOnlyList<VoterComment> Comments,
    int MoreComments,
    DecisionLine? Decision)
{
    private const int LeanReason = 120;

    /// <summary>Identifies what an answer is meant for.</summary>
    public string Target => $"{Id:N}.{Attempt}";

    /// <summary>The result of the round before, in a second round.</summary>
    public ResultBefore? Before { get; init; }

    /// <summary>True where somebody may have answered before this was shown to them: each browser then asks for its own.</summary>
    public bool MayHaveMine { get; init; }

    public ItemOnStage Leaner() => this with
    {
        Earlier = [],
        Comments = [],
        MoreComments = Comments.Count + MoreComments,
        Decision = Decision is { } made ? made with { Reason = made.Reason.Shortened(LeanReason) } : null,
    };
}

/// <param name="Number">The number of the round.</param>
public sealed record ResultBefore(int Number, Tally Tally, RuleOptions Rule);

/// <summary>A unit or competence above the clause.</summary>
public sealed record PlaceInStandard(string Number, LocalizedText Text);

/// <summary>A comment, shown after closing, without a name. A hidden one keeps its reason.</summary>
/// <param name="Groups">The block of the small-group rule that its voter is in, if that may be shown.</param>
public sealed record VoterComment(Guid RatingId, string Text, string Language, IReadOnlyList<People.StakeholderGroup> Groups, string? HiddenReason, bool IsWording)
{
    private const int LongestOnStage = 80;

    /// <summary>The beginning of it, since a region is small; the page of comments has the whole.</summary>
    public string Beginning => Text.Shortened(LongestOnStage);
}

public sealed record DecisionLine(Guid Id, DecisionOutcome Outcome, LocalizedText Reason, DateTime At);
