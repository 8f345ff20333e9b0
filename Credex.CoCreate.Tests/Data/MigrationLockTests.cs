using System.Net;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Data;

/// <summary>A server that was killed while it migrated leaves EF's lock row in SQLite, which by itself would hang every later start.</summary>
public sealed class MigrationLockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_lock_that_was_left_behind_does_not_hang_the_start()
    {
        await using var store = new SqliteStore();
        await store.MigrateAsync();
        await using (var db = store.Open())
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-25 12:00:00')""");
        }

        await using var app = new TestApp(settings: store.Settings);
        var answer = await Task.Run(async () => await app.Browser().GetAsync("/readyz")).WaitAsync(Patience);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("0", await store.TextAsync($"""SELECT CAST(count(*) AS TEXT) AS "Value" FROM "__EFMigrationsLock" """));
    }

    [Fact]
    public async Task Without_clearing_it_would_hang()
    {
        await using var store = new SqliteStore();
        await store.MigrateAsync();
        await using var db = (SqliteDb)store.Open();
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-11-25 12:00:00')""");

        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.MigrateAsync(stop.Token));

        await db.ClearStaleMigrationLockAsync(default);
        await db.Database.MigrateAsync();
    }
}
