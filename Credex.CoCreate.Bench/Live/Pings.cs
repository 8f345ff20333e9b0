namespace Credex.CoCreate.Bench.Live;

/// <summary>Says for every socket in turn that it is still there: all of them once in twelve seconds, never all at once.</summary>
internal sealed class Pings : IDisposable
{
    private const int Steps = 120;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly PeriodicTimer timer = new(Step);

    public Pings(IReadOnlyList<Listener> listeners)
    {
        _ = RunAsync(listeners);
    }

    public void Dispose() => timer.Dispose();

    private async Task RunAsync(IReadOnlyList<Listener> listeners)
    {
        for (var step = 0; await timer.WaitForNextTickAsync(); step = (step + 1) % Steps)
        {
            for (var place = step; place < listeners.Count; place += Steps)
            {
                await listeners[place].PingAsync();
            }
        }
    }
}
