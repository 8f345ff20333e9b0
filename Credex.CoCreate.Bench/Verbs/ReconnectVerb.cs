using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Crowd;
using Credex.CoCreate.Bench.Live;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>Everybody is dropped at once while the host reveals; how many show the result within five seconds?</summary>
internal static class ReconnectVerb
{
    private const double Share = 0.995;
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(Options options)
    {
        var participants = options.Whole("participants", 1000);
        OpenFiles.Require(participants);
        var random = new Random(options.Seed);
        await using var site = await Site.StartAsync(options);
        var host = await Facilitator.SetUpAsync(site);
        using var room = await Room.JoinAsync(site, participants);
        await room.ListenAsync();
        await Burst.RunAsync(participants, TimeSpan.FromSeconds(2), random, number => room.People[number].VoteAsync());
        await host.LookAsync();
        await host.CloseAsync();

        // Closed and final, and shown as that: the reveal is then a new state that comes while nobody is connected.
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        using var late = new CancellationTokenSource(Allowed + TimeSpan.FromSeconds(5));
        var listeners = room.People.Select(one => one.Listener).ToList();
        var busy = site.Server.CpuMilliseconds;
        var dropped = Timing.Now;
        listeners.ForEach(one => one.Drop());
        var coming = listeners.Select(one => one.ReconnectAsync(late.Token)).ToList();
        var sent = await host.RevealAsync();
        await Timing.UntilAsync(() => listeners.TrueForAll(one => one.IsConnected && one.Seen.IsRevealed), Allowed);

        var spent = (site.Server.CpuMilliseconds - busy) / participants;
        var newest = room.Listeners.Max(one => one.Seen.Revision(Region.Stage));
        var times = listeners.Where(one => one.IsConnected && one.Seen.IsRevealed && one.Seen.Revision(Region.Stage) == newest)
            .Select(one => Timing.Between(dropped, Math.Max(one.ConnectedAt, one.Seen.RevealedAt))).Where(time => time <= Allowed.TotalMilliseconds).Order().ToList();
        var missed = listeners.Count(one => one.ConnectedAt > sent);
        var share = times.Count / (double)participants;
        var figures = new Figures
        {
            ["verb"] = "reconnect",
            ["provider"] = site.Store.Provider,
            ["participants"] = participants,
            ["back"] = times.Count,
            ["back_percent"] = 100 * share,
            ["back_p50_ms"] = Timing.Percentile(times, 0.5).OrNull(),
            ["back_p95_ms"] = Timing.Percentile(times, 0.95).OrNull(),
            ["back_max_ms"] = Timing.Percentile(times, 1).OrNull(),
            ["away_at_reveal"] = missed,
            ["cpu_ms_each"] = spent,
            ["memory_mb"] = site.Server.PeakMegabytes,
        };
        Console.WriteLine($"{participants} dropped at once, {missed} of them away when the result was revealed, {site.Store.Provider}:");
        Figures.Line("back with the result in 5 s", times.Count, note: $"{100 * share:0.00} %");
        Figures.Line("p50", figures["back_p50_ms"], "ms");
        Figures.Line("p95", figures["back_p95_ms"], "ms");
        Figures.Line("last", figures["back_max_ms"], "ms");
        Figures.Line("processor time each", spent, "ms", "of the server");
        Figures.Line("peak memory of the server", figures["memory_mb"], "MB");
        await late.CancelAsync();
        await Task.WhenAll(coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await figures.WriteAsync(options.Json);
        return share >= Share ? 0 : 1;
    }
}
