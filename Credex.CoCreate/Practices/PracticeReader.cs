using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices;

/// <summary>A case as it is shown: one revision of it, and who wrote it.</summary>
public sealed record PracticeView(Practice Practice, PracticeRevision Revision, IReadOnlyList<PracticeAuthor> Authors)
{
    public PracticeFields Fields => Revision.Fields;

    /// <summary>Whether the shown revision is the one that readers see.</summary>
    public bool IsPublished => Revision.Number == Practice.PublishedNumber;
}

/// <summary>Reads cases by their address.</summary>
public sealed class PracticeReader(AppDb db)
{
    public Task<Practice?> FindAsync(string slug, CancellationToken cancel) => db.Practices.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, cancel);

    /// <summary>The address that a case has now, for one that it had before; null where there was none.</summary>
    public Task<string?> MovedToAsync(string slug, CancellationToken cancel) => (
        from old in db.PracticeSlugs
        join practice in db.Practices on old.PracticeId equals practice.Id
        where old.Slug == slug
        select practice.Slug).SingleOrDefaultAsync(cancel);

    /// <param name="number">Of the revision; null: the newest.</param>
    public async Task<PracticeView?> ViewAsync(Practice practice, int? number, CancellationToken cancel)
    {
        var wanted = number ?? practice.Newest;
        var revision = await db.PracticeRevisions.AsNoTracking().SingleOrDefaultAsync(one => one.PracticeId == practice.Id && one.Number == wanted, cancel);
        return revision is null ? null : new PracticeView(practice, revision, await AuthorsAsync(practice.Id, cancel));
    }

    public async Task<IReadOnlyList<PracticeAuthor>> AuthorsAsync(Guid practice, CancellationToken cancel) =>
        await db.PracticeAuthors.AsNoTracking().Where(one => one.PracticeId == practice).OrderBy(one => one.Order).ThenBy(one => one.Id).ToListAsync(cancel);
}
