using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People.Retention;

/// <summary>When old data was last cleared, what went, and when it happens next.</summary>
/// <param name="At">Null where it never ran.</param>
/// <param name="Removed">How many by the name of the rule; empty where there was nothing.</param>
/// <param name="Next">Null where none is planned.</param>
/// <param name="HasFailed">Whether the newest night is not done, because a rule failed.</param>
public sealed record RetentionState(DateTime? At, IReadOnlyDictionary<string, int> Removed, DateTime? Next, bool HasFailed)
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(2);

    /// <summary>Whether nights were missed: none is planned, or the last one is too long ago.</summary>
    public bool IsMissed(DateTime now) => Next is null || now - (At ?? Next) > Long;

    public static async Task<RetentionState> ReadAsync(AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var nights = db.FollowUps.AsNoTracking().Where(row => row.Kind == RetentionErrand.KindName);
        var last = await nights.Where(row => row.State == FollowUpState.Done).OrderByDescending(row => row.DoneAt).FirstOrDefaultAsync(cancel);
        var next = await nights.Where(row => row.State == FollowUpState.Waiting).MinAsync(row => (DateTime?)row.NextAt, cancel);
        var failed = await nights.AnyAsync(row => row.Error != null && (row.State == FollowUpState.Waiting || row.State == FollowUpState.Parked), cancel);
        return new RetentionState(last?.DoneAt, last is null ? new Dictionary<string, int>() : await RemovedAsync(db, last, cancel), next, failed);
    }

    /// <summary>What the log of acts says of a night; one that was tried again has more than one entry.</summary>
    private static async Task<Dictionary<string, int>> RemovedAsync(AppDb db, FollowUp night, CancellationToken cancel)
    {
        var said = await db.AuditEntries.Where(entry => entry.Act == RetentionErrand.Applied && entry.At >= night.DueAt && entry.After != null).Select(entry => entry.After!).ToListAsync(cancel);
        return said.SelectMany(json => JsonSerializer.Deserialize<Dictionary<string, int>>(json, JsonColumns.Options) ?? [])
            .GroupBy(one => one.Key, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.Sum(rule => rule.Value), StringComparer.Ordinal);
    }
}
