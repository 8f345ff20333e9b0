using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>The workshop that a follow-up is about: its subject itself, or that of a registration or an invitation.</summary>
public sealed record SubjectWorkshop(string Slug, LocalizedText Title)
{
    /// <summary>By the ids of the subjects; those that are about something else, or are deleted, are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SubjectWorkshop>> OfAsync(AppDb db, IReadOnlyList<Guid> subjects, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var pairs = await db.Registrations.Where(one => subjects.Contains(one.Id)).Select(one => new { one.Id, one.WorkshopId })
            .Concat(db.Invitations.Where(one => subjects.Contains(one.Id)).Select(one => new { one.Id, one.WorkshopId }))
            .Concat(db.Workshops.Where(one => subjects.Contains(one.Id)).Select(one => new { one.Id, WorkshopId = one.Id }))
            .ToDictionaryAsync(one => one.Id, one => one.WorkshopId, cancel);
        var ids = pairs.Values.Distinct().ToList();
        var workshops = await db.Workshops.Where(one => ids.Contains(one.Id)).Select(one => new { one.Id, one.Slug, one.Title }).ToDictionaryAsync(one => one.Id, cancel);
        return pairs.ToDictionary(one => one.Key, one => new SubjectWorkshop(workshops[one.Value].Slug, workshops[one.Value].Title));
    }
}
