using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Data;

/// <summary>The statements that LINQ cannot say; all are valid on both providers or say where they are not.</summary>
public static class Statements
{
    /// <summary>
    /// Marks regions as changed, creating their rows where missing: one statement, also for the many of a board. Keys are sorted, so that two transactions never wait for each
    /// other crosswise.
    /// </summary>
    public static async Task TouchRegionsAsync(this AppDb db, IEnumerable<string> keys, DateTime now, CancellationToken cancel)
    {
        string[] sorted = [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (sorted.Length == 0)
        {
            return;
        }

        // The instant is the first parameter, the keys follow.
        var rows = string.Join(", ", sorted.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $$"""({{{place + 1}}}, 0, {0})""")));
        await db.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create(
                $"""INSERT INTO "LiveRegions" ("Key", "Revision", "DirtyAt") VALUES {rows} ON CONFLICT ("Key") DO UPDATE SET "DirtyAt" = excluded."DirtyAt" """,
                [now, .. sorted]),
            cancel);
    }

    /// <summary>
    /// Holds the rows of items until the transaction ends: by one writer of answers after the other, alone while an item is closed, revealed or reopened.
    /// On SQLite the write gate and its single writer do the same, so nothing is sent.
    /// </summary>
    public static async Task LockItemsAsync(this AppDb db, IReadOnlyCollection<Guid> items, bool alone, CancellationToken cancel)
    {
        if (db is not PostgresDb)
        {
            return;
        }

        var ids = items.Order().ToArray();
        await (alone
            ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "RoundItems" WHERE "Id" = ANY({ids}) ORDER BY "Id" FOR UPDATE""", cancel)
            : db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "RoundItems" WHERE "Id" = ANY({ids}) ORDER BY "Id" FOR NO KEY UPDATE""", cancel));
    }

    /// <summary>
    /// Holds the row of an activity until the transaction ends: together with others while answers are written, alone while it goes on.
    /// On SQLite the write gate does.
    /// </summary>
    public static async Task LockActivityAsync(this AppDb db, Guid activity, bool alone, CancellationToken cancel)
    {
        if (db is not PostgresDb)
        {
            return;
        }

        await (alone
            ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Activities" WHERE "Id" = {activity} FOR UPDATE""", cancel)
            : db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Activities" WHERE "Id" = {activity} FOR SHARE""", cancel));
    }

    /// <summary>Holds the row of a voter, so that what one person does on two servers at once is done one after the other. On SQLite the write gate does.</summary>
    public static Task LockVoterAsync(this AppDb db, Guid voter, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Voters" WHERE "Id" = {voter} FOR NO KEY UPDATE""", cancel)
        : Task.CompletedTask;

    /// <summary>
    /// Holds the row of a workshop, so that seats are given one after the other on all servers. On SQLite the write gate does. Comes before the regions that are touched: who
    /// changes a workshop holds it first.
    /// </summary>
    public static Task LockWorkshopAsync(this AppDb db, Guid id, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Workshops" WHERE "Id" = {id} FOR NO KEY UPDATE""", cancel)
        : Task.CompletedTask;

    /// <inheritdoc cref="LockWorkshopAsync(AppDb, Guid, CancellationToken)"/>
    public static Task LockWorkshopAsync(this AppDb db, string code, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Workshops" WHERE "Code" = {code} FOR NO KEY UPDATE""", cancel)
        : Task.CompletedTask;

    /// <summary>Holds a follow-up, so that nobody takes it in hand while it is changed. On SQLite the write gate does.</summary>
    public static Task LockFollowUpAsync(this AppDb db, Guid id, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "FollowUps" WHERE "Id" = {id} FOR UPDATE""", cancel)
        : Task.CompletedTask;

    /// <summary>
    /// Holds the rows of activities together with others, then those of voters alone, each in a fixed order: a batch of answers of many people waits for nobody crosswise.
    /// On SQLite the write gate does.
    /// </summary>
    public static async Task LockForAnswersAsync(this AppDb db, IReadOnlyCollection<Guid> activities, IReadOnlyCollection<Guid> voters, CancellationToken cancel)
    {
        if (db is not PostgresDb)
        {
            return;
        }

        var (places, people) = (activities.Order().ToArray(), voters.Order().ToArray());
        await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Activities" WHERE "Id" = ANY({places}) ORDER BY "Id" FOR SHARE""", cancel);
        await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Voters" WHERE "Id" = ANY({people}) ORDER BY "Id" FOR NO KEY UPDATE""", cancel);
    }

    /// <summary>A write-ahead log, for good: a commit is one flush instead of several, and who reads waits for nobody who writes.</summary>
    public static Task WriteAheadAsync(this SqliteDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"PRAGMA journal_mode=WAL", cancel);

    /// <summary>Holds a role, so that its members change one after the other. On SQLite the write gate does.</summary>
    public static Task LockRoleAsync(this AppDb db, string role, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "AspNetRoles" WHERE "Name" = {role} FOR UPDATE""", cancel)
        : Task.CompletedTask;

    /// <summary>Holds the rows of regions, in the order of their keys, until the transaction ends. On SQLite the write gate does.</summary>
    public static Task LockRegionsAsync(this AppDb db, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var sorted = keys.Order(StringComparer.Ordinal).ToArray();
        return db is PostgresDb
            ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "LiveRegions" WHERE "Key" = ANY({sorted}) ORDER BY "Key" COLLATE "C" FOR UPDATE""", cancel)
            : Task.CompletedTask;
    }

    /// <summary>The database's product and version, and how large it is in bytes.</summary>
    public static async Task<(string Name, long Bytes)> DescribeAsync(this AppDb db, CancellationToken cancel) => db is PostgresDb
        ? ($"PostgreSQL {await db.Database.SqlQuery<string>($"""SELECT current_setting('server_version') AS "Value" """).SingleAsync(cancel)}",
            await db.Database.SqlQuery<long>($"""SELECT pg_database_size(current_database()) AS "Value" """).SingleAsync(cancel))
        : ($"SQLite {await db.Database.SqlQuery<string>($"""SELECT sqlite_version() AS "Value" """).SingleAsync(cancel)}",
            await db.Database.SqlQuery<long>($"""SELECT page_count * page_size AS "Value" FROM pragma_page_count(), pragma_page_size()""").SingleAsync(cancel));

    /// <summary>Waits until no other server prepares the database. Held by the transaction, so until the context is disposed or the server dies.</summary>
    public static async Task LockPreparationAsync(this PostgresDb db, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(710021)", cancel);
    }

    /// <summary>SQLite has one server, so a migration lock that a killed one left behind would only hang every start.</summary>
    public static async Task ClearStaleMigrationLockAsync(this SqliteDb db, CancellationToken cancel)
    {
        var locked = await db.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM sqlite_master WHERE name = '__EFMigrationsLock'""").SingleAsync(cancel);
        if (locked > 0)
        {
            await db.Database.ExecuteSqlAsync($"""DELETE FROM "__EFMigrationsLock" """, cancel);
        }
    }

    /// <summary>Holds drafts of responses, so that two windows of one browser save one after the other on all servers. On SQLite the write gate does.</summary>
    public static Task LockDraftsAsync(this AppDb db, IReadOnlyCollection<byte[]> hashes, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "ResponseDrafts" WHERE "SecretHash" = ANY({hashes.ToArray()}) ORDER BY "SecretHash" FOR UPDATE""", cancel)
        : Task.CompletedTask;

    /// <summary>Holds the row of a survey, so that what counts is decided, and its questions are changed, by one server after the other. On SQLite the write gate does.</summary>
    public static Task LockSurveyAsync(this AppDb db, Guid id, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Surveys" WHERE "Id" = {id} FOR UPDATE""", cancel)
        : Task.CompletedTask;

    /// <summary>Holds the row of a case, so that what becomes of it is decided by one server after the other. On SQLite the write gate does.</summary>
    public static Task LockPracticeAsync(this AppDb db, Guid id, CancellationToken cancel) => db is PostgresDb
        ? db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Practices" WHERE "Id" = {id} FOR UPDATE""", cancel)
        : Task.CompletedTask;

    /// <summary>Adds to counters of surveys, in a fixed order, so that two transactions never wait for each other crosswise.</summary>
    public static async Task CountAsync(this AppDb db, IEnumerable<(Guid Version, string What, DateOnly Day, int N)> counts, CancellationToken cancel)
    {
        foreach (var (version, what, day, n) in counts.OrderBy(one => one.Version).ThenBy(one => one.What, StringComparer.Ordinal).ThenBy(one => one.Day))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "SurveyCounters" ("VersionId", "What", "Day", "N") VALUES ({version}, {what}, {day}, {n})
                ON CONFLICT ("VersionId", "What", "Day") DO UPDATE SET "N" = "SurveyCounters"."N" + excluded."N"
                """,
                cancel);
        }
    }
}
