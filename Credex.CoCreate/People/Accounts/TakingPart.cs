using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People.Accounts;

/// <summary>A workshop that somebody was in, or wants to come to.</summary>
/// <param name="WasThere">Whether they joined; else they registered.</param>
public sealed record PartTaken(string Slug, LocalizedText Title, DateTime LocalStart, bool WasThere);

/// <summary>What somebody with an account took part in.</summary>
public sealed class TakingPart(AppDb db)
{
    public async Task<IReadOnlyList<PartTaken>> ReadAsync(Guid person, CancellationToken cancel)
    {
        var joined = db.Participants.Where(one => one.PersonId == person && one.RemovedAt == null).Select(one => one.WorkshopId);
        var registered = db.Registrations.Where(one => one.PersonId == person).Select(one => one.WorkshopId);
        return await db.Workshops.AsNoTracking()
            .Where(workshop => !workshop.IsRehearsal && (joined.Contains(workshop.Id) || registered.Contains(workshop.Id)))
            .OrderByDescending(workshop => workshop.StartUtc)
            .Select(workshop => new PartTaken(workshop.Slug, workshop.Title, workshop.LocalStart, joined.Contains(workshop.Id)))
            .ToListAsync(cancel);
    }
}
