using System.Globalization;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Crowd;
using Credex.CoCreate.Bench.Live;

namespace Credex.CoCreate.Bench.Bare;

/// <param name="Acks">Its acknowledgements.</param>
/// <param name="Tally">Milliseconds from the last of them until every socket had the full count; null when one never had.</param>
/// <param name="CpuMillisecondsPerVote">Processor time of the server in the burst, pushes included.</param>
internal sealed record BareResult(Acks Acks, double? Tally, double CpuMillisecondsPerVote);

/// <summary>The same burst, measured in the same way, at the bare server.</summary>
internal static class BareRun
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<BareResult> RunAsync(int participants, TimeSpan length, Random random)
    {
        var folder = Directory.CreateTempSubdirectory("cocreate-bench-");
        try
        {
            var port = Places.FreePort();
            await using var server = await ServerProcess.StartAsync(
                typeof(BareRun).Assembly.Location,
                BareServer.Ready,
                [BareServer.Verb, "--port", port.ToString(CultureInfo.InvariantCulture), "--file", Path.Combine(folder.FullName, "bare.db")],
                ("DOTNET_gcServer", "1"));
            using var web = new Web();
            var result = await VoteAsync(server, new Uri($"http://127.0.0.1:{port}"), web, participants, length, random);
            server.PrintComplaints();
            return result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<BareResult> VoteAsync(ServerProcess server, Uri address, Web web, int participants, TimeSpan length, Random random)
    {
        var browsers = Enumerable.Range(0, participants).Select(number => new Browser($"10.1.0.{number % 250}", "en")).ToList();
        var listeners = browsers.Select(browser => new Listener(address, web, browser, "room")).ToList();
        await Parallel.ForEachAsync(listeners, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (one, cancel) => await one.ListenAsync(cancel));
        using var pings = new Pings(listeners);
        var votes = new Vote[participants];
        var busy = server.CpuMilliseconds;
        await Burst.RunAsync(participants, length, random, async number =>
        {
            var ballot = new Ballot(new Uri(address, BareServer.VotePath), browsers[number], Ballot.Encode(
                ("voter", number.ToString(CultureInfo.InvariantCulture)),
                ("value", "1"),
                ("token", new string('t', 200))));
            votes[number] = await ballot.SendAsync(web.Invoker, CancellationToken.None);
        });
        var acks = new Acks(votes);
        var spent = (server.CpuMilliseconds - busy) / participants;
        var counted = await Timing.UntilAsync(() => listeners.TrueForAll(one => one.Seen.Figure >= acks.Count), Longest);
        var result = new BareResult(acks, counted ? Math.Max(0, Timing.Between(acks.Last, listeners.Max(one => one.Seen.FigureAt))) : null, spent);
        listeners.ForEach(one => one.Drop());
        return result;
    }
}
