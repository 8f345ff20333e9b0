namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>Where a board is, in order.</summary>
public enum IdeasPhase
{
    Waiting,

    /// <summary>Everybody writes for themselves.</summary>
    Writing,

    /// <summary>Writing is closed; nobody has seen anything.</summary>
    Written,

    /// <summary>The ideas show, and hosts put them in order.</summary>
    Board,

    Voting,

    /// <summary>Voting is closed; nobody has seen the dots.</summary>
    Voted,

    Result,
}

/// <summary>Phases as an activity stores them.</summary>
public static class IdeasPhases
{
    private static readonly string[] States = ["", "writing", "written", "board", "voting", "voted", "result"];

    public static string State(this IdeasPhase phase) => States[(int)phase];

    /// <summary>The phase at an instant: a timer that ran out has closed it, also while nobody has said so yet.</summary>
    public static IdeasPhase At(string state, DateTime? closesAt, DateTime now) => Array.IndexOf(States, state) switch
    {
        < 0 => IdeasPhase.Waiting,
        var place when closesAt <= now && IsOpen((IdeasPhase)place) => (IdeasPhase)(place + 1),
        var place => (IdeasPhase)place,
    };

    public static bool IsOpen(this IdeasPhase phase) => phase is IdeasPhase.Writing or IdeasPhase.Voting;

    /// <summary>Whether the ideas show.</summary>
    public static bool IsShown(this IdeasPhase phase) => phase >= IdeasPhase.Board;
}
