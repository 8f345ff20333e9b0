using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Credex.CoCreate.Tests.Servers;

/// <summary>Two servers on one PostgreSQL database of their own and one Redis, and the admin of the installation.</summary>
public sealed class TwoServers : IAsyncLifetime
{
    private TestPostgres? database;
    private ServerProcess? first;
    private ServerProcess? second;
    private Phone? admin;

    public ServerProcess A => first!;

    public ServerProcess B => second!;

    private string ConnectionString => database!.ConnectionString;

    private static string? Redis => Environment.GetEnvironmentVariable("COCREATE_TEST_REDIS") is { Length: > 0 } named ? named : null;

    private static bool HasPostgres => Environment.GetEnvironmentVariable("COCREATE_TEST_POSTGRES") is { Length: > 0 };

    /// <summary>Skips where there is nothing to run on; starts again what an earlier test has left killed.</summary>
    public async Task RequireAsync()
    {
        Assert.SkipUnless(HasPostgres, "No PostgreSQL: ./test.sh starts one, or name a server in COCREATE_TEST_POSTGRES.");
        Assert.SkipUnless(Redis is not null, "No Redis: ./test.sh starts one, or name a server in COCREATE_TEST_REDIS.");
        foreach (var server in new[] { A, B }.Where(server => !server.IsRunning))
        {
            await server.StartAsync();
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!HasPostgres || Redis is null)
        {
            return;
        }

        database = await TestPostgres.CreateAsync();
        first = Server(nameof(A));
        second = Server(nameof(B));
        await A.StartAsync();
        admin = new Phone(A.Address);
        await Admin.MakeAsync(admin.Client, Assert.Single(A.SetupLinks));
        await B.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        admin?.Dispose();
        foreach (var server in new[] { first, second })
        {
            await (server?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        await (database?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>The admin at a server: signed in at A, known at both.</summary>
    public Phone AdminAt(ServerProcess server) => admin!.At(server.Address);

    public AppDb Open(string name = "test") => new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(Named(name)).Options);

    /// <summary>A participant who joined at a server and listens there; what their coming pushes is over.</summary>
    public static async Task<(Phone Phone, Listener Room)> ListenAtAsync(ServerProcess server)
    {
        var phone = await new Phone(server.Address).JoinAsync(StakeholderGroup.Educator);
        var room = await phone.ListenAsync(Audience.Room);
        await room.UntilAsync(push => push.Key == Room.CountKey, TimeSpan.FromSeconds(10));
        await Task.Delay(TimeSpan.FromSeconds(1));
        return (phone, room);
    }

    /// <summary>Until everything that changed has been sent and its mark is cleared.</summary>
    public async Task QuietAsync()
    {
        await using var db = Open();
        var until = DateTime.UtcNow.AddSeconds(15);
        while (await db.LiveRegions.AnyAsync(row => row.DirtyAt != null))
        {
            Assert.True(DateTime.UtcNow < until, "The marks of the regions are never cleared.");
            await Task.Delay(50);
        }
    }

    /// <summary>Until a transaction of that name waits for a lock.</summary>
    public async Task WaitingAsync(string application)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name = @application", connection);
        command.Parameters.AddWithValue("application", application);
        var until = DateTime.UtcNow.AddSeconds(10);
        while ((long)(await command.ExecuteScalarAsync())! == 0)
        {
            Assert.True(DateTime.UtcNow < until, $"{application} does not wait.");
            await Task.Delay(10);
        }
    }

    private string Named(string name) => new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = name }.ToString();

    /// <summary>Its transactions carry its name, so that a test can see them wait.</summary>
    private ServerProcess Server(string name) => ServerProcess.Of(("ConnectionStrings:Postgres", Named(name)), ("ConnectionStrings:Redis", Redis!));
}

/// <summary>Makes the first admin with the link that the server printed.</summary>
public static class Admin
{
    public const string Email = "admin@cocreate.example";
    public const string Password = "a long enough password";

    public static async Task MakeAsync(HttpClient client, string secret) =>
        Assert.Equal(HttpStatusCode.Redirect, (await TryMakeAsync(client, secret, Email)).StatusCode);

    public static async Task<HttpResponseMessage> TryMakeAsync(HttpClient client, string secret, string email)
    {
        var page = await client.PageAsync($"/setup/{secret}");
        return await client.SendAsync($"/setup/{secret}", Form.Token(page), ("name", "The Admin"), ("email", email), ("password", Password));
    }
}

/// <summary>Reading what the regions of a room show.</summary>
public static class Room
{
    public const string CountKey = $"w/{TestApp.Code}/count";
    public const string StageKey = $"w/{TestApp.Code}/stage";

    /// <summary>How many have answered.</summary>
    public static int Figure(string html) => int.Parse(html.Split("<strong class=\"figure\">")[1].Split('<')[0], System.Globalization.CultureInfo.InvariantCulture);

    public static bool Counts(this Push push, int answered) => push is { Key: CountKey, Html: { } html } && html.Contains("class=\"answered\"", StringComparison.Ordinal) && Figure(html) == answered;

    public static bool Stage(this Push push, string state) => push is { Key: StageKey, Html: { } html } && html.Contains($"data-state=\"{state}\"", StringComparison.Ordinal);
}
