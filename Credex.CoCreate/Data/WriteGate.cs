namespace Credex.CoCreate.Data;

/// <summary>
/// One writer at a time in this process. SQLite has one writer anyway, and a second one makes its driver sleep 150 ms and try again;
/// waiting here instead keeps the worst commit at a few milliseconds. PostgreSQL needs no gate, so its contexts get none.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        return new Exit(one);
    }

    public void Dispose() => one.Dispose();

    private sealed class Exit(SemaphoreSlim gate) : IDisposable
    {
        private int left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref left, 1) == 0)
            {
                gate.Release();
            }
        }
    }
}
