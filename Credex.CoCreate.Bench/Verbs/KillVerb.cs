using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Crowd;
using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>kill -9 in the middle of the burst, again and again, each time from the same full room before its vote.</summary>
internal static class KillVerb
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(Options options)
    {
        var participants = options.Whole("participants", 1000);
        var runs = options.Whole("runs", 20);
        var burst = options.Seconds("burst", 3);
        OpenFiles.Require(participants);
        var random = new Random(options.Seed);
        await using var site = await Site.StartAsync(options);
        using var room = await Room.JoinAsync(site, participants);
        await site.Server.KillAsync();
        await site.Store.KeepAsync();

        Console.WriteLine($"{participants} participants, {runs} times kill -9 in a burst of {burst.TotalSeconds:0.##} s, {site.Store.Provider}:");
        Console.WriteLine("  run  killed at  acked before  lost  doubled  stored, no ack      start   again in  refused after  counted");
        var all = new List<KillRun>();
        for (var run = 1; run <= runs; run++)
        {
            var one = await RunOnceAsync(site, room, burst, random);
            all.Add(one);
            Console.WriteLine($"  {run,3}{one.KilledAt,8:0} ms{one.Before,14}{one.Lost,6}{one.Doubled,9}{one.Silent,16}{one.StartMs,8:0} ms{one.AgainMs,8:0} ms{one.Refused,15}{(one.IsCounted ? "yes" : "NO"),9}");
        }

        var isGood = all.TrueForAll(one => one.IsGood);
        Console.WriteLine(isGood ? "  Every acknowledged vote was there, once, and the room went on." : "  NOT every acknowledged vote was there, once, or a room did not go on.");
        var figures = new Figures
        {
            ["verb"] = "kill",
            ["provider"] = site.Store.Provider,
            ["participants"] = participants,
            ["burst"] = burst.TotalSeconds,
            ["runs"] = runs,
            ["lost"] = all.Sum(one => one.Lost),
            ["doubled"] = all.Sum(one => one.Doubled),
            ["refused_after"] = all.Sum(one => one.Refused),
            ["good_runs"] = all.Count(one => one.IsGood),
            ["start_max_ms"] = all.Max(one => one.StartMs),
            ["each"] = all,
        };
        await figures.WriteAsync(options.Json);
        return isGood ? 0 : 1;
    }

    private static async Task<KillRun> RunOnceAsync(Site site, Room room, TimeSpan burst, Random random)
    {
        await site.Store.RestoreAsync();
        foreach (var one in room.People)
        {
            one.ForgetVote();
        }

        await site.StartAsync();
        await ListenAfreshAsync(room);
        using var ended = new CancellationTokenSource();
        var killAt = burst * (0.1 + (0.8 * random.NextDouble()));
        var voting = Burst.RunAsync(room.People.Count, burst, random, number => room.People[number].VoteAsync(), ended.Token);
        await Task.Delay(killAt);
        await site.Server.KillAsync();
        await ended.CancelAsync();
        await voting;

        var before = room.People.Count(one => one.Vote.IsAcknowledged);
        var begin = Timing.Now;
        await site.StartAsync();
        var started = Timing.Now;
        var (item, attempt) = (room.People[0].Item, room.People[0].Attempt);
        var check = (await StoredVotes.ReadAsync(site.Store, item, attempt)).Check(room.People);

        // The room is where it was: each browser is back, and sends again what was not acknowledged, or was not sent yet.
        await ListenAfreshAsync(room);
        var left = room.People.Where(one => !one.Vote.IsAcknowledged).ToList();
        await Burst.RunAsync(left.Count, burst / 2, random, number => left[number].VoteAsync());
        var after = await StoredVotes.ReadAsync(site.Store, item, attempt);
        var counted = await room.CountedAsync(room.People.Count, Longest);
        var last = after.Check(room.People);
        var result = new KillRun(
            killAt.TotalMilliseconds,
            before,
            check.Lost + last.Lost,
            check.Doubled + last.Doubled,
            check.Silent,
            Timing.Between(begin, started),
            Timing.Between(begin, room.People.Min(one => one.Vote.Sent > begin ? one.Vote.Answered : long.MaxValue)),
            left.Count(one => !one.Vote.IsAcknowledged),
            counted is not null && after.Rows == room.People.Count);
        await site.Server.KillAsync();
        return result;
    }

    private static async Task ListenAfreshAsync(Room room)
    {
        foreach (var one in room.Listeners)
        {
            one.Drop();
            one.Seen.Forget();
        }

        await room.ListenAsync();
    }
}

/// <param name="KilledAt">Milliseconds after the begin of the burst.</param>
/// <param name="Before">Acknowledged before the kill.</param>
/// <param name="Lost">Of all acknowledged votes, before and after.</param>
/// <param name="Doubled">Stored more than once.</param>
/// <param name="Silent">Stored before the kill without an acknowledgement: sent again and counted once.</param>
/// <param name="StartMs">Until the new server listened.</param>
/// <param name="AgainMs">From the kill until the first further vote was acknowledged.</param>
/// <param name="Refused">Votes that were not accepted after the new start.</param>
/// <param name="IsCounted">Whether every screen showed everybody's vote at the end.</param>
internal sealed record KillRun(double KilledAt, int Before, int Lost, int Doubled, int Silent, double StartMs, double AgainMs, int Refused, bool IsCounted)
{
    public bool IsGood => this is { Lost: 0, Doubled: 0, Refused: 0, IsCounted: true };
}
