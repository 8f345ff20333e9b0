namespace Credex.CoCreate.Bench.Crowd;

/// <summary>Many senders, each at its own moment of a span, in random order.</summary>
internal static class Burst
{
    /// <param name="count">How many there are.</param>
    /// <param name="length">Over how long they are spread, evenly; zero for all at once.</param>
    /// <param name="random">Gives the order.</param>
    /// <param name="send">What the n-th one does.</param>
    /// <param name="cancel">Ends the burst: who is not due yet stays silent.</param>
    public static async Task RunAsync(int count, TimeSpan length, Random random, Func<int, Task> send, CancellationToken cancel = default)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        var sending = new List<Task>(count);
        var begin = Timing.Now;
        while (sending.Count < count && !cancel.IsCancellationRequested)
        {
            var due = length == TimeSpan.Zero ? count : Math.Min(count, (int)(Timing.Between(begin, Timing.Now) / length.TotalMilliseconds * count) + 1);
            while (sending.Count < due)
            {
                sending.Add(send(order[sending.Count]));
            }

            if (sending.Count < count)
            {
                await Task.Delay(1, CancellationToken.None);
            }
        }

        await Task.WhenAll(sending);
    }
}
