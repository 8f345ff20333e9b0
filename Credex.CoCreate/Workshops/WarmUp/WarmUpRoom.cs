namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>A room that is at a practice question.</summary>
/// <param name="HasAnswers">Whether somebody may have answered before this is shown to them: each browser then asks for its own.</param>
public sealed record WarmUpRoom(RoomState Room, WarmUpSettings Settings, WarmUpOutcome? Outcome, bool HasAnswers) : RoomState(Room)
{
    public string State => Current!.State;

    public int Turn => Current!.Turn;

    /// <summary>The state as pages and styles name it.</summary>
    public string StateName => WarmUpState.OfItem(State).ToString().ToLowerInvariant();

    /// <summary>What the projector shows.</summary>
    public string ScreenShows => State == WarmUpState.Shown ? "result" : "vote";
}

/// <summary>One voter's own answer.</summary>
public sealed record MyWarmUp(Guid ActivityId, string State, int? Value, WarmUpSettings Settings);
