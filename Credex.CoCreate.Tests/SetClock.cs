namespace Credex.CoCreate.Tests;

/// <summary>
/// A clock that stands until it is set, for whole apps. Their timers run in real time: in the package's fake clock a periodic timer would go off for each of its beats in a year that is skipped.
/// </summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void SetUtcNow(DateTimeOffset value) => Interlocked.Exchange(ref ticks, value.UtcTicks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
