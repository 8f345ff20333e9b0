using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>How an act of a host ended. None of them is an error: two facilitators at once are normal.</summary>
public enum ActOutcome
{
    Done,

    /// <summary>The room is somewhere else by now: somebody was quicker.</summary>
    MovedOn,

    /// <summary>Does not fit the state that the thing is in.</summary>
    NotNow,
}

/// <summary>
/// What hosts do in a room: each act is one transaction that changes the thing, writes the audit, and marks the regions; the push follows the commit.
/// </summary>
public sealed class RoomActs(AppDb db, Publisher publisher, TimeProvider clock)
{
    /// <summary>An act on the workshop as a whole.</summary>
    public async Task<ActOutcome> OnWorkshopAsync(string code, Guid actor, string act, Func<Workshop, DateTime, Task<bool>> change, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var workshop = await db.Workshops.SingleAsync(one => one.Code == code, cancel);
                var before = new { workshop.Stage, workshop.Locked, workshop.Screen };
                if (!await change(workshop, now))
                {
                    return ActOutcome.NotNow;
                }

                var after = new { workshop.Stage, workshop.Locked, workshop.Screen };
                db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Workshop), workshop.Id, now, before, after));
                await db.TouchRegionsAsync(RoomRegions.All(code).Select(key => key.ToString()), now, cancel);
                return ActOutcome.Done;
            },
            cancel);
        return Publish(code, outcome);
    }

    /// <summary>
    /// An act on the clause that the room is at. It names the item and attempt that the host saw; if the room is elsewhere, nothing happens.
    /// The item is locked, so that no answer is being written while it closes, is revealed or reopened.
    /// </summary>
    public async Task<ActOutcome> OnItemAsync(string code, Guid actor, Guid itemId, int attempt, string act, Func<ItemAct, Task<bool>> change, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync(
            async () =>
            {
                await db.LockItemsAsync([itemId], alone: true, cancel);
                var workshop = await db.Workshops.SingleAsync(one => one.Code == code, cancel);
                var round = await db.Rounds.Include(one => one.Items).ThenInclude(item => item.Shown)
                    .SingleOrDefaultAsync(one => one.ActivityId == workshop.CurrentActivityId, cancel);
                var item = round?.Items.Find(one => one.Id == itemId);
                if (round is null || item is null || round.CurrentItemId != itemId || item.Attempt != attempt)
                {
                    return ActOutcome.MovedOn;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                var before = Describe(round, item);
                if (workshop.Stage != WorkshopStage.Live || !await change(new ItemAct(db, workshop, round, item, now)))
                {
                    return ActOutcome.NotNow;
                }

                db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(RoundItem), item.Id, now, before, Describe(round, item)));
                await db.TouchRegionsAsync(RoomRegions.All(code).Select(key => key.ToString()), now, cancel);
                return ActOutcome.Done;
            },
            cancel);
        return Publish(code, outcome);
    }

    private static object Describe(Round round, RoundItem item) =>
        new { item.Attempt, item.OpenedAt, item.ClosesAt, item.RevealedAt, round.CurrentItemId };

    private ActOutcome Publish(string code, ActOutcome outcome)
    {
        if (outcome == ActOutcome.Done)
        {
            publisher.Nudge(RoomRegions.All(code));
        }

        return outcome;
    }
}

/// <summary>What an act on a clause works with.</summary>
public sealed record ItemAct(AppDb Db, Workshop Workshop, Round Round, RoundItem Item, DateTime Now);
