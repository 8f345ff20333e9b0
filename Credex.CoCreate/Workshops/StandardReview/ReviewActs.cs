using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>The acts of a host on the clause that the room is at. Each is true when it happened, false when it does not fit the state.</summary>
public static class ReviewActs
{
    public static Task<bool> OpenAsync(ItemAct act)
    {
        var timer = act.Round.Timer is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        if (!act.Item.Open(act.Now, timer))
        {
            return Task.FromResult(false);
        }

        act.Round.Freeze(act.Now);
        return Task.FromResult(true);
    }

    public static Task<bool> CloseAsync(ItemAct act) => Task.FromResult(act.Item.Close(act.Now));

    public static Task<bool> ExtendAsync(ItemAct act) => Task.FromResult(act.Item.Extend(act.Now));

    /// <summary>Opens again. Who was removed since counts in what was shown, and no more.</summary>
    public static async Task<bool> ReopenAsync(ItemAct act)
    {
        if (!act.Item.Reopen(act.Now))
        {
            return false;
        }

        var removed = await (
            from rating in act.Db.Ratings
            join voter in act.Db.Voters on rating.VoterId equals voter.Id
            join participant in act.Db.Participants on voter.ParticipantId equals participant.Id
            where rating.RoundItemId == act.Item.Id && rating.StruckAt == null && participant.RemovedAt != null
            select rating).ToListAsync();
        removed.ForEach(rating => rating.StruckAt = act.Now);
        return true;
    }

    /// <summary>Only while nobody has answered.</summary>
    public static async Task<bool> TakeBackAsync(ItemAct act) =>
        !await act.Db.Ratings.AnyAsync(rating => rating.RoundItemId == act.Item.Id) && act.Item.TakeBack(act.Now);

    public static async Task<bool> RevealAsync(ItemAct act)
    {
        if (act.Item.StateAt(act.Now) != ItemState.Closed)
        {
            return false;
        }

        var (disclosed, leftOut) = await act.Db.DiscloseAsync(act.Item, act.Round.Scale, act.Workshop.MinGroup, CancellationToken.None);
        var answered = (await act.Db.AnsweredAsync(act.Item, CancellationToken.None)).Sum();
        var joined = await act.Db.Participants.CountAsync(who => who.WorkshopId == act.Workshop.Id && who.RemovedAt == null);
        var result = new ShownResult
        {
            RoundItemId = act.Item.Id,
            Attempt = act.Item.Attempt,
            OpenedAt = act.Item.OpenedAt!.Value,
            FinalAt = act.Item.FinalAt!.Value,
            RevealedAt = act.Now,
            Tally = (disclosed as Shown)?.Tally,
            Held = (disclosed as Held)?.Reason,
            LeftOut = leftOut,
            Stability = act.Round.PreviousRoundId is null || disclosed is not Shown ? null
                : await act.Db.StabilityAsync(act.Item, act.Round.Scale, act.Workshop.MinGroup, CancellationToken.None),
            Answered = answered,
            Present = Math.Max(answered, joined),
        };
        if (!act.Item.Reveal(act.Now, result))
        {
            return false;
        }

        // Its key is set already, so that it would be taken for a stored row when it is found through the item.
        act.Db.Entry(result).State = EntityState.Added;
        return true;
    }

    /// <summary>Moves the room to the clause before or after, or to a named one. Not away from an open vote: it is closed first.</summary>
    public static Task<bool> GoAsync(ItemAct act, Func<IReadOnlyList<RoundItem>, int, RoundItem?> where)
    {
        var items = act.Round.Items.OrderBy(item => item.Order).ToList();
        var target = act.Item.StateAt(act.Now) is ItemState.Open or ItemState.Counting ? null : where(items, items.IndexOf(act.Item));
        if (target is null || target.Id == act.Item.Id)
        {
            return Task.FromResult(false);
        }

        act.Round.CurrentItemId = target.Id;
        return Task.FromResult(true);
    }

    public static Task<bool> NextAsync(ItemAct act) => GoAsync(act, (items, place) => items.ElementAtOrDefault(place + 1));

    public static Task<bool> PreviousAsync(ItemAct act) => GoAsync(act, (items, place) => place > 0 ? items[place - 1] : null);

    /// <summary>Records what is concluded on the clause, with the result that it rests on. One decision stands at a time.</summary>
    public static async Task<bool> DecideAsync(ItemAct act, DecisionOutcome outcome, string why, Guid actor, CancellationToken cancel)
    {
        if (act.Item.StateAt(act.Now) != ItemState.Revealed
            || await act.Db.Decisions.AnyAsync(one => one.RoundId == act.Round.Id && one.ClauseTextId == act.Item.ClauseTextId && one.UndoneAt == null, cancel))
        {
            return false;
        }

        var shown = act.Item.Latest();
        var reading = shown?.Tally is { } tally ? Reading.Of(ConsensusRules.For(act.Round.Rule), tally).Kind.ToString() : shown?.Held?.ToString() ?? "None";
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        act.Db.Decisions.Add(new Decision
        {
            ClauseTextId = act.Item.ClauseTextId,
            RoundId = act.Round.Id,
            Outcome = outcome,
            Reason = LocalizedText.Of(language, (language, why)),
            Evidence = new DecisionEvidence(shown?.Id, act.Item.Attempt, reading),
            By = actor,
            At = act.Now,
        });
        return true;
    }

    /// <summary>Takes a decision back. It stays in the record.</summary>
    public static async Task<bool> UndoDecisionAsync(ItemAct act, Guid decision, CancellationToken cancel)
    {
        var standing = await act.Db.Decisions.SingleOrDefaultAsync(one => one.Id == decision && one.ClauseTextId == act.Item.ClauseTextId && one.UndoneAt == null, cancel);
        if (standing is null)
        {
            return false;
        }

        standing.UndoneAt = act.Now;
        return true;
    }
}
