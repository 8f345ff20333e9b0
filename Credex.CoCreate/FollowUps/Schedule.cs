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
        var wanted = KeyAt(key, dueAt);
        foreach (var other in rows.Where(one => one.State == FollowUpState.Waiting && one.DedupKey != wanted))
        {
            Cancel(other, Reasons.Gone);
        }

        await CancelSpreadAsync(rows.Where(one => one.DedupKey != wanted), cancel);
        var same = rows.Find(one => one.DedupKey == wanted);
        if (same is { State: FollowUpState.Cancelled, Reason: Reasons.Gone } or { State: FollowUpState.LeftOut, Reason: Reasons.Moved })
        {
            (same.State, same.Reason, same.DoneAt, same.DueAt, same.NextAt) = (FollowUpState.Waiting, null, null, dueAt, dueAt);
        }
        else if (same is { State: FollowUpState.Done })
        {
            foreach (var one in await SpreadAsync(same, FollowUpState.Cancelled, cancel))
            {
                (one.State, one.Reason, one.DoneAt, one.NextAt) = (FollowUpState.Waiting, null, null, dueAt);
            }
        }
        else if (same is null && dueAt > clock.GetUtcNow().UtcDateTime)
        {
            Add(kind, dueAt, subject, wanted);
        }
    }

    /// <summary>The key of what is due at an instant that may move.</summary>
    public static string KeyAt(string key, DateTime dueAt) => $"{key}/{dueAt:yyyyMMdd'T'HHmmss}";

    /// <summary>Cancels what still waits about a subject, of some kinds or of all, also what was spread over whom it concerns.</summary>
    public async Task CancelAsync(Subject subject, IReadOnlyCollection<string>? kinds, CancellationToken cancel)
    {
        var all = await db.FollowUps.Where(one => one.SubjectKind == subject.Kind && one.SubjectId == subject.Id).ToListAsync(cancel);
        var rows = all.Where(row => kinds is null || kinds.Contains(row.Kind, StringComparer.Ordinal)).ToList();
        foreach (var row in rows.Where(row => row.State == FollowUpState.Waiting))
        {
            Cancel(row, Reasons.Gone);
        }

        await CancelSpreadAsync(rows, cancel);
    }

    /// <summary>How the keys begin of what a row was spread into.</summary>
    public static string Spread(FollowUp row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{row.Id:N}/";
    }

    private async Task CancelSpreadAsync(IEnumerable<FollowUp> rows, CancellationToken cancel)
    {
        foreach (var row in rows.Where(row => row.State == FollowUpState.Done))
        {
            foreach (var one in await SpreadAsync(row, FollowUpState.Waiting, cancel))
            {
                Cancel(one, Reasons.Gone);
            }
        }
    }

    /// <summary>What a row was spread into, as far as it is in this state; what somebody cancelled by hand is not among it.</summary>
    private async Task<IReadOnlyList<FollowUp>> SpreadAsync(FollowUp row, FollowUpState state, CancellationToken cancel)
    {
        if (row.Address is not null)
        {
            return [];
        }

        var keys = Spread(row);
        return await db.FollowUps.Where(one => one.Kind == row.Kind && one.State == state && one.Reason != Reasons.ByHand && one.DedupKey.StartsWith(keys)).ToListAsync(cancel);
    }

    private void Cancel(FollowUp row, string reason) => (row.State, row.Reason, row.DoneAt) = (FollowUpState.Cancelled, reason, clock.GetUtcNow().UtcDateTime);
}
