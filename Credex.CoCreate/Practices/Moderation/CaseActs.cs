using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>
/// What all acts on a case have in common: one transaction that holds the case, an event in its history, an entry in the log, and a refusal with its reason where it cannot be.
/// </summary>
public sealed class CaseActs(AppDb db, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Runs an act. Null where it is done, else the name of the reason: its words are the text <c>Refused_</c> and the name; nothing is stored then.</summary>
    public async Task<string?> RunAsync(Guid id, Guid actor, Func<Practice, Task<string?>> act, CancellationToken cancel)
    {
        try
        {
            return await db.WriteAsync(
                async () =>
                {
                    await db.LockPracticeAsync(id, cancel);
                    var practice = await db.Practices.SingleAsync(one => one.Id == id, cancel);
                    var (before, refused) = (practice.State, await act(practice));
                    if (refused is not null)
                    {
                        throw new Refusal(refused);
                    }

                    practice.ChangedAt = Now;
                    practice.Revision++;
                    if (practice.State != before)
                    {
                        db.AuditEntries.Add(AuditEntry.Of(actor, $"practice.{Lower(practice.State)}", PracticePost.SubjectKind, practice.Id, Now, new { State = before }, new { practice.State }));
                    }

                    return (string?)null;
                },
                cancel);
        }
        catch (Refusal refusal)
        {
            db.ChangeTracker.Clear();
            return refusal.Reason;
        }
    }

    public void Tell(Practice practice, Guid? by, string what, string? note = null, int? number = null) => db.PracticeEvents.Add(new PracticeEvent
    {
        PracticeId = practice.Id,
        At = Now,
        By = by,
        What = what,
        State = practice.State,
        Number = number ?? practice.Newest,
        Note = string.IsNullOrWhiteSpace(note) ? null : note,
    });

    public Task<bool> IsAuthorAsync(Guid practice, Guid person, CancellationToken cancel) =>
        db.PracticeAuthors.AnyAsync(author => author.PracticeId == practice && author.PersonId == person, cancel);

    private static string Lower(PracticeState state) => state.ToString().ToLowerInvariant();

    private sealed class Refusal(string reason) : Exception
    {
        public string Reason => reason;
    }
}
