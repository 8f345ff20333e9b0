using Microsoft.Data.Sqlite;

namespace Credex.CoCreate.Tests.Data;

/// <summary>The file of the app itself, and not only one that a test makes, has a write-ahead log.</summary>
public sealed class WriteAheadTests
{
    [Fact]
    public async Task A_fresh_installation_writes_ahead()
    {
        await using var app = new TestApp();
        using var client = app.Browser();
        await client.PageAsync("/about");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "cocreate.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";

        Assert.Equal("wal", await command.ExecuteScalarAsync());
    }
}
