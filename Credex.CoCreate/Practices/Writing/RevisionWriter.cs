using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Moderation.Letters;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>A case while it is changed: read behind the gate, so that nobody's save is lost.</summary>
/// <param name="Practice">Tracked.</param>
/// <param name="Newest">Tracked.</param>
public sealed record OpenPractice(Practice Practice, PracticeRevision Newest, bool ByAuthor, DateTime Now)
{
    public PracticeFields Fields => Newest.Fields;
}

/// <summary>
/// Writes what a case says. Somebody who goes on writing writes on in the same revision; a new one begins where somebody else wrote before, after half an hour, after reviewers or readers have
/// seen it, and where a translation was made from what now changes.
/// </summary>
public sealed class RevisionWriter(AppDb db, Schedule schedule, TimeProvider clock)
{
    private const int Tries = 30;
    private static readonly TimeSpan Sitting = TimeSpan.FromMinutes(30);

    /// <summary>Runs a change in one transaction, again where another server was faster.</summary>
    /// <param name="actor">Null: somebody without an account.</param>
    public async Task<T> ChangeAsync<T>(Guid practice, Guid? actor, Func<OpenPractice, Task<T>> change, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await db.WriteAsync(
                    async () =>
                    {
                        db.ChangeTracker.Clear();
                        var held = await db.Practices.SingleAsync(one => one.Id == practice, cancel);
                        var newest = await db.PracticeRevisions.SingleAsync(one => one.PracticeId == practice && one.Number == held.Newest, cancel);
                        var byAuthor = actor is not null && await db.PracticeAuthors.AnyAsync(one => one.PracticeId == practice && one.PersonId == actor, cancel);
                        return await change(new OpenPractice(held, newest, byAuthor, clock.GetUtcNow().UtcDateTime));
                    },
                    cancel);
            }
            catch (DbUpdateException) when (tried < Tries)
            {
                // Another server saved between the reading and the saving: what it saved is read, and compared anew. Not all at the same instant again.
                await Task.Delay(Random.Shared.Next(5 * tried), cancel);
            }
        }
    }

    /// <summary>Puts the fields into the newest revision or a new one. Returns its number; the same as before where nothing changed.</summary>
    /// <param name="act">The stable name of the act, for the log where somebody writes who is no author.</param>
    public int Put(OpenPractice open, PracticeFields fields, Guid actor, string act)
    {
        ArgumentNullException.ThrowIfNull(open);
        var (practice, newest) = (open.Practice, open.Newest);
        if (IsSame(newest.Fields, fields))
        {
            return newest.Number;
        }

        var goesOn = GoesOn(practice, newest, actor, open.Now) && !MakesStale(newest.Fields, fields);
        if (goesOn)
        {
            (newest.Fields, newest.At) = (fields, open.Now);
        }
        else
        {
            Add(practice, fields, actor, open.Now, restoredFrom: null);
        }

        // A revision of somebody who is no author is in the log once, with its number: what they wrote in it stands there.
        if (!open.ByAuthor && !(goesOn && act == PracticeDesk.Edited))
        {
            db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Practice), practice.Id, open.Now, new { newest.Number }, new { Number = practice.Newest }));
        }

        (practice.ChangedAt, practice.Revision) = (open.Now, practice.Revision + 1);
        return practice.Newest;
    }

    /// <summary>A revision of its own. Who calls this saves.</summary>
    public void Add(Practice practice, PracticeFields fields, Guid actor, DateTime now, int? restoredFrom)
    {
        ArgumentNullException.ThrowIfNull(practice);
        var hadCorrection = practice.Correction == CorrectionState.Waiting;
        practice.Newest++;
        if (!hadCorrection && practice.Correction == CorrectionState.Waiting)
        {
            // Moderators are told when there is something to read, not at the first letter that somebody types.
            schedule.Add(CorrectionLetter.KindName, now + Sitting, PracticePost.About(practice), $"{CorrectionLetter.KindName}/{practice.Id:N}/{practice.Newest}", payload: practice.Newest);
        }

        db.PracticeRevisions.Add(new PracticeRevision { PracticeId = practice.Id, Number = practice.Newest, Fields = fields, By = actor, At = now, RestoredFrom = restoredFrom });
    }

    private static bool GoesOn(Practice practice, PracticeRevision newest, Guid actor, DateTime now) =>
        newest.By == actor
        && now - newest.At < Sitting
        && newest.RestoredFrom is null
        && practice.State is not (PracticeState.Submitted or PracticeState.InReview)
        && newest.Number != practice.ReviewedNumber
        && newest.Number != practice.PublishedNumber
        && (practice.SubmittedAt is null || practice.SubmittedAt < newest.At);

    /// <summary>Whether a translation that was right is no longer: what it was made from must stay to be looked at.</summary>
    private static bool MakesStale(PracticeFields before, PracticeFields after) => PracticeChapters.All.Prepend(FieldCatalog.Summary).Prepend(FieldCatalog.Title).Any(part =>
        FieldCatalog.TextOf(before, part) is { } was && FieldCatalog.TextOf(after, part) is { } now && now.Wordings.Keys.Any(language => now.IsStale(language) && was.Wordings.ContainsKey(language) && !was.IsStale(language)));

    private static bool IsSame(PracticeFields one, PracticeFields other) => JsonSerializer.Serialize(one, JsonColumns.Options) == JsonSerializer.Serialize(other, JsonColumns.Options);
}
