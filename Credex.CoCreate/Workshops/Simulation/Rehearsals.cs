using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Simulation;

/// <summary>
/// A rehearsal is a copy of a workshop with its own code, filled with simulated people. Nothing in it touches the workshop itself, and wiping it deletes the copy with
/// all that was done in it.
/// </summary>
public sealed class Rehearsals(AppDb db, WorkshopCopies copies, ActivityKinds kinds, Pushes pushes, TimeProvider clock)
{
    /// <summary>Makes the copy, or gives the one that there is. Returns its code.</summary>
    public Task<string> BeginAsync(string code, Guid actor, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var workshop = await db.Workshops.AsNoTracking().Include(one => one.Activities).Include(one => one.Hosts).SingleAsync(one => one.Code == code, cancel);
            if (workshop.IsRehearsal)
            {
                return workshop.Code;
            }

            if (await db.Workshops.Where(one => one.RehearsalOf == workshop.Id).Select(one => one.Code).FirstOrDefaultAsync(cancel) is { } existing)
            {
                return existing;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var copy = await copies.CopyAsync(workshop, workshop.LocalStart, workshop.LocalEnd, rehearsal: true, cancel);
            SimulatedPeople.Add(db, copy.Id, now);
            db.AuditEntries.Add(AuditEntry.Of(actor, "rehearsal.begun", nameof(Workshop), workshop.Id, now, after: new { copy.Code }));
            return copy.Code;
        },
        cancel);

    /// <summary>Deletes a rehearsal with all that was done in it. False for a workshop that is none.</summary>
    public async Task<bool> WipeAsync(string code, Guid? actor, CancellationToken cancel)
    {
        var done = await db.WriteAsync(
            async () =>
            {
                await db.LockWorkshopAsync(code, cancel);
                var workshop = await db.Workshops.Include(one => one.Activities).Include(one => one.Hosts).SingleOrDefaultAsync(one => one.Code == code && one.IsRehearsal, cancel);
                if (workshop is null)
                {
                    return false;
                }

                workshop.CurrentActivityId = null;
                foreach (var activity in workshop.Activities)
                {
                    await kinds.Of(activity).DeleteAsync(activity, cancel);
                }

                await db.SaveChangesAsync(cancel);
                var participants = db.Participants.Where(one => one.WorkshopId == workshop.Id);
                await db.Consents.Where(consent => participants.Any(one => one.Id == consent.ParticipantId)).ExecuteDeleteAsync(cancel);
                await db.Voters.Where(voter => participants.Any(one => one.Id == voter.ParticipantId)).ExecuteDeleteAsync(cancel);
                await db.ParticipantKeys.Where(key => key.WorkshopId == workshop.Id).ExecuteDeleteAsync(cancel);
                await participants.ExecuteDeleteAsync(cancel);
                await db.Presences.Where(row => row.WorkshopId == workshop.Id).ExecuteDeleteAsync(cancel);
                var prefix = new RegionKey(code, string.Empty).ToString();
                await db.LiveRegions.Where(region => region.Key.StartsWith(prefix)).ExecuteDeleteAsync(cancel);
                db.Workshops.Remove(workshop);
                db.AuditEntries.Add(AuditEntry.Of(actor, "rehearsal.wiped", nameof(Workshop), workshop.RehearsalOf ?? workshop.Id, clock.GetUtcNow().UtcDateTime, before: new { workshop.Code }));
                return true;
            },
            cancel);
        if (done)
        {
            await pushes.ReloadAsync(code, cancel);
        }

        return done;
    }
}
