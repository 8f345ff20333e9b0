using System.Globalization;
using System.Runtime.CompilerServices;
using Credex.CoCreate.Practices.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Credex.CoCreate.Data;

/// <summary>
/// What LINQ cannot say about the index of the library. SQLite: a table of FTS5 over the columns of SearchEntries, kept by triggers, so that no way of writing passes it by.
/// PostgreSQL: generated columns with an index each. Neither takes words apart: see <see cref="Tokens"/>.
/// </summary>
public static class SearchStatements
{
    private static readonly string[] Columns = ["Title", "Summary", "Body"];

    /// <summary>For the migrations: after the table SearchEntries is made.</summary>
    public static void CreateSearchIndex(this MigrationBuilder migration)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            migration.Sql("""CREATE VIRTUAL TABLE "SearchTokens" USING fts5("Title", "Summary", "Body", content='SearchEntries', content_rowid='Number', tokenize='ascii', detail='column')""");
            const string Add = """INSERT INTO "SearchTokens" (rowid, "Title", "Summary", "Body") VALUES (new."Number", new."Title", new."Summary", new."Body");""";
            const string Take = """INSERT INTO "SearchTokens" ("SearchTokens", rowid, "Title", "Summary", "Body") VALUES ('delete', old."Number", old."Title", old."Summary", old."Body");""";
            migration.Sql($"""CREATE TRIGGER "SearchEntries_Added" AFTER INSERT ON "SearchEntries" BEGIN {Add} END""");
            migration.Sql($"""CREATE TRIGGER "SearchEntries_Deleted" AFTER DELETE ON "SearchEntries" BEGIN {Take} END""");
            migration.Sql($"""CREATE TRIGGER "SearchEntries_Changed" AFTER UPDATE ON "SearchEntries" BEGIN {Take} {Add} END""");
            return;
        }

        foreach (var column in Columns)
        {
            migration.Sql($"""ALTER TABLE "SearchEntries" ADD COLUMN "{column}Tokens" tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array("{column}", ' '))) STORED""");
            migration.Sql($"""CREATE INDEX "IX_SearchEntries_{column}Tokens" ON "SearchEntries" USING gin ("{column}Tokens")""");
        }
    }

    /// <summary>For the migrations: before the table SearchEntries goes, which takes the triggers and columns with it.</summary>
    public static void DropSearchIndex(this MigrationBuilder migration)
    {
        if (migration.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
        {
            migration.Sql("""DROP TABLE "SearchTokens" """);
        }
    }

    /// <summary>The next stamp of the index. Held until the transaction ends: changes of the index are made one after the other on all servers.</summary>
    public static async Task<long> NextSearchStampAsync(this AppDb db, CancellationToken cancel) => (await db.Database.SqlQuery<long>(
        $"""
        INSERT INTO "SearchStates" ("Id", "Stamp", "Version") VALUES ({SearchState.TheOne}, 1, 0)
        ON CONFLICT ("Id") DO UPDATE SET "Stamp" = "SearchStates"."Stamp" + 1 RETURNING "Stamp" AS "Value"
        """).ToListAsync(cancel)).Single();

    /// <summary>Adds the words that are not known yet.</summary>
    public static async Task AddSearchWordsAsync(this AppDb db, string language, IEnumerable<string> words, long stamp, CancellationToken cancel)
    {
        foreach (var some in words.Chunk(500))
        {
            var rows = string.Join(", ", some.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $$"""({0}, {{{place + 2}}}, {1})""")));
            await db.Database.ExecuteSqlAsync(
                FormattableStringFactory.Create($"""INSERT INTO "SearchWords" ("Language", "Word", "Stamp") VALUES {rows} ON CONFLICT DO NOTHING""", [language, stamp, .. some]),
                cancel);
        }
    }

    /// <summary>The entries that have one of the tokens (or all of them) in a column, and the column: 0 the title, 1 the summary, 2 the body.</summary>
    /// <param name="tokens">Letters and digits only; those that end in a star stand for all that begin with them.</param>
    public static async Task<IReadOnlyList<(long Number, int Column)>> FindTokensAsync(this AppDb db, IReadOnlyCollection<string> tokens, bool all, CancellationToken cancel)
    {
        var found = db is PostgresDb
            ? await FindInPostgresAsync(db, string.Join(all ? " & " : " | ", tokens.Select(token => token.EndsWith('*') ? $"'{token[..^1]}':*" : $"'{token}'")), cancel)
            : await FindInSqliteAsync(db, string.Join(all ? " AND " : " OR ", tokens), cancel);
        return [.. found.Select(one => (one / 4, (int)(one % 4)))];
    }

    /// <summary>Of entries, those in which tokens follow each other in a column: 0 the title, 1 the summary, 2 the body.</summary>
    public static async Task<IReadOnlyList<(long Number, int Column)>> FindSequenceAsync(this AppDb db, IReadOnlyCollection<long> among, IReadOnlyList<string> tokens, CancellationToken cancel)
    {
        var sequence = $"% {string.Join(' ', tokens)} %";
        var numbers = among.ToList();
        return
        [
            .. (await db.SearchEntries.Where(entry => numbers.Contains(entry.Number) && EF.Functions.Like(" " + entry.Title + " ", sequence)).Select(entry => entry.Number).ToListAsync(cancel)).Select(number => (number, 0)),
            .. (await db.SearchEntries.Where(entry => numbers.Contains(entry.Number) && EF.Functions.Like(" " + entry.Summary + " ", sequence)).Select(entry => entry.Number).ToListAsync(cancel)).Select(number => (number, 1)),
            .. (await db.SearchEntries.Where(entry => numbers.Contains(entry.Number) && EF.Functions.Like(" " + entry.Body + " ", sequence)).Select(entry => entry.Number).ToListAsync(cancel)).Select(number => (number, 2)),
        ];
    }

    /// <summary>Adds to the counts of reads, in a fixed order, so that two servers never wait for each other crosswise. A case that is gone is left out.</summary>
    public static async Task CountReadsAsync(this AppDb db, IEnumerable<(Guid Practice, DateOnly Day, int N)> counts, CancellationToken cancel)
    {
        foreach (var (practice, day, n) in counts.OrderBy(one => one.Practice).ThenBy(one => one.Day))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "PracticeReads" ("PracticeId", "Day", "N") SELECT "Id", {day}, {n} FROM "Practices" WHERE "Id" = {practice}
                ON CONFLICT ("PracticeId", "Day") DO UPDATE SET "N" = "PracticeReads"."N" + excluded."N"
                """,
                cancel);
        }
    }

    private static Task<List<long>> FindInSqliteAsync(AppDb db, string tokens, CancellationToken cancel)
    {
        var (title, summary, body) = ($"Title : ({tokens})", $"Summary : ({tokens})", $"Body : ({tokens})");
        return db.Database.SqlQuery<long>(
            $"""
            SELECT rowid * 4 AS "Value" FROM "SearchTokens" WHERE "SearchTokens" MATCH {title}
            UNION ALL SELECT rowid * 4 + 1 FROM "SearchTokens" WHERE "SearchTokens" MATCH {summary}
            UNION ALL SELECT rowid * 4 + 2 FROM "SearchTokens" WHERE "SearchTokens" MATCH {body}
            """).ToListAsync(cancel);
    }

    /// <summary>The planner takes looking at a vector for cheap, and would read all of them for a common word, out of the rows and unpacked.</summary>
    private static async Task<List<long>> FindInPostgresAsync(AppDb db, string query, CancellationToken cancel)
    {
        var isOwn = db.Database.CurrentTransaction is null;
        await using var transaction = isOwn ? await db.Database.BeginTransactionAsync(cancel) : null;
        await db.Database.ExecuteSqlAsync($"SET LOCAL enable_seqscan = off", cancel);
        var found = await db.Database.SqlQuery<long>(
            $"""
            SELECT "Number" * 4 AS "Value" FROM "SearchEntries" WHERE "TitleTokens" @@ {query}::tsquery
            UNION ALL SELECT "Number" * 4 + 1 FROM "SearchEntries" WHERE "SummaryTokens" @@ {query}::tsquery
            UNION ALL SELECT "Number" * 4 + 2 FROM "SearchEntries" WHERE "BodyTokens" @@ {query}::tsquery
            """).ToListAsync(cancel);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancel);
        }

        return found;
    }
}
