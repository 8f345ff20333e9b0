using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Credex.CoCreate.Tests.Live;

/// <summary>On PostgreSQL the publisher and those who write lock the rows of regions in one order: else one of them is thrown out, and its votes with it.</summary>
public sealed class PublisherLockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Publishing_and_writing_never_wait_for_each_other_crosswise()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var app = new TestApp(settings: database.Settings());
        _ = await app.Browser().GetAsync("/healthz");
        var publisher = app.Services.GetRequiredService<Publisher>();
        var (earlier, later) = (new RegionKey(TestApp.Code, RoomRegions.Console), new RegionKey(TestApp.Code, RoomRegions.Stage));

        // The publisher has sent the later one, whose mark it will clear with the next claim.
        await TouchAsync(app, later);
        publisher.Nudge([later]);
        await ClaimedAsync(app, later);

        // Somebody writes: first the earlier region. The publisher comes in between, and they write the later one.
        await TouchAsync(app, earlier);
        await Task.Delay(2 * Publisher.Pace);
        var victim = await app.InDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"SET LOCAL deadlock_timeout = '100ms'");
            await db.TouchRegionsAsync([earlier.ToString()], DateTime.UtcNow, default);
            publisher.Nudge([earlier]);
            await WaitingAsync(database);
            var error = await Record.ExceptionAsync(() => db.TouchRegionsAsync([later.ToString()], DateTime.UtcNow, default));
            await transaction.RollbackAsync();
            return error;
        });

        Assert.Null(victim);
    }

    private static Task<int> TouchAsync(TestApp app, RegionKey key) => app.InDbAsync(db => db.WriteAsync(
        async () =>
        {
            await db.TouchRegionsAsync([key.ToString()], DateTime.UtcNow, default);
            return 0;
        },
        default));

    private static async Task ClaimedAsync(TestApp app, RegionKey region)
    {
        var (key, until) = (region.ToString(), DateTime.UtcNow + Patience);
        while (!await app.InDbAsync(db => db.LiveRegions.AnyAsync(row => row.Key == key && row.Revision > 0)))
        {
            Assert.True(DateTime.UtcNow < until, "Nothing was published.");
            await Task.Delay(20);
        }

        await Task.Delay(Publisher.Pace);
    }

    /// <summary>Until a transaction of this database waits for a lock.</summary>
    private static async Task WaitingAsync(TestPostgres database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        var until = DateTime.UtcNow + Patience;
        while ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            Assert.True(DateTime.UtcNow < until, "The publisher does not come.");
            await Task.Delay(20);
        }
    }
}
