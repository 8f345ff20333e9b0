using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Data;

/// <summary>
/// Takes the traces of sending out of storage. A response and the mark on its invitation are written by one transaction, and storage remembers which rows were: in the order of rows, in
/// PostgreSQL's xmin and ctid, in free pages and in the write-ahead log. So all rows are written once more, in the order of their random keys, and what was before is overwritten.
/// </summary>
public static class MixingStatements
{
    /// <summary>Rewrites responses, drafts, invitations and counters in one transaction, in key order; then cleans what storage keeps of before.</summary>
    public static async Task MixAsync(this AppDb db, DateOnly today, CancellationToken cancel)
    {
        if (db is PostgresDb)
        {
            await MixPostgresAsync(db, today, cancel);
        }
        else
        {
            await MixSqliteAsync(db, today, cancel);
        }
    }

    /// <summary>SQLite: a table's rows lie in the order in which they came; deleted ones are overwritten with zeros, the log is emptied, and the file is written anew.</summary>
    private static async Task MixSqliteAsync(AppDb db, DateOnly today, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA secure_delete=ON", cancel);
            await db.Database.ExecuteSqlAsync($"PRAGMA temp_store=MEMORY", cancel);
            await db.WriteAsync(
                async () =>
                {
                    await db.Database.ExecuteSqlAsync($"PRAGMA defer_foreign_keys=ON", cancel);
                    await db.ResponseDrafts.Where(draft => draft.ExpiresOn < today).ExecuteDeleteAsync(cancel);
                    foreach (var (table, key) in Tables)
                    {
#pragma warning disable EF1002 // The names are constants of this file.
                        await db.Database.ExecuteSqlRawAsync($"CREATE TEMP TABLE mixing AS SELECT * FROM \"{table}\"", cancel);
                        await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\"", cancel);
                        await db.Database.ExecuteSqlRawAsync($"INSERT INTO \"{table}\" SELECT * FROM mixing ORDER BY {key}", cancel);
                        await db.Database.ExecuteSqlRawAsync("DROP TABLE mixing", cancel);
#pragma warning restore EF1002
                    }

                    return true;
                },
                cancel);
            await db.CleanSqliteAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task CleanSqliteAsync(this AppDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        await db.Database.ExecuteSqlAsync($"VACUUM", cancel);
        await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    /// <summary>PostgreSQL: one transaction writes all rows (one xmin); clustering lays them in key order and drops what was before.</summary>
    private static async Task MixPostgresAsync(AppDb db, DateOnly today, CancellationToken cancel)
    {
        await db.WriteAsync(
            async () =>
            {
                await db.ResponseDrafts.Where(draft => draft.ExpiresOn < today).ExecuteDeleteAsync(cancel);
                foreach (var (table, _) in Tables)
                {
#pragma warning disable EF1002 // The names are constants of this file.
                    await db.Database.ExecuteSqlRawAsync($"LOCK TABLE \"{table}\" IN EXCLUSIVE MODE", cancel);
                }

                foreach (var (table, key) in Tables)
                {
                    var column = key.Split(',')[0];
                    await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET {column} = {column}", cancel);
                }

                return true;
            },
            cancel);
        foreach (var (table, _) in Tables)
        {
            await db.Database.ExecuteSqlRawAsync($"CLUSTER \"{table}\" USING \"PK_{table}\"", cancel);
        }

#pragma warning restore EF1002
    }

    private static readonly (string Table, string Key)[] Tables =
    [
        ("SurveyResponses", "\"Id\""),
        ("SurveyInvitations", "\"Id\""),
        ("ResponseDrafts", "\"SecretHash\""),
        ("SurveyCounters", "\"VersionId\", \"What\", \"Day\""),
    ];
}
