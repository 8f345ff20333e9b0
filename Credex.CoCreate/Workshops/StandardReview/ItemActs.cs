using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>
/// The acts on the clause that the room is at. Each names the item and attempt that the host saw; if the room is elsewhere, nothing happens.
/// The item is locked, so that no answer is being written while it closes, is revealed or reopened.
/// </summary>
public sealed class ItemActs(AppDb db, Publisher publisher, TimeProvider clock)
{
    public async Task<ActOutcome> OnItemAsync(string code, Guid actor, Guid activity, Guid itemId, int attempt, string act, Func<ItemAct, Task<bool>> change, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync(
            async () =>
            {
                await db.LockItemsAsync([itemId], alone: true, cancel);
                var workshop = await db.Workshops.SingleAsync(one => one.Code == code, cancel);
                var round = await db.Rounds.Include(one => one.Items).ThenInclude(item => item.Shown)
                    .SingleOrDefaultAsync(one => one.ActivityId == workshop.CurrentActivityId && one.ActivityId == activity, cancel);
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
        if (outcome == ActOutcome.Done)
        {
            publisher.Nudge(RoomRegions.All(code));
        }

        return outcome;
    }

    private static object Describe(Round round, RoundItem item) =>
        new { item.Attempt, item.OpenedAt, item.ClosesAt, item.RevealedAt, round.CurrentItemId };
}

/// <summary>What an act on a clause works with.</summary>
public sealed record ItemAct(AppDb Db, Workshop Workshop, Round Round, RoundItem Item, DateTime Now);
