using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Credex.CoCreate.Data;

public static class DataSetup
{
    private const int PoolSize = 40;

    /// <summary>PostgreSQL where <c>ConnectionStrings:Postgres</c> is set, else one SQLite file in <c>Data:Directory</c>.</summary>
    public static void AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddMemoryCache();
        services.AddSingleton<WriteGate>();
        if (builder.Configuration.PostgresConnection() is { } postgres)
        {
            LearnModel(() => new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(postgres).Options));
            services.AddDbContextPool<AppDb, PostgresDb>((provider, options) => options
                .UseNpgsql(postgres, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors(provider.GetServices<IInterceptor>()));
        }
        else
        {
            var file = builder.Configuration.SqliteFile(builder.Environment);
            LearnModel(() => new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite().Options, new WriteGate()));
            services.AddDbContextPool<AppDb, SqliteDb>((provider, options) => options
                .UseSqlite(SqliteDb.ConnectionString(file), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
                .AddInterceptors([new SqlitePragmas(), .. provider.GetServices<IInterceptor>()]));
        }

        services.AddDataProtection().SetApplicationName("Credex.CoCreate").PersistKeysToDbContext<AppDb>();
    }

    /// <summary>EF puts its model together once in a process, which takes it a second: it begins before the rest. Whoever needs it waits for what is left, and sees what fails.</summary>
    private static void LearnModel(Func<AppDb> create) => _ = Task.Run(() =>
    {
        using var db = create();
        return db.Model;
    });

    /// <summary>
    /// The connection string, or null for SQLite. Npgsql's own pool takes a hundred connections, which is all that PostgreSQL allows by default:
    /// a second server, or a person with psql, would be refused. Forty are enough, since votes go through one writer; a size in the string wins.
    /// </summary>
    public static string? PostgresConnection(this IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Postgres") is not { Length: > 0 } text)
        {
            return null;
        }

        var connection = new NpgsqlConnectionStringBuilder(text);
        if (!connection.ShouldSerialize("Maximum Pool Size"))
        {
            connection.MaxPoolSize = PoolSize;
        }

        return connection.ConnectionString;
    }

    public static string DataDirectory(this IConfiguration configuration, IHostEnvironment environment) =>
        Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } folder ? folder : "data", environment.ContentRootPath);

    public static string SqliteFile(this IConfiguration configuration, IHostEnvironment environment) =>
        Path.Combine(configuration.DataDirectory(environment), "cocreate.db");

    /// <summary>Servers that start together on one PostgreSQL prepare it one after the other: what follows is done before the result is disposed.</summary>
    public static async Task<IAsyncDisposable> TakeTurnAsync(this WebApplication app)
    {
        var scope = app.Services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<AppDb>() is PostgresDb postgres && await postgres.Database.CanConnectAsync())
        {
            await postgres.LockPreparationAsync(CancellationToken.None);
        }

        return scope;
    }

    /// <summary>Creates the data folder, and brings the schema up to this version.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        Directory.CreateDirectory(app.Configuration.DataDirectory(app.Environment));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db is SqliteDb sqlite)
        {
            // EF switches only a file that it creates itself, and looking for a stale lock has created it by then.
            await sqlite.WriteAheadAsync(CancellationToken.None);
            await sqlite.ClearStaleMigrationLockAsync(CancellationToken.None);
        }

        // Migrating compares the whole model with the last migration, which every start would pay for; a test compares them once.
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await db.Database.MigrateAsync();
        }
    }
}

/// <summary><c>-- backup FILE</c>: a consistent copy of the SQLite file, also while the server runs. Everything is in it, keys and uploads included.</summary>
public static class Backup
{
    public static async Task<int> RunAsync(IConfiguration configuration, IHostEnvironment environment, string file)
    {
        if (configuration.PostgresConnection() is not null)
        {
            await Console.Error.WriteLineAsync("The data is in PostgreSQL: use pg_dump.");
            return 1;
        }

        var source = configuration.SqliteFile(environment);
        if (!File.Exists(source))
        {
            await Console.Error.WriteLineAsync($"There is no database at {source}.");
            return 1;
        }

        if (File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file} exists already; a backup overwrites nothing.");
            return 1;
        }

        await using var from = new SqliteConnection(SqliteDb.ConnectionString(source));
        await using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
        LastBackup.Write(configuration.DataDirectory(environment), new LastBackup(DateTime.UtcNow, new FileInfo(file).Length));
        Console.WriteLine($"Backed up to {file} ({new FileInfo(file).Length:N0} bytes).");
        return 0;
    }
}

/// <summary>When the last backup was made, kept beside the database for the page that says how the installation is.</summary>
public sealed record LastBackup(DateTime At, long Bytes)
{
    private const string Name = "last-backup.json";

    public static void Write(string folder, LastBackup backup) => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(backup));

    /// <summary>Null where none was made, or what says so cannot be read.</summary>
    public static LastBackup? Read(string folder)
    {
        var file = Path.Combine(folder, Name);
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<LastBackup>(File.ReadAllText(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
