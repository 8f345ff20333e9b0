namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>What became of an answer.</summary>
public enum IdeaReceipt
{
    Done,

    /// <summary>What it was meant for is not open, or no longer there.</summary>
    Closed,

    Removed,

    /// <summary>Hosts have put the board in order, or made something of the idea, since it was written.</summary>
    Settled,

    /// <summary>As many ideas as one person may write.</summary>
    Full,

    /// <summary>No dots left.</summary>
    Spent,

    /// <summary>As many dots as one idea may get from one person.</summary>
    Most,
}
