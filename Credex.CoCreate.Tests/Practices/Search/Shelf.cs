using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>A library on one database: cases are put in as the app does it, and looked for by one or several servers.</summary>
internal sealed class Shelf(Store store)
{
    private static readonly DateTime First = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    private readonly Library library = new();
    private int published;

    public static PracticeFields Case(string title, string summary = "", string body = "", string language = "en") => new()
    {
        Title = LocalizedText.Of(language, (language, title)),
        Summary = summary.Length == 0 ? LocalizedText.From(language, new Dictionary<string, string>(StringComparer.Ordinal)) : LocalizedText.Of(language, (language, summary)),
        Chapters = body.Length == 0 ? new Dictionary<string, LocalizedText>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["done"] = LocalizedText.Of(language, (language, body)) },
    };

    public static PracticeFields About(string title, string[]? topics = null, string[]? countries = null, string[]? domains = null, int[]? levels = null, StakeholderGroup[]? groups = null) =>
        Case(title) with { Topics = topics ?? [], Countries = countries ?? [], Domains = domains ?? [], Levels = levels ?? [], Groups = groups ?? [] };

    /// <summary>A case that readers see from now on; each one was published a day after the one before.</summary>
    public async Task<Guid> PublishAsync(PracticeFields fields)
    {
        var id = Guid.CreateVersion7();
        await using var db = store.Open();
        await db.WriteAsync(
            async () =>
            {
                var at = First.AddDays(published++);
                var practice = new Practice
                {
                    Id = id,
                    Slug = $"case-{published}",
                    SourceLanguage = fields.Title.Source,
                    State = PracticeState.Published,
                    Newest = 1,
                    PublishedNumber = 1,
                    PublishedAt = at,
                    CreatedAt = at,
                    ChangedAt = at,
                };
                db.Practices.Add(practice);
                db.PracticeRevisions.Add(new PracticeRevision { PracticeId = id, Number = 1, Fields = fields, At = at });
                await db.SaveChangesAsync();
                await new PracticeIndex(db).UpdateAsync(practice, fields, CancellationToken.None);
                return true;
            },
            CancellationToken.None);
        return id;
    }

    public async Task ChangeAsync(Guid id, PracticeFields fields)
    {
        await using var db = store.Open();
        await db.WriteAsync(
            async () =>
            {
                var practice = await db.Practices.SingleAsync(one => one.Id == id);
                practice.PublishedNumber = ++practice.Newest;
                practice.State = PracticeState.Published;
                db.PracticeRevisions.Add(new PracticeRevision { PracticeId = id, Number = practice.Newest, Fields = fields, At = First });
                await new PracticeIndex(db).UpdateAsync(practice, fields, CancellationToken.None);
                return true;
            },
            CancellationToken.None);
    }

    public async Task WithdrawAsync(Guid id)
    {
        await using var db = store.Open();
        await db.WriteAsync(
            async () =>
            {
                var practice = await db.Practices.SingleAsync(one => one.Id == id);
                practice.PublishedNumber = null;
                practice.State = PracticeState.Archived;
                await new PracticeIndex(db).UpdateAsync(practice, null, CancellationToken.None);
                return true;
            },
            CancellationToken.None);
    }

    /// <param name="on">The server that searches; null: always the same one.</param>
    public async Task<LibraryResult> FindAsync(LibraryQuery query, Library? on = null)
    {
        await using var db = store.Open();
        return await new PracticeSearch(db, on ?? library).FindAsync(query, CancellationToken.None);
    }

    public async Task<IReadOnlyList<Guid>> AllAsync(LibraryQuery query, Library? on = null)
    {
        await using var db = store.Open();
        return await new PracticeSearch(db, on ?? library).AllAsync(query, CancellationToken.None);
    }

    /// <summary>The titles that are found, in their order.</summary>
    public async Task<string[]> TitlesAsync(string text) =>
        [.. (await FindAsync(new LibraryQuery { Text = text })).Cases.Select(found => found.Facts.Title.In(found.Facts.Title.Source).Text)];
}
