using System.Diagnostics;
using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Data;

/// <summary><c>-- backup FILE</c> as the README says it, on the file of an app that is running; and a start on the copy.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_of_a_running_app_holds_everything_and_an_app_starts_on_it()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer, name: "Zoë");
        await guest.AnswerAsync(Consent.Agree);
        var restored = Directory.CreateDirectory(Path.Combine(app.Folder, "restored")).FullName;
        var copy = Path.Combine(restored, "cocreate.db");

        var (code, output) = await BackUpAsync(app.Folder, copy);

        Assert.True(code == 0, output);
        Assert.Contains(copy, output, StringComparison.Ordinal);
        Assert.Equal("cocreate.db", Path.GetFileName(Assert.Single(Directory.GetFiles(restored))));
        Assert.Equal(await RowsAsync(Path.Combine(app.Folder, "cocreate.db")), await RowsAsync(copy));

        // What is answered afterwards is not in the copy.
        await guest.AnswerAsync(Consent.Disagree);
        await using var again = new TestApp(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Directory"] = restored });
        var stands = await again.InDbAsync(db => db.Ratings.OrderByDescending(rating => rating.Id).FirstAsync());
        Assert.Equal((Consent.Agree, 1), (stands.Value, stands.Seq));
        Assert.Equal("Zoë", await again.InDbAsync(db => db.Participants.OrderByDescending(who => who.Id).Select(who => who.Name).FirstAsync()));
        Assert.Equal(HttpStatusCode.OK, (await (await Guest.JoinAsync(again, StakeholderGroup.Learner)).AnswerAsync(Consent.Agree)).StatusCode);
    }

    [Fact]
    public async Task A_backup_overwrites_nothing()
    {
        await using var app = new TestApp();
        _ = await app.Browser().GetAsync("/healthz");
        var precious = Path.Combine(app.Folder, "precious");
        await File.WriteAllTextAsync(precious, "mine");

        var (code, output) = await BackUpAsync(app.Folder, precious);

        Assert.Equal(1, code);
        Assert.Contains("overwrites nothing", output, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(precious));
    }

    [Fact]
    public async Task Where_there_is_no_database_the_backup_says_so_and_makes_none()
    {
        var folder = Directory.CreateTempSubdirectory("cocreate-test-").FullName;
        try
        {
            var (code, output) = await BackUpAsync(folder, Path.Combine(folder, "copy.db"));

            Assert.Equal(1, code);
            Assert.Contains("no database", output, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every table with the number of its rows.</summary>
    private static async Task<List<(string Table, long Rows)>> RowsAsync(string file)
    {
        await using var connection = new SqliteConnection(SqliteDb.ConnectionString(file));
        await connection.OpenAsync();
        Assert.Equal("ok", await ScalarAsync(connection, "PRAGMA integrity_check"));
        await using var tables = connection.CreateCommand();
        tables.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";
        var names = new List<string>();
        await using (var reader = await tables.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        var rows = new List<(string, long)>();
        foreach (var name in names)
        {
            rows.Add((name, (long)(await ScalarAsync(connection, $"SELECT count(*) FROM \"{name}\""))!));
        }

        Assert.True(rows.Count > 20);
        return rows;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names come from the schema.
        command.CommandText = statement;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static async Task<(int Code, string Output)> BackUpAsync(string folder, string file)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "backup", file, $"--Data:Directory={folder}"])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(output));
    }
}
