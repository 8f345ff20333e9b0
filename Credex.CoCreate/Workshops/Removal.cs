using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>
/// Removing a participant, and letting them back in. Their answers stay in what is final and go from the clause that is open;
/// a result that was shown never changes.
/// </summary>
public sealed class Removal(AppDb db, Publisher publisher, ParticipantDirectory directory, Pushes pushes, Registrar registrar, TimeProvider clock)
{
    public Task<bool> RemoveAsync(string code, Guid participantId, Guid actor, CancellationToken cancel) =>
        ChangeAsync(code, participantId, actor, "participant.removed", removed: true, cancel);

    public Task<bool> LetBackAsync(string code, Guid participantId, Guid actor, CancellationToken cancel) =>
        ChangeAsync(code, participantId, actor, "participant.let-back", removed: false, cancel);

    private async Task<bool> ChangeAsync(string code, Guid participantId, Guid actor, string act, bool removed, CancellationToken cancel)
    {
        var done = await db.WriteAsync(
            async () =>
            {
                var participant = await (
                    from who in db.Participants
                    join workshop in db.Workshops on who.WorkshopId equals workshop.Id
                    where workshop.Code == code && who.Id == participantId
                    select who).SingleOrDefaultAsync(cancel);
                if (participant is null || participant.RemovedAt is not null == removed)
                {
                    return false;
                }

                // Their seat may be somebody's who waits for one.
                await db.LockWorkshopAsync(participant.WorkshopId, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                participant.RemovedAt = removed ? now : null;
                await StrikeAsync(participant, removed ? now : null, now, cancel);
                db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Participant), participant.Id, now));
                if (removed)
                {
                    await registrar.MoveUpAsync(await db.Workshops.SingleAsync(one => one.Id == participant.WorkshopId, cancel), now, cancel);
                }

                await db.TouchRegionsAsync(RoomRegions.All(code).Select(key => key.ToString()), now, cancel);
                return true;
            },
            cancel);
        if (done)
        {
            directory.Forget(participantId);
            publisher.Nudge(RoomRegions.All(code));
            await pushes.ReloadAsync(participantId, cancel);
        }

        return done;
    }

    /// <summary>Strikes, or restores, the answers to items that are not final.</summary>
    private async Task StrikeAsync(Participant participant, DateTime? struckAt, DateTime now, CancellationToken cancel)
    {
        var open = await (
            from round in db.Rounds
            join activity in db.Activities on round.ActivityId equals activity.Id
            join item in db.RoundItems on round.Id equals item.RoundId
            where activity.WorkshopId == participant.WorkshopId && item.OpenedAt != null && item.RevealedAt == null && (item.FinalAt == null || item.FinalAt > now)
            select item.Id).ToListAsync(cancel);
        if (open.Count == 0)
        {
            return;
        }

        await db.LockItemsAsync(open, alone: true, cancel);

        // None where they had themselves erased: their answers are nobody's.
        var voter = await db.Voters.Where(one => one.ParticipantId == participant.Id).Select(one => one.Id).SingleOrDefaultAsync(cancel);
        foreach (var rating in await db.Ratings.Where(one => one.VoterId == voter && open.Contains(one.RoundItemId)).ToListAsync(cancel))
        {
            rating.StruckAt = struckAt;
        }
    }
}
