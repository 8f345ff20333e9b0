using System.Data.Common;
using System.Globalization;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Post;
using Credex.CoCreate.Bench.Storage;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>
/// Reminders that are due at once, to a real SMTP server in its own process: how fast, against a bare MailKit loop; then once more with kill -9 in the middle.
/// On PostgreSQL two servers send together, and one of them is killed.
/// </summary>
internal static class MailVerb
{
    private const int Connections = 4;
    private const int AtOnce = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(Options options)
    {
        var count = options.Whole("count", 2000);
        var figures = new Figures { ["verb"] = "mail", ["count"] = count, ["provider"] = options.Postgres is null ? "sqlite" : "postgresql" };
        Console.WriteLine($"{count} reminders due at once, {figures["provider"]}:");
        var isGood = await SpeedAsync(options, count, figures);
        isGood &= await KillAsync(options, count, figures);
        await figures.WriteAsync(options.Json);
        return isGood ? 0 : 1;
    }

    private static async Task<bool> SpeedAsync(Options options, int count, Figures figures)
    {
        await using var post = await PostOffice.OpenAsync();
        await using var store = await StoreAsync(options);
        await PrepareAsync(store, count);
        var begin = Timing.Now;
        await using var server = await StartAsync(store, post);
        var all = await post.ReceivedAsync(count, Longest);
        var perSecond = count / (Timing.Between(begin, Timing.Now) / 1000);
        await Task.Delay(1000);
        var seen = await post.ReadAsync();
        figures["lost"] = count - seen.Distinct(StringComparer.Ordinal).Count();
        figures["doubled"] = seen.Count - seen.Distinct(StringComparer.Ordinal).Count();
        figures["per_second"] = perSecond;
        figures["memory_mb"] = server.PeakMegabytes;
        Figures.Line("accepted", seen.Count);
        Figures.Line("lost", figures["lost"]);
        Figures.Line("sent twice", figures["doubled"]);
        Figures.Line("messages a second", perSecond, note: "from the start of the server, which takes a second or more of it");
        server.PrintComplaints();

        await using var bare = await PostOffice.OpenAsync();
        var first = Timing.Now;
        await BareAsync(bare.Port, count);
        var bareSpeed = count / (Timing.Between(first, Timing.Now) / 1000);
        figures["bare_per_second"] = bareSpeed;
        figures["ratio"] = perSecond / bareSpeed;
        Figures.Line("bare MailKit loop", bareSpeed, note: $"messages a second over {Connections} connections");
        Figures.Line("app to bare", perSecond / bareSpeed, "x");
        return all && seen.Count == count;
    }

