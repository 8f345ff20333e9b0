using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Registrations;

/// <param name="Search">Part of a name or an address.</param>
public sealed record RegistrationFilter(string? Search, RegistrationState? State, StakeholderGroup? Group, string? Country);

/// <summary>What one cell of the targets wants, and how far registration is from it.</summary>
public sealed record TargetLine(Guid Id, StakeholderGroup? Group, string? Country, int Wanted, int Registered, int Invited)
{
    public int Missing => Math.Max(0, Wanted - Registered);
}

/// <summary>What hosts see of who registered.</summary>
public sealed class RegistrationList(AppDb db)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<Registration> Rows, int Total, int Page)> ReadAsync(Guid workshop, RegistrationFilter filter, int page, CancellationToken cancel)
    {
        var some = await SomeAsync(workshop, filter, cancel);
        var total = await some.CountAsync(cancel);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        return (await Ordered(some).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancel), total, shown);
    }

    public async Task<IReadOnlyDictionary<RegistrationState, int>> CountsAsync(Guid workshop, CancellationToken cancel) =>
        await db.Registrations.Where(one => one.WorkshopId == workshop).GroupBy(one => one.State).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel);

    /// <summary>All that the filter lets through, as a table to export.</summary>
    public async Task<RecordTable> TableAsync(Guid workshop, RegistrationFilter filter, CancellationToken cancel)
    {
        var rows = await Ordered(await SomeAsync(workshop, filter, cancel)).ToListAsync(cancel);
        return new RecordTable(
            "registrations",
            [
                new("name", "As they wrote it."),
                new("email", "Their address."),
                new("group", "Stakeholder group."),
                new("country", "ISO 3166-1 alpha-2; XK for Kosovo."),
                new("needs", "What they need to take part."),
                new("language", "ISO 639-1 code of the language in which they are written to."),
                new("state", "Pending, Confirmed, Waiting or Cancelled."),
                new("may_write", "Whether they agreed to be written to about results and later workshops."),
                new("registered_at", "Instant, ISO 8601, UTC."),
                new("confirmed_at", "Instant, ISO 8601, UTC; empty before."),
                new("joined", "Whether they came into the room by their link."),
            ],
            [.. rows.Select(row => (IReadOnlyList<object?>)
            [
                row.Name, row.Email, row.Group.ToString(), row.Country, row.Needs, row.Language, row.State.ToString(), row.MayWrite, row.RegisteredAt.ToString("O"), row.ConfirmedAt?.ToString("O"), row.ParticipantId is not null,
            ])]);
    }

    public async Task<IReadOnlyList<TargetLine>> TargetsAsync(Guid workshop, CancellationToken cancel)
    {
        var targets = await db.Targets.AsNoTracking().Where(one => one.WorkshopId == workshop).ToListAsync(cancel);
        var registered = await db.Registrations.Where(one => one.WorkshopId == workshop && one.State == RegistrationState.Confirmed)
            .GroupBy(one => new { one.Group, one.Country }).Select(rows => new { rows.Key.Group, rows.Key.Country, Count = rows.Count() }).ToListAsync(cancel);
        var invited = await db.Invitations.Where(one => one.WorkshopId == workshop && one.UsedAt == null)
            .GroupBy(one => new { one.Group, one.Country }).Select(rows => new { rows.Key.Group, rows.Key.Country, Count = rows.Count() }).ToListAsync(cancel);
        return [.. targets.OrderBy(one => one.Group is null).ThenBy(one => one.Group).ThenBy(one => one.Country, StringComparer.Ordinal).Select(target => new TargetLine(
            target.Id,
            target.Group,
            target.Country,
            target.Wanted,
            registered.Where(cell => (target.Group is null || cell.Group == target.Group) && (target.Country is null || cell.Country == target.Country)).Sum(cell => cell.Count),
            invited.Where(cell => (target.Group is null || cell.Group == target.Group) && (target.Country is null || cell.Country == target.Country)).Sum(cell => cell.Count)))];
    }

    /// <summary>
    /// The cell to invite next: of those that lack anybody, the one in which the smallest share of what is wanted has registered or been invited;
    /// among equals the one that lacks most. Null where nothing lacks.
    /// </summary>
    public static TargetLine? Next(IEnumerable<TargetLine> lines) =>
        lines.Where(line => line.Missing > 0).OrderBy(line => (double)Math.Min(line.Wanted, line.Registered + line.Invited) / line.Wanted).ThenByDescending(line => line.Missing).FirstOrDefault();

    private async Task<IQueryable<Registration>> SomeAsync(Guid workshop, RegistrationFilter filter, CancellationToken cancel)
    {
        var some = db.Registrations.AsNoTracking().Where(one => one.WorkshopId == workshop
            && (filter.State == null || one.State == filter.State)
            && (filter.Group == null || one.Group == filter.Group)
            && (filter.Country == null || one.Country == filter.Country));
        if (filter.Search is { } search)
        {
            // Neither provider is blind to accents, and those who registered are few enough to look through.
            var wanted = Folding.Fold(search);
            var found = (await some.Select(one => new { one.Id, one.EmailKey, one.Name }).ToListAsync(cancel))
                .Where(one => one.EmailKey.Contains(wanted, StringComparison.OrdinalIgnoreCase) || Folding.Fold(one.Name).Contains(wanted, StringComparison.Ordinal)).Select(one => one.Id).ToList();
            some = some.Where(one => found.Contains(one.Id));
        }

        return some;
    }

    private static IOrderedQueryable<Registration> Ordered(IQueryable<Registration> some) => some.OrderBy(one => one.State).ThenBy(one => one.ConfirmedAt ?? one.RegisteredAt).ThenBy(one => one.Id);
}
