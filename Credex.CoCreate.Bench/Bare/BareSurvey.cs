using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Credex.CoCreate.Bench.Bare;

/// <summary>
/// What answering is compared with: a minimal API that takes the same forms over as many requests, stores each in a transaction of its own, as durable as the app's, and nothing else:
/// no pages to speak of, no checks, no protection. A process of its own.
/// </summary>
internal static class BareSurvey
{
    public const string Verb = "bare-survey";
    private const string Cookie = "bare";
    private const string Html = "<!DOCTYPE html><title>Bare</title><form method=\"post\"><input type=\"hidden\" name=\"token\" value=\"none\"><button>Next</button></form>";

    public static async Task<int> RunAsync(Options options)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Whole("port", 0)}");
        await using var app = builder.Build();
        using var answers = new BareAnswers(options.Text("file") ?? throw new UsageException("--file is missing."));
        app.MapGet("/s/{slug}/{step?}", () => Results.Content(Html, "text/html"));
        app.MapPost("/s/{slug}/{page:int}", async (string slug, int page, HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            var key = http.Request.Cookies[Cookie] ?? Guid.NewGuid().ToString("N");
            answers.Save(key, page, JsonSerializer.Serialize(form.ToDictionary(field => field.Key, field => field.Value.ToArray(), StringComparer.Ordinal)));
            http.Response.Cookies.Append(Cookie, key);
            return Results.LocalRedirect(page == 4 ? $"/s/{slug}/check" : $"/s/{slug}/{page + 1}");
        });
        app.MapPost("/s/{slug}/check", (string slug, HttpRequest request) =>
        {
            answers.Send(request.Cookies[Cookie]!);
            return Results.LocalRedirect($"/s/{slug}/sent");
        });
        await app.StartAsync();
        await Console.Out.WriteLineAsync(BareServer.Ready);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}

/// <summary>Drafts by page, and responses; SQLite has one writer, so there is one connection.</summary>
internal sealed class BareAnswers : IDisposable
{
    private readonly Lock one = new();
    private readonly SqliteConnection connection;

    public BareAnswers(string file)
    {
        connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Do("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;");
        Do("CREATE TABLE drafts (key TEXT, page INTEGER, answers TEXT NOT NULL, PRIMARY KEY (key, page)); CREATE TABLE responses (key TEXT PRIMARY KEY, answers TEXT NOT NULL);");
    }

    public void Save(string key, int page, string answers) =>
        Do("INSERT OR REPLACE INTO drafts VALUES (@key, @page, @answers)", ("@key", key), ("@page", page), ("@answers", answers));

    public void Send(string key) =>
        Do("INSERT INTO responses SELECT key, group_concat(answers) FROM drafts WHERE key = @key GROUP BY key; DELETE FROM drafts WHERE key = @key;", ("@key", key));

    public void Dispose() => connection.Dispose();

    private void Do(string statements, params (string Name, object Value)[] parameters)
    {
        lock (one)
        {
            using var transaction = statements.StartsWith("PRAGMA", StringComparison.Ordinal) ? null : connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.CommandText = statements;
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value);
            }

            command.ExecuteNonQuery();
            transaction?.Commit();
        }
    }
}
