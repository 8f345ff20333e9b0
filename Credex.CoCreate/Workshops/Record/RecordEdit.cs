using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Record;

/// <summary>What hosts write into a record: its summary, and who may read it. Nothing of it is in a room, so no region changes.</summary>
public sealed class RecordEdit(AppDb db, WorkshopFollowUps followUps, TimeProvider clock)
{
    public const int LongestSummary = 10_000;

    /// <summary>Saves, unless somebody else did since the revision that the form was made from.</summary>
    /// <returns>False for a conflict: nothing was changed.</returns>
    public async Task<bool> SaveAsync(Guid id, int? revision, IReadOnlyDictionary<string, string> summary, RecordAudience audience, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(summary);

        // The page read it before, outside of the transaction.
        db.ChangeTracker.Clear();
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    var workshop = await db.Workshops.SingleAsync(one => one.Id == id, cancel);
                    if (workshop.Revision != revision)
                    {
                        return false;
                    }

                    var before = new { workshop.Summary, workshop.RecordAudience };
                    var edited = workshop.Summary?.Edited(summary) ?? LocalizedText.From(workshop.Language, summary);
                    workshop.Summary = edited.IsEmpty ? null : edited;
                    workshop.RecordAudience = audience;
                    workshop.Revision++;
                    if (audience == RecordAudience.Everybody && before.RecordAudience != audience)
                    {
                        await followUps.RecordPublishedAsync(workshop, cancel);
                    }

                    db.AuditEntries.Add(AuditEntry.Of(actor, "record.edited", nameof(Workshop), id, clock.GetUtcNow().UtcDateTime, before, new { workshop.Summary, workshop.RecordAudience }));
                    return true;
                },
                cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
