using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Credex.CoCreate.Live;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Data;

/// <summary>The rules by which entries of one kind are written. A scoped service, so each batch has one of its own and may keep in it what it read.</summary>
/// <typeparam name="TEntry">What somebody sent.</typeparam>
/// <typeparam name="TReceipt">What became of it.</typeparam>
public interface ILedger<TEntry, TReceipt>
{
    /// <summary>One that fits nothing and so writes nothing: its way is taken once at the start.</summary>
    TEntry Nothing { get; }

    /// <summary>The regions that are nudged after the commit.</summary>
    IReadOnlyList<RegionKey> Touched { get; }

    /// <summary>Enters them in their order, inside the caller's transaction and under the locks that they need, and gives a receipt for each.</summary>
    Task<IReadOnlyList<TReceipt>> EnterAsync(IReadOnlyList<TEntry> entries, CancellationToken cancel);
}

/// <summary>Sizes of every <see cref="BatchWriter{TEntry, TReceipt}"/>.</summary>
public static class BatchWriter
{
    public const int Batch = 200;
    public const int Capacity = 10_000;

    public static IServiceCollection AddBatchWriter<TEntry, TReceipt, TLedger>(this IServiceCollection services)
        where TLedger : class, ILedger<TEntry, TReceipt> => services
        .AddScoped<ILedger<TEntry, TReceipt>, TLedger>()
        .AddSingleton<BatchWriter<TEntry, TReceipt>>()
        .AddHostedService(provider => provider.GetRequiredService<BatchWriter<TEntry, TReceipt>>());
}

/// <summary>
/// Writes all entries of one kind in this process through one bounded channel, up to <see cref="BatchWriter.Batch"/> in a transaction. Each request awaits its own
/// commit, so what is acknowledged is durable; one batching writer does ten times the votes of a hundred parallel ones.
/// </summary>
public sealed class BatchWriter<TEntry, TReceipt>(IServiceScopeFactory scopes, Publisher publisher, ILogger<BatchWriter<TEntry, TReceipt>> log) : BackgroundService
{
    /// <summary>How long nobody has to enter anything after the start before the way of an entry is tried out: who opens the first page comes before.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);

    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(BatchWriter.Capacity) { SingleReader = true });

    /// <summary>Hands an entry over. False when the channel is full: the caller says 503 and when to try again, and keeps the form.</summary>
    public bool TryEnter(TEntry entry, [NotNullWhen(true)] out Task<TReceipt>? commit)
    {
        var waiting = new Waiting(entry);
        commit = channel.Writer.TryWrite(waiting) ? waiting.Receipt.Task : null;
        return commit is not null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(BatchWriter.Batch);
        try
        {
            var first = channel.Reader.WaitToReadAsync(stoppingToken).AsTask();
            if (await Task.WhenAny(first, Task.Delay(Quiet, stoppingToken)) != first)
            {
                await WarmUpAsync(stoppingToken);
            }

            while (await channel.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < BatchWriter.Batch && channel.Reader.TryRead(out var waiting))
                {
                    batch.Add(waiting);
                }

                await WriteAllAsync(batch, stoppingToken);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            channel.Writer.TryComplete();
            while (channel.Reader.TryRead(out var left))
            {
                batch.Add(left);
            }

            batch.ForEach(left => left.Receipt.TrySetCanceled(stoppingToken));
        }
    }

    /// <summary>Takes the way of an entry once: the queries are compiled before the first burst waits for them.</summary>
    private async Task WarmUpAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await WriteAsync([new Waiting(scope.ServiceProvider.GetRequiredService<ILedger<TEntry, TReceipt>>().Nothing)], cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "The way of an entry could not be tried out");
        }
    }

    private async Task WriteAllAsync(IReadOnlyList<Waiting> batch, CancellationToken cancel)
    {
        try
        {
            await WriteAsync(batch, cancel);
        }
        catch (Exception error) when (batch.Count > 1 && IsContention(error))
        {
            // On two servers the same voter may be in both batches: each entry alone, the second one sees the first.
            log.LogWarning(error, "A batch of {Count} entries is written one by one", batch.Count);
            foreach (var one in batch)
            {
                await WriteOneAsync(one, cancel);
            }
        }
        catch (Exception error) when (IsContention(error))
        {
            await WriteOneAsync(batch[0], cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "{Count} entries could not be written", batch.Count);
            Fail(batch, error);
        }
    }

    /// <summary>A conflict with another transaction; a deadlock or serialization failure arrives bare from a statement, or wrapped by EF.</summary>
    private static bool IsContention(Exception error) =>
        error is DbUpdateException || (error as DbException ?? error.InnerException as DbException) is { SqlState: "40P01" or "40001" };

    private async Task WriteOneAsync(Waiting one, CancellationToken cancel, int triesLeft = 3)
    {
        try
        {
            await WriteAsync([one], cancel);
        }
        catch (Exception error) when (triesLeft > 0 && IsContention(error))
        {
            await WriteOneAsync(one, cancel, triesLeft - 1);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "An entry could not be written");
            Fail([one], error);
        }
    }

    private static void Fail(IEnumerable<Waiting> batch, Exception error)
    {
        foreach (var waiting in batch)
        {
            waiting.Receipt.TrySetException(error);
        }
    }

    private async Task WriteAsync(IReadOnlyList<Waiting> batch, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedger<TEntry, TReceipt>>();
        var receipts = await db.WriteAsync(() => ledger.EnterAsync([.. batch.Select(waiting => waiting.Entry)], cancel), cancel);
        for (var place = 0; place < batch.Count; place++)
        {
            batch[place].Receipt.TrySetResult(receipts[place]);
        }

        publisher.Nudge(ledger.Touched);
    }

    private sealed record Waiting(TEntry Entry)
    {
        public TaskCompletionSource<TReceipt> Receipt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
