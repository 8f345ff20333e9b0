using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>The addresses of cases. One follows the title; those of before lead on, to readers and to a form that somebody still has open.</summary>
public sealed class PracticeAddresses(AppDb db)
{
    private const string Unnamed = "case";

    /// <summary>Addresses below /practices that are pages.</summary>
    private static readonly string[] Reserved = ["new", "coverage", "search", "map"];

    /// <summary>The case of an address, of now or of before.</summary>
    public async Task<Practice?> FindAsync(string slug, CancellationToken cancel) =>
        await db.Practices.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, cancel)
        ?? await (from old in db.PracticeSlugs join practice in db.Practices on old.PracticeId equals practice.Id where old.Slug == slug select practice).AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>An address for a title that no case has or had. Who calls this saves.</summary>
    public async Task<string> FreeAsync(string title, Guid? practice, CancellationToken cancel)
    {
        var slug = Base(title);
        var taken = (await db.Practices.Where(one => one.Id != practice && one.Slug.StartsWith(slug)).Select(one => one.Slug).ToListAsync(cancel))
            .Concat(await db.PracticeSlugs.Where(one => one.PracticeId != practice && one.Slug.StartsWith(slug)).Select(one => one.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? slug : $"{slug}-{number}").First(one => !taken.Contains(one));
    }

    /// <summary>
    /// Gives a tracked case the address of its title and keeps the one of before. While it has never been published this happens when an author saves; after that only when the changed title
    /// is published, by whoever publishes it. Who calls this saves.
    /// </summary>
    public async Task MoveSlugAsync(Practice practice, PracticeFields fields, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(practice);
        ArgumentNullException.ThrowIfNull(fields);
        var title = fields.Title.In(practice.SourceLanguage).Text;
        var slug = Base(title);
        if (practice.Slug == slug || (practice.Slug.StartsWith($"{slug}-", StringComparison.Ordinal) && practice.Slug[(slug.Length + 1)..].All(char.IsAsciiDigit)))
        {
            return;
        }

        var free = await FreeAsync(title, practice.Id, cancel);
        if (await db.PracticeSlugs.SingleOrDefaultAsync(one => one.Slug == free, cancel) is { } again)
        {
            db.PracticeSlugs.Remove(again);
        }

        db.PracticeSlugs.Add(new PracticeSlug { Slug = practice.Slug, PracticeId = practice.Id });
        practice.Slug = free;
    }

    private static string Base(string title) => Slugs.Of(title, Unnamed) is var slug && Reserved.Contains(slug) ? $"{Unnamed}-{slug}" : slug;
}
