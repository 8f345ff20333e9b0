using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Credex.CoCreate.Bench.Storage;

/// <summary>A folder of its own with one SQLite file.</summary>
internal sealed class SqliteStore : IStore
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cocreate-bench-");

    public string Provider => "sqlite";

    public IReadOnlyList<string> ServerArguments => [$"--Data:Directory={Data}", "--ConnectionStrings:Postgres="];

    private string Data => Path.Combine(folder.FullName, "data");

    private string Kept => Path.Combine(folder.FullName, "kept");

    public async Task<DbConnection> OpenAsync(bool forWriting = false)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Data, "cocreate.db"),
            Mode = forWriting ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    public Task KeepAsync()
    {
        Copy(Data, Kept);
        return Task.CompletedTask;
    }

    public Task RestoreAsync()
    {
        Copy(Kept, Data);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>With the log beside the file: a server that was killed leaves it.</summary>
    private static void Copy(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
