using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Bare;
using Credex.CoCreate.Bench.Crowd;
using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>A whole live vote: everybody joins, listens, votes within the burst; the host closes and reveals.</summary>
internal static class VoteVerb
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(Options options)
    {
        var participants = options.Whole("participants", 2000);
        var burst = options.Seconds("burst", 3);
        var others = options.Whole("warm-up", 0, least: 0);
        OpenFiles.Require(participants + others);
        var random = new Random(options.Seed);
        var figures = new Figures { ["verb"] = "vote", ["participants"] = participants, ["burst"] = burst.TotalSeconds, ["warm_up"] = others };
        var isGood = await VoteAsync(options, participants, others, burst, random, figures);
        if (!options.Has("no-bare"))
        {
            Console.WriteLine("The same with a bare hub and a bare writer:");
            Compare(await BareRun.RunAsync(participants, burst, random), figures);
        }

        await figures.WriteAsync(options.Json);
        return isGood ? 0 : 1;
    }

    private static async Task<bool> VoteAsync(Options options, int participants, int others, TimeSpan burst, Random random, Figures figures)
    {
        await using var site = await Site.StartAsync(options);
        figures["provider"] = site.Store.Provider;
        var host = await Facilitator.SetUpAsync(site);
        Console.WriteLine($"{participants} participants, a burst of {burst.TotalSeconds:0.##} s, {site.Store.Provider}:");

        var begin = Timing.Now;
        using var room = await Room.JoinAsync(site, participants + others);
        var joined = Timing.Now;
        await room.ListenAsync();
        figures["join_seconds"] = Timing.Between(begin, joined) / 1000;
        figures["connect_seconds"] = Timing.Between(joined, Timing.Now) / 1000;
        Figures.Line("joined through the pages in", figures["join_seconds"], "s");
        Figures.Line("sockets opened in", figures["connect_seconds"], "s");
        foreach (var other in room.People.Skip(participants))
        {
            await other.VoteAsync();
        }

        await Task.Delay(Settling);
        var people = room.People.Take(participants).ToList();
        var busy = site.Server.CpuMilliseconds;
        await Burst.RunAsync(participants, burst, random, number => people[number].VoteAsync());
        var acks = new Acks([.. people.Select(one => one.Vote)]);
        figures["cpu_ms_per_vote"] = (site.Server.CpuMilliseconds - busy) / participants;
        var isGood = await CheckAsync(site, room, acks, figures);
        isGood &= await RevealAsync(site, room, host, figures);
        figures["memory_mb"] = site.Server.PeakMegabytes;
        Figures.Line("peak memory of the server", figures["memory_mb"], "MB");
        return isGood;
    }

    private static async Task<bool> CheckAsync(Site site, Room room, Acks acks, Figures figures)
    {
        var stored = await StoredVotes.ReadAsync(site.Store, room.People[0].Item, room.People[0].Attempt);
        var check = stored.Check(room.People);
        var counted = await room.CountedAsync(stored.Rows, Longest);
        (figures["lost"], figures["doubled"], figures["failed"]) = (check.Lost, check.Doubled, acks.Failed);
        (figures["ack_p50_ms"], figures["ack_p95_ms"]) = (acks.At(0.5).OrNull(), acks.At(0.95).OrNull());
        (figures["ack_p99_ms"], figures["ack_max_ms"]) = (acks.At(0.99).OrNull(), acks.At(1).OrNull());
        figures["sent_within_ms"] = acks.SentWithin;
        figures["tally_ms"] = counted is { } at ? Math.Max(0, Timing.Between(acks.Last, at)) : null;
        figures["count_bytes"] = room.People[0].Listener.Seen.LargestPush;
        Figures.Line("acknowledged", acks.Count, note: acks.Failed == 0 ? null : $"failed: {acks.Refusals} (count x status)");
        Figures.Line("lost", check.Lost);
        Figures.Line("doubled", check.Doubled);
        Figures.Line("stored without answer", check.Silent);
        Figures.Line("sent within", acks.SentWithin, "ms");
        Figures.Line("ack p50", acks.At(0.5), "ms");
        Figures.Line("ack p95", acks.At(0.95), "ms");
        Figures.Line("ack p99", acks.At(0.99), "ms");
        Figures.Line("ack max", acks.At(1), "ms");
        Figures.Line("processor time a vote", figures["cpu_ms_per_vote"], "ms", "of the server in the burst, pushes included");
        Figures.Line("tally on every screen", figures["tally_ms"], "ms", $"full count after the last acknowledgement; {figures["count_bytes"]} bytes a push");
        return check is { Lost: 0, Doubled: 0 } && counted is not null;
    }

    private static async Task<bool> RevealAsync(Site site, Room room, Facilitator host, Figures figures)
    {
        await host.LookAsync();
        await host.CloseAsync();
        var sent = await host.RevealAsync();
        var revealed = await room.RevealedAsync(Longest);
        figures["reveal_ms"] = revealed is { } at ? Timing.Between(sent, at) : null;
        figures["stage_bytes"] = room.Listeners.Max(one => one.Seen.LargestPush);
        Figures.Line("result on every screen", figures["reveal_ms"], "ms", $"after the reveal; at most {figures["stage_bytes"]} bytes a push");
        if (revealed is null)
        {
            Console.WriteLine($"  {room.Listeners.Count(one => !one.Seen.IsRevealed)} sockets never showed the result.");
        }

        return revealed is not null;
    }

    private static void Compare(BareResult bare, Figures figures)
    {
        (figures["bare_ack_p50_ms"], figures["bare_ack_p95_ms"]) = (bare.Acks.At(0.5).OrNull(), bare.Acks.At(0.95).OrNull());
        figures["bare_tally_ms"] = bare.Tally;
        figures["bare_cpu_ms_per_vote"] = bare.CpuMillisecondsPerVote;
        figures["ack_ratio"] = figures["ack_p95_ms"] is double ours && bare.Acks.At(0.95) is > 0 and var theirs ? ours / theirs : null;
        figures["tally_ratio"] = figures["tally_ms"] is double tally && bare.Tally is > 0 and var other ? tally / other : null;
        Figures.Line("bare ack p50", bare.Acks.At(0.5), "ms");
        Figures.Line("bare ack p95", bare.Acks.At(0.95), "ms", bare.Acks.Failed == 0 ? null : $"failed: {bare.Acks.Refusals}");
        Figures.Line("bare processor time a vote", bare.CpuMillisecondsPerVote, "ms");
        Figures.Line("bare tally", bare.Tally, "ms");
        Figures.Line("ack p95, app to bare", figures["ack_ratio"], "x");
        Figures.Line("tally, app to bare", figures["tally_ratio"], "x");
    }
}
