using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Search;

/// <summary>
/// This server's picture of what is public in the library: disposable, and never behind the database, since every search asks for the stamp first and reads what changed.
/// </summary>
public sealed class Library : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private LibrarySnapshot snapshot = new(0, []);
    private Vocabulary vocabulary = new(0, []);

    public async Task<LibrarySnapshot> NowAsync(AppDb db, CancellationToken cancel)
    {
        var stamp = await StampAsync(db, cancel);
        if (snapshot.Stamp == stamp)
        {
            return snapshot;
        }

        await turn.WaitAsync(cancel);
        try
        {
            // A server that was restored from a backup may be behind what this one saw.
            var known = snapshot.Stamp < stamp ? snapshot : snapshot.Stamp == stamp ? null : new LibrarySnapshot(0, []);
            return known is null ? snapshot : snapshot = await ReadAsync(db, known, stamp, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task<Vocabulary> VocabularyAsync(AppDb db, LibrarySnapshot at, CancellationToken cancel)
    {
        if (vocabulary.Stamp >= at.Stamp)
        {
            return vocabulary;
        }

        await turn.WaitAsync(cancel);
        try
        {
            var since = vocabulary.Stamp;
            if (since < at.Stamp)
            {
                var words = await db.SearchWords.AsNoTracking().Where(word => word.Stamp > since && word.Stamp <= at.Stamp).Select(word => new { word.Language, word.Word }).ToListAsync(cancel);
                vocabulary = vocabulary.With(at.Stamp, words.Select(word => (word.Language, word.Word)));
            }

            return vocabulary;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static Task<long> StampAsync(AppDb db, CancellationToken cancel) =>
        db.SearchStates.Where(state => state.Id == SearchState.TheOne).Select(state => state.Stamp).SingleOrDefaultAsync(cancel);

    /// <summary>
    /// The cases of all stamps after the known one. The stamp was read before them, or is that of one of them: who sees a stamp sees all that came before. Their entries are
    /// read after them; where a case changed in between it has a later stamp, and comes again with the next search.
    /// </summary>
    private static async Task<LibrarySnapshot> ReadAsync(AppDb db, LibrarySnapshot known, long stamp, CancellationToken cancel)
    {
        var rows = await db.SearchCases.AsNoTracking().Where(one => one.Stamp > known.Stamp).ToListAsync(cancel);
        var entries = (await (
            from entry in db.SearchEntries
            join about in db.SearchCases on entry.PracticeId equals about.PracticeId
            where about.Stamp > known.Stamp
            select new { entry.PracticeId, entry.Number }).ToListAsync(cancel)).ToLookup(entry => entry.PracticeId, entry => entry.Number);
        return known.With(
            rows.Select(row => row.Stamp).Append(stamp).Max(),
            rows.Select(row => (row.PracticeId, row.Facts is null ? null : CaseFacets.Of(row.PracticeId, row.Facts, [.. entries[row.PracticeId]]))));
    }
}
