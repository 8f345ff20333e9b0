using Npgsql;

namespace Credex.CoCreate.Tests.Data;

/// <summary>An empty PostgreSQL database of one test's own, dropped with it. Skips the test where no server is named.</summary>
public sealed class TestPostgres : IAsyncDisposable
{
    private readonly string server;
    private readonly string name;

    private TestPostgres(string server, string name)
    {
        (this.server, this.name) = (server, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    public string ConnectionString { get; }

    public static async Task<TestPostgres> CreateAsync()
    {
        var named = Environment.GetEnvironmentVariable("COCREATE_TEST_POSTGRES");
        Assert.SkipUnless(named is { Length: > 0 }, "No PostgreSQL: ./test.sh starts one, or name a server in COCREATE_TEST_POSTGRES.");
        var database = new TestPostgres(named!, $"cocreate_{Guid.NewGuid():N}");
        await database.OnServerAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    /// <summary>The settings with which the app uses this database.</summary>
    public Dictionary<string, string> Settings() => new(StringComparer.Ordinal) { ["ConnectionStrings:Postgres"] = ConnectionString };

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await OnServerAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    private async Task OnServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is made here, of hexadecimal digits.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