    private static async Task<bool> KillAsync(Options options, int count, Figures figures)
    {
        await using var post = await PostOffice.OpenAsync();
        await using var store = await StoreAsync(options);
        await PrepareAsync(store, count);
        var servers = new List<ServerProcess>();
        try
        {
            servers.Add(await StartAsync(store, post));
            if (options.Postgres is not null)
            {
                servers.Add(await StartAsync(store, post));
            }

            await post.ReceivedAsync(count / 3, Longest);
            await servers[0].KillAsync();
            var atKill = (await post.ReadAsync()).Count;

            // What the killed one had claimed is free at once on SQLite, and after its claim has run out where another server could still have it.
            if (options.Postgres is null)
            {
                servers.Add(await StartAsync(store, post));
            }

            var all = await post.ReceivedAsync(count, Longest + Longest);
            await Task.Delay(2000);
            var seen = await post.ReadAsync();
            var twice = seen.Count - seen.Distinct(StringComparer.Ordinal).Count();
            figures["killed_after"] = atKill;
            figures["kill_lost"] = count - seen.Distinct(StringComparer.Ordinal).Count();
            figures["kill_seen_twice"] = twice;
            Figures.Line("killed after", atKill);
            Figures.Line("lost", figures["kill_lost"]);
            Figures.Line("seen twice", twice, note: $"with the same Message-ID; at most {AtOnce} were in flight");
            return all && twice <= AtOnce;
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static async Task<IStore> StoreAsync(Options options) => options.Postgres is { } connection ? await PostgresStore.CreateAsync(connection) : new SqliteStore();

    private static Task<ServerProcess> StartAsync(IStore store, PostOffice? post)
    {
        var address = $"http://127.0.0.1:{Places.FreePort()}";
        return ServerProcess.StartAsync(
            Places.AppDll,
            "CoCreate is at",
            [
                "--environment", "Production",
                "--urls", address,
                $"--Site:Url={address}",
                "--Demo:Load=true",
                $"--FollowUps:Run={post is not null}",
                $"--FollowUps:AtOnce={AtOnce}",
                .. post is null ? [] : new[] { "--Mail:Host=127.0.0.1", $"--Mail:Port={post.Port}", "--Mail:Security=None", "--Mail:From=bench@example.org", "--Mail:MessagesPerSecond=1000", $"--Mail:MaxConnections={Connections}" },
                .. store.ServerArguments,
            ]);
    }

    /// <summary>A database with a workshop, people who registered, and one reminder to all of them that is due.</summary>
    private static async Task PrepareAsync(IStore store, int count)
    {
        var server = await StartAsync(store, post: null);
        await server.DisposeAsync();
        await using var connection = await store.OpenAsync(forWriting: true);
        await using var transaction = await connection.BeginTransactionAsync();
        var now = DateTime.UtcNow;
        var workshop = await ReadAsync(connection, "SELECT \"Id\" FROM \"Workshops\" WHERE \"Stage\" = 'Planned' AND \"IsRehearsal\" = false ORDER BY \"StartUtc\" DESC LIMIT 1");

        // The demo's own guests would be reminded as well.
        await connection.DoAsync("""UPDATE "Registrations" SET "State" = 'Cancelled' WHERE "WorkshopId" = @workshop""", ("workshop", workshop));
        for (var number = 0; number < count; number++)
        {
            var email = string.Create(CultureInfo.InvariantCulture, $"person{number}@example.org");
            await connection.DoAsync(
                """
                INSERT INTO "Registrations" ("Id", "WorkshopId", "Email", "EmailKey", "Name", "Group", "Country", "Language", "State", "MayWrite", "RegisteredAt", "ConfirmedAt")
                VALUES (@id, @workshop, @email, @email, @name, 'Learner', 'FR', @language, 'Confirmed', true, @now, @now)
                """,
                ("id", Guid.CreateVersion7()),
                ("workshop", workshop),
                ("email", email),
                ("name", $"Person {number}"),
                ("language", number % 4 == 0 ? "fr" : "en"),
                ("now", now));
        }

        // A reminder is sent only where it is true.
        await connection.DoAsync("""UPDATE "Workshops" SET "StartUtc" = @start WHERE "Id" = @workshop""", ("start", now.AddHours(23)), ("workshop", workshop));
        await connection.DoAsync(
            """
            INSERT INTO "FollowUps" ("Id", "Kind", "DueAt", "NextAt", "SubjectKind", "SubjectId", "Language", "State", "Attempts", "CreatedAt", "DedupKey")
            VALUES (@id, 'workshop-day-before', @now, @now, 'Workshop', @workshop, 'en', 'Waiting', 0, @now, 'bench')
            """,
            ("id", Guid.CreateVersion7()),
            ("workshop", workshop),
            ("now", now));
        await transaction.CommitAsync();
    }

    private static async Task<Guid> ReadAsync(DbConnection connection, string query)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = query;
        return await command.ExecuteScalarAsync() switch
        {
            Guid id => id,
            string text => Guid.Parse(text, CultureInfo.InvariantCulture),
            _ => throw new BenchException("The demo content has no workshop that is to come."),
        };
    }

    /// <summary>The same number of messages of the same kind, with nothing around them.</summary>
    private static Task BareAsync(int port, int count) => Task.WhenAll(Enumerable.Range(0, Connections).Select(async part =>
    {
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None);
        for (var number = part; number < count; number += Connections)
        {
            using var message = new MimeMessage();
            message.From.Add(new MailboxAddress("Bench", "bench@example.org"));
            message.To.Add(new MailboxAddress($"Person {number}", $"person{number}@example.org"));
            message.Subject = "Tomorrow";
            message.Body = new BodyBuilder { TextBody = new string('x', 1500), HtmlBody = new string('x', 9000) }.ToMessageBody();
            await client.SendAsync(message);
        }

        await client.DisconnectAsync(quit: true);
    }));
}
