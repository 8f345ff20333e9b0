namespace Credex.CoCreate.Mail;

/// <summary>
/// A token bucket of one token: letters leave evenly, so no second sees more than the rate. Whoever waits has a place in the line from the first moment on.
/// </summary>
public sealed class SendRate(double perSecond, TimeProvider clock)
{
    private readonly TimeSpan interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly Lock line = new();
    private long? next;

    public Task WaitAsync(CancellationToken cancel)
    {
        var wait = Reserve();
        return wait > TimeSpan.Zero ? Task.Delay(wait, clock, cancel) : Task.CompletedTask;
    }

    private TimeSpan Reserve()
    {
        lock (line)
        {
            var now = clock.GetTimestamp();
            var mine = next is { } free && free > now ? free : now;
            next = mine + (long)(interval.TotalSeconds * clock.TimestampFrequency);
            return clock.GetElapsedTime(now, mine);
        }
    }
}
