using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>The states of a practice question, as its activity stores them.</summary>
public static class WarmUpState
{
    public const string Waiting = "";
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Shown = "shown";

    /// <summary>The same in the words of a vote, which the counts of the room know.</summary>
    public static ItemState OfItem(string state) => state switch
    {
        Open => ItemState.Open,
        Closed => ItemState.Closed,
        Shown => ItemState.Revealed,
        _ => ItemState.Waiting,
    };
}
