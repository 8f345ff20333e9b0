using System.Data.Common;
using Npgsql;

namespace Credex.CoCreate.Bench.Storage;

/// <summary>A database of its own on the server that was named; dropped at the end.</summary>
internal sealed class PostgresStore : IStore
{
    private readonly string server;
    private readonly string name = $"cocreate_bench_{Guid.NewGuid():N}"[..30];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cocreate-bench-");
    private bool isKept;

    private PostgresStore(string server)
    {
        this.server = server;
    }

    public string Provider => "postgresql";

    public IReadOnlyList<string> ServerArguments => [$"--Data:Directory={folder.FullName}", $"--ConnectionStrings:Postgres={Connection(name)}"];

    private string Kept => name + "_kept";

    public static async Task<PostgresStore> CreateAsync(string server)
    {
        var store = new PostgresStore(server);
        await store.DoAsync($"CREATE DATABASE {store.name}");
        return store;
    }

    public async Task<DbConnection> OpenAsync(bool forWriting = false)
    {
        // Not pooled: a copy of the database ends every connection to it.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Connection(name)) { Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    public async Task KeepAsync()
    {
        await CopyAsync(name, Kept);
        isKept = true;
    }

    public Task RestoreAsync() => CopyAsync(Kept, name);

    public async ValueTask DisposeAsync()
    {
        await DoAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        if (isKept)
        {
            await DoAsync($"DROP DATABASE IF EXISTS {Kept} WITH (FORCE)");
        }

        folder.Delete(recursive: true);
    }

    private async Task CopyAsync(string from, string to)
    {
        await DoAsync($"DROP DATABASE IF EXISTS {to} WITH (FORCE)");
        await DoAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{from}'");
        await DoAsync($"CREATE DATABASE {to} TEMPLATE {from}");
    }

    private string Connection(string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ToString();

    /// <summary>Names of databases cannot be parameters; these are made here.</summary>
    private async Task DoAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false });
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
