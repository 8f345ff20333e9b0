namespace Credex.CoCreate.Live;

/// <summary>
/// Of many who ask for the same at the same time, one reads for all. Nobody is given what was read before he asked: whoever comes while
/// a reading runs waits for the next one, together with everybody else who came meanwhile. So at most one runs and one waits.
/// </summary>
public sealed class SharedRead<T>
{
    private readonly Lock gate = new();
    private Task<T>? running;
    private Task<T>? waiting;

    /// <param name="read">Belongs to nobody's request: it has to end by itself, whoever goes away. Its error is everybody's.</param>
    public Task<T> ReadAsync(Func<Task<T>> read)
    {
        lock (gate)
        {
            return waiting ??= AfterAsync(running ?? Task.CompletedTask, read);
        }
    }

    private async Task<T> AfterAsync(Task before, Func<Task<T>> read)
    {
        // Always goes on elsewhere: here the lock is still held, and this is not yet who waits.
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
        {
            (running, waiting) = (waiting, null);
        }

        return await read();
    }
}
