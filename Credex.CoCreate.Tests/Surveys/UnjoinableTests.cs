using System.Collections.Concurrent;
using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Tests.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>
/// Somebody has a copy of the whole database, and the logs, and tries to join anonymous responses to invitations, or to the order in which they arrived. Before mixing that works, which is
/// why there is mixing; after it, it does not.
/// </summary>
public sealed class UnjoinableTests
{
    private const int People = 8;

    [Fact]
    public async Task From_the_SQLite_file_and_its_log()
    {
        SqliteConnection? held = null;
        await using var store = new SqliteStore();
        await using var app = await AnsweredAsync(store.Settings, null, async begun =>
        {
            // Another test that closes all connections would empty the log.
            held = new SqliteConnection(SqliteDb.ConnectionString(Path.Combine(store.Settings["Data:Directory"], "cocreate.db")) + ";Pooling=False");
            await held.OpenAsync();
            await begun.InDbAsync(db => db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)"));
        });
        var before = Copy(app);

        Assert.Equal(Enumerable.Range(1, People), SqliteOrder(before));
        Assert.Equal(Enumerable.Range(1, People).Select(one => (one, Address(one))), SqliteJoin(before));
        Assert.Contains("half a thought", Raw(before), StringComparison.Ordinal);

        await app.InDbAsync(MixAsync);
        var after = Copy(app);

        Assert.NotEqual(Enumerable.Range(1, People), SqliteOrder(after));
        Assert.Empty(SqliteJoin(after));
        Assert.DoesNotContain("half a thought", Raw(after), StringComparison.Ordinal);
        Assert.Equal(People, await app.InDbAsync(db => db.Responses.CountAsync(one => !one.IsCounted)));
        await AssertNoRowHoldsBothAsync(app);
        await held!.DisposeAsync();
    }

    [Fact]
    public async Task From_PostgreSQL_and_its_system_columns()
    {
        await using var store = new PostgresStore(await TestPostgres.CreateAsync());
        await using var app = await AnsweredAsync(store.Settings, null);
        var connection = store.Settings["ConnectionStrings:Postgres"];

        Assert.Equal(Enumerable.Range(1, People), await PostgresOrderAsync(connection));
        Assert.Equal(Enumerable.Range(1, People).Select(one => (one, Address(one))), await PostgresJoinAsync(connection));

        await app.InDbAsync(MixAsync);

        Assert.NotEqual(Enumerable.Range(1, People), await PostgresOrderAsync(connection));
        // One transaction wrote all rows: everybody is joined to everybody.
        Assert.Equal(People * People, (await PostgresJoinAsync(connection)).Count);
        Assert.Equal(People, await app.InDbAsync(db => db.Responses.CountAsync(one => !one.IsCounted)));
        await AssertNoRowHoldsBothAsync(app);
    }

