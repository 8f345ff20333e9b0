using System.Text.Json;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.FollowUps;

/// <summary>What a follow-up is about.</summary>
public sealed record Subject(string Kind, Guid Id);

/// <summary>
/// Plans follow-ups inside the transaction of what causes them: nothing here saves. Who calls it saves, so that cause and follow-up are stored together or not at all.
/// </summary>
public sealed class Schedule(AppDb db, TimeProvider clock)
{
    /// <summary>Something new.</summary>
    /// <param name="key">What it follows from: a second one with the same key is refused by the database.</param>
    public FollowUp Add(string kind, DateTime dueAt, Subject subject, string key, Recipient? to = null, object? payload = null)
    {
        var row = new FollowUp
        {
            Kind = kind,
            DueAt = dueAt,
            NextAt = dueAt,
            SubjectKind = to?.SubjectKind ?? subject.Kind,
            SubjectId = to?.SubjectId ?? subject.Id,
            PersonId = to?.PersonId,
            Address = to?.Address,
            AddressName = to?.Name,
            Language = to?.Language ?? "en",
            Payload = payload is null ? null : JsonSerializer.Serialize(payload, JsonColumns.Options),
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            DedupKey = key,
        };
        db.FollowUps.Add(row);
        return row;
    }

    /// <summary>At once.</summary>
    public FollowUp Now(string kind, Subject subject, string key, Recipient? to = null, object? payload = null) =>
        Add(kind, clock.GetUtcNow().UtcDateTime, subject, key, to, payload);

    /// <summary>
    /// One that is due at an instant that may move: added, moved, or taken up again after a cancellation. One that has happened, or was left out, for this very
    /// instant stays; where the instant is another one it is due once more. An instant that is over adds nothing.
    /// </summary>
    /// <param name="key">Of the cause, without its instant.</param>
    public async Task SetAsync(string kind, DateTime dueAt, Subject subject, string key, CancellationToken cancel)
    {
        var rows = await db.FollowUps.Where(one => one.Kind == kind && one.SubjectKind == subject.Kind && one.SubjectId == subject.Id).ToListAsync(cancel);
        var wanted = $"{key}/{dueAt:yyyyMMdd'T'HHmmss}";
        foreach (var other in rows.Where(one => one.State == FollowUpState.Waiting && one.DedupKey != wanted))
        {
            Cancel(other, Reasons.Gone);
        }

        var same = rows.Find(one => one.DedupKey == wanted);
        if (same is { State: FollowUpState.Cancelled, Reason: Reasons.Gone })
        {
            (same.State, same.Reason, same.DoneAt, same.NextAt) = (FollowUpState.Waiting, null, null, dueAt);
        }
        else if (same is null && dueAt > clock.GetUtcNow().UtcDateTime)
        {
            Add(kind, dueAt, subject, wanted);
        }
    }

    /// <summary>Cancels what still waits about a subject, of some kinds or of all.</summary>
    public async Task CancelAsync(Subject subject, IReadOnlyCollection<string>? kinds, CancellationToken cancel)
    {
        var rows = await db.FollowUps.Where(one => one.SubjectKind == subject.Kind && one.SubjectId == subject.Id && one.State == FollowUpState.Waiting).ToListAsync(cancel);
        foreach (var row in rows.Where(row => kinds is null || kinds.Contains(row.Kind, StringComparer.Ordinal)))
        {
            Cancel(row, Reasons.Gone);
        }
    }

    private void Cancel(FollowUp row, string reason) => (row.State, row.Reason, row.DoneAt) = (FollowUpState.Cancelled, reason, clock.GetUtcNow().UtcDateTime);
}
