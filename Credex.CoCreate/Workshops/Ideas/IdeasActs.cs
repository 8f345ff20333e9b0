using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>The acts of a host that lead a board from one phase to the next.</summary>
public static class IdeasActs
{
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    public static ActOutcome Open(ActivityAct act, IdeasSettings settings) => Go(act, IdeasPhase.Waiting, IdeasPhase.Writing, settings.WritingMinutes);

    public static ActOutcome Close(ActivityAct act) => Phase(act) switch
    {
        IdeasPhase.Writing => Go(act, IdeasPhase.Writing, IdeasPhase.Written),
        IdeasPhase.Voting => Go(act, IdeasPhase.Voting, IdeasPhase.Voted),
        _ => ActOutcome.NotNow,
    };

    /// <summary>One minute more, or, where no timer runs, one minute from now on. The turn stays: what is being written still counts.</summary>
    public static ActOutcome Extend(ActivityAct act)
    {
        if (!Phase(act).IsOpen())
        {
            return ActOutcome.NotNow;
        }

        act.Activity.ClosesAt = (act.Activity.ClosesAt ?? act.Now) + OneMinute;
        return ActOutcome.Done;
    }

    /// <summary>Opens once more what was closed, without a timer. From the board, on which nobody has given dots, people write more; what hosts put in order stays.</summary>
    public static ActOutcome Reopen(ActivityAct act) => Phase(act) switch
    {
        IdeasPhase.Written or IdeasPhase.Board => Go(act, Phase(act), IdeasPhase.Writing),
        IdeasPhase.Voted => Go(act, IdeasPhase.Voted, IdeasPhase.Voting),
        _ => ActOutcome.NotNow,
    };

    public static async Task<ActOutcome> RevealAsync(ActivityAct act, CancellationToken cancel)
    {
        var done = Go(act, IdeasPhase.Written, IdeasPhase.Board);
        if (done == ActOutcome.Done)
        {
            var last = await act.Db.Ideas.Where(idea => idea.ActivityId == act.Activity.Id).MaxAsync(idea => (int?)idea.Number, cancel) ?? 0;
            act.Keys.AddRange(CardRegion.Keys(act.Workshop.Code, Enumerable.Range(1, last).Select(number => new Piece(IsCluster: false, number))));
        }

        return done;
    }

    public static async Task<ActOutcome> VoteAsync(ActivityAct act, IdeasSettings settings, CancellationToken cancel) =>
        await act.Db.Ideas.AnyAsync(idea => idea.ActivityId == act.Activity.Id && idea.State == IdeaState.Visible, cancel)
            ? Go(act, IdeasPhase.Board, IdeasPhase.Voting, settings.VotingMinutes)
            : ActOutcome.NotNow;

    /// <summary>Back from what was opened too early, only while nobody has answered.</summary>
    public static async Task<ActOutcome> TakeBackAsync(ActivityAct act, CancellationToken cancel) => Stored(act) switch
    {
        IdeasPhase.Writing when !await act.Db.Ideas.AnyAsync(idea => idea.ActivityId == act.Activity.Id, cancel) => Go(act, Phase(act), IdeasPhase.Waiting),
        IdeasPhase.Voting or IdeasPhase.Voted when !await act.Db.Dots.AnyAsync(dot => dot.ActivityId == act.Activity.Id, cancel) => Go(act, Phase(act), IdeasPhase.Board),
        _ => ActOutcome.NotNow,
    };

    /// <summary>Sums the dots and freezes them: what is shown no longer moves.</summary>
    public static async Task<ActOutcome> ResultAsync(ActivityAct act, Board board, CancellationToken cancel)
    {
        if (Phase(act) != IdeasPhase.Voted)
        {
            return ActOutcome.NotNow;
        }

        var dots = await act.Db.Dots.AsNoTracking().Where(dot => dot.ActivityId == act.Activity.Id).ToListAsync(cancel);
        var people = dots.Select(dot => dot.VoterId).Distinct().Count();
        var isHeld = people < act.Workshop.MinGroup;
        var sums = dots.GroupBy(dot => dot.TargetId).ToDictionary(one => one.Key, one => one.Sum(dot => dot.Count));
        act.Activity.Freeze(new IdeasOutcome(
            people,
            sums.Values.Sum(),
            act.Workshop.MinGroup,
            isHeld,
            isHeld ? [] : IdeasOutcome.Rank(board.Piles.Select(pile => (pile.Piece, sums.GetValueOrDefault(pile.Id))))));
        return Go(act, IdeasPhase.Voted, IdeasPhase.Result);
    }

    public static IdeasPhase Phase(ActivityAct act) => IdeasPhases.At(act.Activity.State, act.Activity.ClosesAt, act.Now);

    private static IdeasPhase Stored(ActivityAct act) => IdeasPhases.At(act.Activity.State, closesAt: null, act.Now);

    private static ActOutcome Go(ActivityAct act, IdeasPhase from, IdeasPhase to, int? minutes = null)
    {
        if (Phase(act) != from)
        {
            return ActOutcome.NotNow;
        }

        act.Activity.GoTo(to.State(), minutes is { } some ? act.Now.AddMinutes(some) : null);
        act.Note = new { phase = to.ToString(), from = string.Create(CultureInfo.InvariantCulture, $"{from}") };
        return ActOutcome.Done;
    }
}
