using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Live;

namespace Credex.CoCreate.Bench.Crowd;

/// <summary>Everybody in the room, and the projector screen.</summary>
internal sealed class Room : IDisposable
{
    private const int AtTheDoorAtOnce = 32;
    private readonly Pings pings;

    private Room(IReadOnlyList<Participant> people, Listener screen)
    {
        People = people;
        Screen = screen;
        Listeners = [.. people.Select(one => one.Listener), screen];
        pings = new Pings(Listeners);
    }

    public IReadOnlyList<Participant> People { get; }

    public Listener Screen { get; }

    /// <summary>Every socket: the participants' and the screen's.</summary>
    public IReadOnlyList<Listener> Listeners { get; }

    /// <summary>Joins everybody through the pages.</summary>
    public static async Task<Room> JoinAsync(Site site, int count)
    {
        var people = Enumerable.Range(0, count).Select(number => new Participant(site, number)).ToList();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtTheDoorAtOnce }, async (one, _) => await one.JoinAsync());
        return new Room(people, new Listener(site.Address, site.Web, new Browser("10.255.255.2", "en"), "screen"));
    }

    /// <summary>Opens every socket.</summary>
    public Task ListenAsync() =>
        Parallel.ForEachAsync(Listeners, new ParallelOptions { MaxDegreeOfParallelism = AtTheDoorAtOnce }, async (one, cancel) => await one.ListenAsync(cancel));

    /// <summary>Until every socket has the full count. Gives the instant at which the last one had it, or null.</summary>
    public async Task<long?> CountedAsync(int full, TimeSpan longest) =>
        await Timing.UntilAsync(() => Listeners.All(one => one.Seen.Figure >= full), longest) ? Listeners.Max(one => one.Seen.FigureAt) : null;

    /// <summary>Until every socket has the result. Gives the instant at which the last one had it, or null.</summary>
    public async Task<long?> RevealedAsync(TimeSpan longest) =>
        await Timing.UntilAsync(() => Listeners.All(one => one.Seen.IsRevealed), longest) ? Listeners.Max(one => one.Seen.RevealedAt) : null;

    public void Dispose()
    {
        pings.Dispose();
        foreach (var one in Listeners)
        {
            one.Drop();
        }
    }
}
