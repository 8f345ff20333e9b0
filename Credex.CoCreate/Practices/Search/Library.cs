using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Search;

/// <summary>
/// This server's picture of what is public in the library: disposable, and never behind the database, since every search asks for the stamp first and reads what changed.
/// </summary>
public sealed class Library
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

    private static Task<long> StampAsync(AppDb db, CancellationToken cancel) =>
        db.SearchStates.Where(state => state.Id == SearchState.TheOne).Select(state => state.Stamp).SingleOrDefaultAsync(cancel);

    /// <summary>
    /// In one statement, so that cases and their entries are of one moment; the stamp was read before it, or is that of a row: who sees a stamp sees all that came before.
    /// </summary>
    private static async Task<LibrarySnapshot> ReadAsync(AppDb db, LibrarySnapshot known, long stamp, CancellationToken cancel)
    {
        var rows = await db.SearchCases.AsNoTracking().Where(one => one.Stamp > known.Stamp)
            .Select(one => new { one.PracticeId, one.Stamp, one.Facts, Entries = db.SearchEntries.Where(entry => entry.PracticeId == one.PracticeId).Select(entry => entry.Number).ToList() })
            .AsSingleQuery().ToListAsync(cancel);
        return known.With(
            rows.Select(row => row.Stamp).Append(stamp).Max(),
            rows.Select(row => (row.PracticeId, row.Facts is null ? null : CaseFacets.Of(row.PracticeId, row.Facts, row.Entries))));
    }
}
