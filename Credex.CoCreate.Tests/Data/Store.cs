using Credex.CoCreate.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Data;

/// <summary>An empty database of one provider; every <see cref="Open"/> is a fresh context, so that what is read comes from the disk.</summary>
public abstract class Store : IAsyncDisposable
{
    /// <summary>The settings with which the app uses this database.</summary>
    public abstract Dictionary<string, string> Settings { get; }

    public abstract AppDb Open();

    public abstract ValueTask DisposeAsync();

    public async Task MigrateAsync()
    {
        await using var db = Open();
        await db.Database.MigrateAsync();
    }

    /// <summary>What stands in a column, as the database itself prints it.</summary>
    public async Task<string?> TextAsync(FormattableString query)
    {
        await using var db = Open();
        return await db.Database.SqlQuery<string?>(query).SingleAsync();
    }
}

public sealed class SqliteStore : Store
{
    private readonly string folder = Directory.CreateTempSubdirectory("cocreate-store-").FullName;
    private readonly WriteGate gate = new();

    public override Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["Data:Directory"] = folder };

    public override AppDb Open() => new SqliteDb(
        new DbContextOptionsBuilder<SqliteDb>().UseSqlite(SqliteDb.ConnectionString(Path.Combine(folder, "cocreate.db"))).AddInterceptors(new SqlitePragmas()).Options,
        gate);

    public override ValueTask DisposeAsync()
    {
        gate.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgresStore(TestPostgres database) : Store
{
    public override Dictionary<string, string> Settings => database.Settings();

    public override AppDb Open() => new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(database.ConnectionString).Options);

    public override ValueTask DisposeAsync() => database.DisposeAsync();
}
