using System.Diagnostics;
using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Tests.Live;
using Credex.CoCreate.Workshops;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Servers;

/// <summary>One server on SQLite is killed while a hundred vote: what was acknowledged is there, once, and the room goes on where it was.</summary>
[Collection(ScaleCollection.Name)]
public sealed class KilledInTheBurstTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int People = 100;
    private const int KilledAfter = 30;
    private const int InFlight = 25;

    private readonly string folder = Directory.CreateTempSubdirectory("cocreate-kill-").FullName;
    private readonly WriteGate gate = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        gate.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_acknowledged_vote_is_there_exactly_once_and_the_room_goes_on()
    {
        await using var server = ServerProcess.Of(("Data:Directory", folder));
        await server.StartAsync();
        var phones = Enumerable.Range(0, People).Select(_ => new Phone(server.Address)).ToList();
        var rooms = new string[People];
        await Parallel.ForAsync(0, People, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (place, _) =>
        {
            await phones[place].JoinAsync(StakeholderGroups.All[place % 7]);
            rooms[place] = await phones[place].Guest.RoomAsync();
        });

        // As many at once as keeps some unheard, however slow the machine: a batch is acknowledged as a whole.
        var acknowledged = 0;
        using var places = new SemaphoreSlim(InFlight);
        var answers = await Task.WhenAll(Enumerable.Range(0, People).Select(async place =>
        {
            await places.WaitAsync();
            try
            {
                var response = await VoteAsync(phones[place], rooms[place], Value(place));
                if (Interlocked.Increment(ref acknowledged) == KilledAfter)
                {
                    server.Kill();
                }

                return (HttpStatusCode?)response.StatusCode;
            }
            catch (HttpRequestException)
            {
                return null;
            }
            finally
            {
                places.Release();
            }
        }));
        await server.KillAndWaitAsync();

        Assert.All(answers, answer => Assert.True(answer is null or HttpStatusCode.OK));
        var heard = answers.Count(answer => answer is not null);
        Assert.InRange(heard, KilledAfter, People - 1);
        var stored = 0;
        await using (var db = Open())
        {
            for (var place = 0; place < People; place++)
            {
                var mine = await Ballots.OfAsync(db, phones[place]);
                stored += mine.Count;
                Assert.InRange(mine.Count, answers[place] is null ? 0 : 1, 1);
                Assert.All(mine, rating => Assert.Equal((Value(place), 1), (rating.Value, rating.Seq)));
            }
        }

        var watch = Stopwatch.StartNew();
        await server.StartAsync();
        output.WriteLine($"{heard} of {People} were acknowledged, {stored} stored; ready again after {watch.ElapsedMilliseconds} ms.");

        // Still open. Those who heard nothing send the same form again, and so does one who had been heard: each counts once.
        var silent = Enumerable.Range(0, People).Where(place => answers[place] is null).ToList();
        var heardAlready = Array.FindIndex(answers, answer => answer is not null);
        foreach (var place in silent.Append(heardAlready))
        {
            Assert.Equal(HttpStatusCode.OK, (await VoteAsync(phones[place], rooms[place], Value(place))).StatusCode);
        }

        using var late = await new Phone(server.Address).JoinAsync(StakeholderGroup.Learner);
        Assert.Equal(HttpStatusCode.OK, (await late.Guest.AnswerAsync(Consent.Abstain)).StatusCode);

        // A count may lag behind by the pace of pushing.
        await Task.Delay(2 * Publisher.Pace);
        Assert.Equal(People + 1, Room.Figure((await late.SeeAsync(RoomRegions.Count)).Html));
        await using (var db = Open())
        {
            Assert.Equal("ok", (await db.Database.SqlQuery<string>($"""SELECT integrity_check AS "Value" FROM pragma_integrity_check""").ToListAsync()).Single());
        }

        phones.ForEach(phone => phone.Dispose());
    }

    private static int Value(int place) => 1 + (place % 4);

    private static Task<HttpResponseMessage> VoteAsync(Phone phone, string room, int value) => phone.Guest.PostAsync(
        room,
        handler: null,
        ("item", Form.Hidden(room, "item")),
        ("attempt", Form.Hidden(room, "attempt")),
        ("value", value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("seq", "1"));

    private SqliteDb Open() => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite(SqliteDb.ConnectionString(Path.Combine(folder, "cocreate.db"))).Options, gate);
}
