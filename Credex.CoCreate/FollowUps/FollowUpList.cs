using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.FollowUps;

/// <summary>What staff see of the follow-ups, and may do with one.</summary>
public sealed class FollowUpList(AppDb db, FollowUpKinds kinds, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<FollowUp> Rows, int Total, int Page)> ReadAsync(FollowUpFilter filter, int page, CancellationToken cancel)
    {
        var some = db.FollowUps.AsNoTracking().Where(row =>
            (filter.State == null || row.State == filter.State)
            && (filter.Kind == null || row.Kind == filter.Kind)
            && (filter.Address == null || row.Address == filter.Address));
        var total = await some.CountAsync(cancel);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));

        // What waits: the next one first. What is over: the latest first.
        var ordered = filter.State is FollowUpState.Waiting or FollowUpState.Parked
            ? some.OrderBy(row => row.NextAt).ThenBy(row => row.Id)
            : some.OrderByDescending(row => row.DoneAt ?? row.NextAt).ThenBy(row => row.Id);
        return (await ordered.Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancel), total, shown);
    }

    public async Task<IReadOnlyDictionary<FollowUpState, int>> CountsAsync(CancellationToken cancel) =>
        await db.FollowUps.GroupBy(row => row.State).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel);

    /// <summary>Due since when nothing has run it: the age of the oldest row that should have been in hand; null where there is none.</summary>
    public async Task<TimeSpan?> BehindAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var oldest = await db.FollowUps.Where(row => row.State == FollowUpState.Waiting && row.NextAt <= now && (row.ClaimedUntil == null || row.ClaimedUntil < now)).MinAsync(row => (DateTime?)row.NextAt, cancel);
        return now - oldest;
    }

    /// <summary>What failed or still waits is tried at once, as if for the first time. A letter that says when something begins stays as it is while that would not be true.</summary>
    public async Task<RunOutcome> RunNowAsync(Guid id, Guid actor, CancellationToken cancel)
    {
        if (await db.FollowUps.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel) is { } found && kinds.Find(found.Kind) is IFitsTheHour hourly && !await hourly.FitsAsync(found, cancel))
        {
            return RunOutcome.NotItsHour;
        }

        var isRun = await ChangeAsync(
            id,
            actor,
            "follow-up.run",
            (row, now) =>
            {
                if (row.State is not (FollowUpState.Waiting or FollowUpState.Parked or FollowUpState.LeftOut or FollowUpState.Cancelled))
                {
                    return false;
                }

                // Due now, also for how long it makes sense: somebody wants it now.
                (row.State, row.DueAt, row.NextAt, row.Attempts, row.Reason, row.DoneAt) = (FollowUpState.Waiting, now, now, 0, null, null);
                return true;
            },
            cancel);
        return isRun ? RunOutcome.Done : RunOutcome.TooLate;
    }

    /// <summary>False where it is over, in hand, or owed.</summary>
    public Task<bool> CancelAsync(Guid id, Guid actor, CancellationToken cancel) => ChangeAsync(
        id,
        actor,
        "follow-up.cancelled",
        (row, now) =>
        {
            if (!MayCancel(row))
            {
                return false;
            }

            (row.State, row.Reason, row.DoneAt) = (FollowUpState.Cancelled, Reasons.ByHand, now);
            return true;
        },
        cancel);

    public bool MayCancel(FollowUp row) => row.State is FollowUpState.Waiting or FollowUpState.Parked && kinds.Find(row.Kind) is not IErrand { IsOwed: true };

    private Task<bool> ChangeAsync(Guid id, Guid actor, string act, Func<FollowUp, DateTime, bool> change, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await db.LockFollowUpAsync(id, cancel);
            var row = await db.FollowUps.SingleOrDefaultAsync(one => one.Id == id, cancel);
            if (row is null || (row.ClaimedUntil > now && row.State == FollowUpState.Waiting))
            {
                return false;
            }

            var before = new { row.State, row.DueAt, row.Reason };
            if (!change(row, now))
            {
                return false;
            }

            db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(FollowUp), id, now, before, new { row.Kind, row.State }));
            return true;
        },
        cancel);
}

public enum RunOutcome
{
    Done,

    /// <summary>It is over, or in hand.</summary>
    TooLate,

    /// <summary>What it says of the time is not so now.</summary>
    NotItsHour,
}

/// <param name="Address">Exactly this one.</param>
public sealed record FollowUpFilter(FollowUpState? State, string? Kind, string? Address);
