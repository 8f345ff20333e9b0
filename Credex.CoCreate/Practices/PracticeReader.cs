using Credex.CoCreate.Data;
using Credex.CoCreate.Practices.Writing;
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
public sealed class PracticeReader(AppDb db, PracticeAddresses addresses)
{
    /// <summary>The case of an address, of now or of before: whoever may see it is led on by the page.</summary>
    public Task<Practice?> FindAsync(string slug, CancellationToken cancel) => addresses.FindAsync(slug, cancel);

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
