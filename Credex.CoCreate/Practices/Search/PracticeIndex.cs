using Credex.CoCreate.Data;
using Markdig;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Search;

/// <summary>Keeps what the library is searched in: rows that change in the same transaction as the case, so that a search is never behind what readers see.</summary>
public sealed class PracticeIndex(AppDb db)
{
    private const int Batch = 200;

    /// <summary>The languages in which typing errors are forgiven, those of the interface.</summary>
    public static IReadOnlyList<string> Spelled => Pages.SiteLanguages.Codes;

    /// <summary>Brings the index up to what readers see of a case from now on. Inside the caller's transaction, which saves it.</summary>
    /// <param name="published">What readers see; null: nothing any more.</param>
    public async Task UpdateAsync(Practice practice, PracticeFields? published, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("The index changes in the transaction of the case.");
        }

        var stamp = await db.NextSearchStampAsync(cancel);
        var about = await db.SearchCases.SingleOrDefaultAsync(one => one.PracticeId == practice.Id, cancel);
        var entries = await db.SearchEntries.Where(entry => entry.PracticeId == practice.Id).ToListAsync(cancel);
        await db.PracticeAuthors.Where(one => one.PracticeId == practice.Id).LoadAsync(cancel);

        // What is tracked: authors that change in this very transaction are not in the database yet.
        var authors = AuthorText(db.PracticeAuthors.Local.Where(one => one.PracticeId == practice.Id));
        await WriteAsync(new Indexed(practice, published, authors, about, entries), stamp, new HashSet<string>(StringComparer.Ordinal), cancel);
    }

    /// <summary>Builds everything anew where the index was made by another version of the app, or by none.</summary>
    public async Task RebuildAsync(CancellationToken cancel)
    {
        var state = await db.SearchStates.AsNoTracking().SingleOrDefaultAsync(one => one.Id == SearchState.TheOne, cancel);
        if (state?.Version == Tokens.Version)
        {
            return;
        }

        await db.WriteAsync(() => EmptyAsync(cancel), cancel);
        var known = new HashSet<string>(StringComparer.Ordinal);
        Guid? last = Guid.Empty;
        while (last is { } after)
        {
            last = await db.WriteAsync(() => RebuildSomeAsync(after, known, cancel), cancel);
            db.ChangeTracker.Clear();
        }

        await db.SearchStates.Where(one => one.Id == SearchState.TheOne).ExecuteUpdateAsync(set => set.SetProperty(one => one.Version, Tokens.Version), cancel);
    }

    /// <summary>All that is written in the chapters of a case in one language.</summary>
    public static string BodyText(PracticeFields fields, string language) => string.Join(
        '\n',
        PracticeChapters.All.Select(code => fields.Chapter(code)?.Wordings.GetValueOrDefault(language)?.Text).OfType<string>().Select(PlainText));

    /// <summary>Markdown without its marks, or the addresses of links and pictures.</summary>
    public static string PlainText(string markdown) => Markdown.ToPlainText(markdown);

    private async Task<bool> EmptyAsync(CancellationToken cancel)
    {
        var stamp = await db.NextSearchStampAsync(cancel);
        await db.SearchEntries.ExecuteDeleteAsync(cancel);
        await db.SearchWords.ExecuteDeleteAsync(cancel);
        await db.SearchCases.ExecuteUpdateAsync(set => set.SetProperty(one => one.Facts, (PracticeFacts?)null).SetProperty(one => one.Stamp, stamp), cancel);
        return true;
    }

    /// <summary>The next cases by their ids; the last of them, or null where there is none. The stamp comes first: nobody publishes between reading and writing.</summary>
    private async Task<Guid?> RebuildSomeAsync(Guid after, HashSet<string> known, CancellationToken cancel)
    {
        var stamp = await db.NextSearchStampAsync(cancel);
        var some = await (
            from practice in db.Practices
            where practice.PublishedNumber != null && practice.Id > after
            join revision in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.PublishedNumber!.Value } equals new { revision.PracticeId, revision.Number }
            orderby practice.Id
            select new { practice, revision.Fields }).AsNoTracking().Take(Batch).ToListAsync(cancel);
        var ids = some.Select(one => one.practice.Id).ToList();
        var about = await db.SearchCases.Where(one => ids.Contains(one.PracticeId)).ToDictionaryAsync(one => one.PracticeId, cancel);
        var entries = (await db.SearchEntries.Where(entry => ids.Contains(entry.PracticeId)).ToListAsync(cancel)).ToLookup(entry => entry.PracticeId);
        var authors = (await db.PracticeAuthors.AsNoTracking().Where(one => ids.Contains(one.PracticeId)).ToListAsync(cancel)).ToLookup(one => one.PracticeId);
        foreach (var one in some)
        {
            await WriteAsync(new Indexed(one.practice, one.Fields, AuthorText(authors[one.practice.Id]), about.GetValueOrDefault(one.practice.Id), [.. entries[one.practice.Id]]), stamp, known, cancel);
        }

        return some.Count == 0 ? null : some[^1].practice.Id;
    }

    private async Task WriteAsync(Indexed indexed, long stamp, HashSet<string> known, CancellationToken cancel)
    {
        var (practice, published, authors, about, entries) = indexed;
        if (about is null)
        {
            about = new SearchCase { PracticeId = practice.Id };
            db.SearchCases.Add(about);
        }

        about.Stamp = stamp;
        about.Facts = published is null ? null : PracticeFacts.Of(practice, published);
        var languages = about.Facts?.Languages ?? [];
        db.SearchEntries.RemoveRange(entries.Where(entry => !languages.Contains(entry.Language, StringComparer.Ordinal)));
        foreach (var language in languages)
        {
            var entry = entries.FirstOrDefault(one => one.Language == language);
            if (entry is null)
            {
                entry = new SearchEntry { PracticeId = practice.Id, Language = language, Title = string.Empty, Summary = string.Empty, Body = string.Empty };
                db.SearchEntries.Add(entry);
            }

            var texts = Texts(published!, language);
            entry.Title = Tokens.Column(language, texts.Title);
            entry.Summary = Tokens.Column(language, texts.Summary);
            entry.Body = Tokens.Column(language, $"{texts.Body}\n{authors}");
            if (Spelled.Contains(language, StringComparer.Ordinal))
            {
                // Without the authors: words are never taken away again, and a name may have to be.
                var words = Vocabulary.Worth($"{texts.Title}\n{texts.Summary}\n{texts.Body}").Where(word => known.Add($"{language} {word}"));
                await db.AddSearchWordsAsync(language, words, stamp, cancel);
            }
        }
    }

    /// <summary>What is found where: a case without a summary in a language is not found by the summary of another. The region is in no language, so in each.</summary>
    private static (string Title, string Summary, string Body) Texts(PracticeFields fields, string language) =>
        (fields.Title.Wordings[language].Text, $"{fields.Summary.Wordings.GetValueOrDefault(language)?.Text}\n{fields.Region}", BodyText(fields, language));

    private static string AuthorText(IEnumerable<PracticeAuthor> authors) => string.Join('\n', authors.OrderBy(one => one.Order).Select(one => $"{one.Name}\n{one.Organisation}"));

    /// <param name="Authors">Names and organisations, which are found in every language.</param>
    /// <param name="About">What is kept of it already.</param>
    private sealed record Indexed(Practice Practice, PracticeFields? Published, string Authors, SearchCase? About, IReadOnlyList<SearchEntry> Entries);
}