    [Fact]
    public async Task From_the_logs()
    {
        var lines = new Lines();
        await using var store = new SqliteStore();
        await using var app = await AnsweredAsync(new Dictionary<string, string>(store.Settings, StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Debug", ["Logging:LogLevel:Microsoft.AspNetCore"] = "Debug" }, lines);
        var ids = await app.InDbAsync(db => db.Responses.Where(one => !one.IsCounted).Select(one => one.Id).ToListAsync());

        Assert.NotEmpty(lines.All);
        Assert.DoesNotContain(lines.All, line => ids.Exists(id => line.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(lines.All, line => line.Contains("a thought of", StringComparison.Ordinal));
    }

    private static string Address(int person) => $"person{person.ToString(CultureInfo.InvariantCulture)}@example.org";

    private static async Task<bool> MixAsync(AppDb db)
    {
        await db.MixAsync(DateOnly.FromDateTime(DateTime.UtcNow), CancellationToken.None);
        return true;
    }

    /// <summary>Eight invited people answer one after the other; each says in years who they are. One more writes half a thought and clears the device.</summary>
    private static async Task<TestApp> AnsweredAsync(Dictionary<string, string> settings, Lines? lines, Func<TestApp, Task>? beforeSending = null)
    {
        var app = new TestApp(settings: settings, services: lines is null ? null : services => services.AddSingleton<ILoggerProvider>(lines));
        var secrets = Enumerable.Range(1, People).ToDictionary(person => person, _ => Respondent.NewSecret());
        await app.InDbAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(one => one.Slug == Respondent.Needs);
            survey.Access = SurveyAccess.Invited;
            foreach (var (person, secret) in secrets)
            {
                db.SurveyInvitations.Add(new SurveyInvitation { SurveyId = survey.Id, Email = Address(person), EmailKey = Address(person), Language = "en", SecretHash = InvitationSecrets.Hash(secret), InvitedAt = DateTime.UtcNow });
            }

            return await db.SaveChangesAsync();
        });
        var respondents = new List<Respondent>();
        foreach (var (person, secret) in secrets)
        {
            var me = Respondent.Of(app);
            respondents.Add(me);
            await me.Client.SendAsync($"/i/{secret}", Form.Token(await me.Client.PageAsync($"/i/{secret}")));
            await me.AnswerAllAsync();
            await me.PostAsync(1, "save", ("group", "Learner"), ("country", "FR"), ("years", person.ToString(CultureInfo.InvariantCulture)));
            await me.PostAsync(15, "save", ("missing", $"a thought of {person}"));
        }

        var other = Respondent.Of(app);
        await other.Client.SendAsync($"/i/{secrets[8]}", Form.Token(await other.Client.PageAsync($"/i/{secrets[8]}")));
        await other.PostAsync(15, "save", ("missing", "half a thought"));

        if (beforeSending is not null)
        {
            await beforeSending(app);
        }

        await other.Client.SendAsync("/s/sound-design-needs/clear", Form.Token(await other.Client.PageAsync("/s/sound-design-needs/clear")));
        foreach (var me in respondents)
        {
            Assert.Equal("/s/sound-design-needs/sent", (await me.SendAsync()).Headers.Location?.OriginalString);
        }

        return app;
    }

    private static (byte[] Main, byte[] Log) Copy(TestApp app)
    {
        // The folder is that of the store where one is given.
        var file = app.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Data:Directory"]!;
        return (Read(Path.Combine(file, "cocreate.db")), Read(Path.Combine(file, "cocreate.db-wal")));

        static byte[] Read(string path)
        {
            if (!File.Exists(path))
            {
                return [];
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    private static string Raw((byte[] Main, byte[] Log) copy) => System.Text.Encoding.Latin1.GetString([.. copy.Main, .. copy.Log]);

    /// <summary>Rows of SQLite lie in the order in which they came.</summary>
    private static List<int> SqliteOrder((byte[] Main, byte[] Log) copy) =>
        Query(copy.Main, copy.Log, """SELECT json_extract("Answers", '$.years') FROM "SurveyResponses" WHERE "IsCounted" = 0 ORDER BY rowid""").ConvertAll(row => int.Parse(row[0], CultureInfo.InvariantCulture));

    /// <summary>The log up to each commit is a database of its own: what changed between two of them was written by one transaction.</summary>
    private static List<(int Person, string Address)> SqliteJoin((byte[] Main, byte[] Log) copy)
    {
        var joined = new List<(int, string)>();
        var (known, used) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var length in Commits(copy.Log))
        {
            var responses = Query(copy.Main, copy.Log[..length], """SELECT json_extract("Answers", '$.years') FROM "SurveyResponses" WHERE "IsCounted" = 0""").ConvertAll(row => row[0]).Where(known.Add).ToList();
            var invitations = Query(copy.Main, copy.Log[..length], """SELECT "Email" FROM "SurveyInvitations" WHERE "IsUsed" = 1""").ConvertAll(row => row[0]).Where(used.Add).ToList();
            if (responses is [var person] && invitations is [var address])
            {
                joined.Add((int.Parse(person, CultureInfo.InvariantCulture), address));
            }
        }

        return joined;
    }

    /// <summary>Lengths of the log at its commits: a frame has a header of 24 bytes, whose second number is not zero where it ends a transaction (SQLite file format, section 4.1).</summary>
    private static IEnumerable<int> Commits(byte[] log)
    {
        if (log.Length < 32)
        {
            yield break;
        }

        var page = (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(8));
        for (var at = 32; at + 24 + page <= log.Length; at += 24 + page)
        {
            if (System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at + 4)) != 0)
            {
                yield return at + 24 + page;
            }
        }
    }

    private static List<string[]> Query(byte[] main, byte[] log, string sql)
    {
        var folder = Directory.CreateTempSubdirectory("cocreate-attack-").FullName;
        try
        {
            var file = Path.Combine(folder, "copy.db");
            File.WriteAllBytes(file, main);
            File.WriteAllBytes(file + "-wal", log);
            using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are constants of this test.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var rows = new List<string[]>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)]);
            }

            return rows;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<int>> PostgresOrderAsync(string connection) =>
        (await PostgresAsync(connection, """SELECT "Answers"::json->>'years', '' FROM "SurveyResponses" WHERE NOT "IsCounted" ORDER BY xmin::text::bigint, ctid""")).ConvertAll(row => int.Parse(row.One, CultureInfo.InvariantCulture));

    /// <summary>
    /// EF saves in a savepoint, whose number comes soon after that of its transaction: a response belongs to the invitation with the last number before its own. The numbers are those of the whole server.
    /// </summary>
    private static async Task<List<(int Person, string Address)>> PostgresJoinAsync(string connection) =>
        (await PostgresAsync(connection, """
            SELECT r."Answers"::json->>'years', i."Email" FROM "SurveyResponses" r JOIN "SurveyInvitations" i ON i."IsUsed" AND i.xmin::text::bigint =
              (SELECT max(last.xmin::text::bigint) FROM "SurveyInvitations" last WHERE last."IsUsed" AND last.xmin::text::bigint <= r.xmin::text::bigint)
            WHERE NOT r."IsCounted" ORDER BY 1, 2
            """))
            .ConvertAll(row => (int.Parse(row.One, CultureInfo.InvariantCulture), row.Two));

    private static async Task<List<(string One, string Two)>> PostgresAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = open.CreateCommand();
#pragma warning disable CA2100 // The queries are constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }

    /// <summary>No row of any table but its own names an invitation, and none a response.</summary>
    private static Task<bool> AssertNoRowHoldsBothAsync(TestApp app) => app.InDbAsync(async db =>
    {
        Assert.Equal(0, await db.Responses.CountAsync(one => one.InvitationId != null));
        var ids = await db.Responses.Where(one => !one.IsCounted).Select(one => one.Id).ToListAsync();
        Assert.False(await db.TextTags.AnyAsync());
        Assert.False(await db.AuditEntries.AnyAsync(entry => ids.Contains(entry.SubjectId)));
        Assert.False(await db.FollowUps.AnyAsync(row => ids.Contains(row.SubjectId)));
        return true;
    });

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> all = new();

        public IReadOnlyCollection<string> All => all;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => all.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
