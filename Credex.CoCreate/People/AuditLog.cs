using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People;

/// <param name="Actor">A part of a name or an address.</param>
/// <param name="To">The last day that is in it, in UTC like the first.</param>
public sealed record AuditFilter(string? Actor, string? Act, string? SubjectKind, DateOnly? From, DateOnly? To);

/// <param name="By">Null where no person did it; empty where they have been erased.</param>
public sealed record AuditRow(Guid Id, DateTime At, Guid? ActorId, string? By, string Act, string SubjectKind, Guid SubjectId, string? Before, string? After);

/// <summary>Who did what, as admins read it.</summary>
public sealed class AuditLog(AppDb db)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<AuditRow> Rows, int Total, int Page)> ReadAsync(AuditFilter filter, int page, CancellationToken cancel)
    {
        var some = await WhereAsync(filter, cancel);
        var total = await some.CountAsync(cancel);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        return (await RowsAsync(some.OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Skip((shown - 1) * PageSize).Take(PageSize), cancel), total, shown);
    }

    /// <summary>What can be filtered by: the acts and the kinds of subjects that there are.</summary>
    public async Task<(IReadOnlyList<string> Acts, IReadOnlyList<string> Kinds)> ChoicesAsync(CancellationToken cancel) => (
        await db.AuditEntries.Select(one => one.Act).Distinct().OrderBy(act => act).ToListAsync(cancel),
        await db.AuditEntries.Select(one => one.SubjectKind).Distinct().OrderBy(kind => kind).ToListAsync(cancel));

    /// <summary>All that fits, oldest first.</summary>
    public async Task<RecordTable> TableAsync(AuditFilter filter, CancellationToken cancel) => new(
        "audit",
        [
            new("at", "Instant of the act, ISO 8601, UTC."),
            new("actor_id", "Id of the account that did it; empty where no person did."),
            new("actor", "Name of the account; empty where it has been erased."),
            new("act", "Stable name of the act, such as clause.closed."),
            new("subject_kind", "Kind of what it was done to."),
            new("subject_id", "Id of what it was done to."),
            new("before", "What was before, JSON; empty where there was nothing."),
            new("after", "What was after, JSON; empty where there was nothing."),
        ],
        [
            .. (await RowsAsync((await WhereAsync(filter, cancel)).OrderBy(one => one.At).ThenBy(one => one.Id), cancel))
                .Select(row => (IReadOnlyList<object?>)[row.At, row.ActorId?.ToString(), row.By, row.Act, row.SubjectKind, row.SubjectId.ToString(), row.Before, row.After]),
        ]);

    private async Task<IQueryable<AuditEntry>> WhereAsync(AuditFilter filter, CancellationToken cancel)
    {
        var some = db.AuditEntries.AsNoTracking();
        if (filter.Actor is { } actor)
        {
            // Neither provider is blind to accents, and accounts are few enough to look through.
            var wanted = Folding.Fold(actor);
            var found = (await db.Users.AsNoTracking().Select(user => new { user.Id, user.DisplayName, user.Email }).ToListAsync(cancel))
                .Where(user => Folding.Fold(user.DisplayName).Contains(wanted, StringComparison.Ordinal) || user.Email?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true)
                .Select(user => (Guid?)user.Id).ToList();
            some = some.Where(one => found.Contains(one.ActorId));
        }

        var from = filter.From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var to = filter.To?.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return some.Where(one =>
            (filter.Act == null || one.Act == filter.Act) && (filter.SubjectKind == null || one.SubjectKind == filter.SubjectKind)
            && (from == null || one.At >= from) && (to == null || one.At < to));
    }

    private async Task<List<AuditRow>> RowsAsync(IQueryable<AuditEntry> entries, CancellationToken cancel) => await entries
        .Select(one => new AuditRow(one.Id, one.At, one.ActorId, db.Users.Where(user => user.Id == one.ActorId).Select(user => user.DisplayName).FirstOrDefault(), one.Act, one.SubjectKind, one.SubjectId, one.Before, one.After))
        .ToListAsync(cancel);
}
