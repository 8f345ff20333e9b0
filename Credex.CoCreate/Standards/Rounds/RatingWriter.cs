using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>
/// Writes all answers of this process through one bounded channel, up to <see cref="Batch"/> in a transaction. Each request awaits its own
/// commit, so what is acknowledged is durable; one batching writer does ten times the votes of a hundred parallel ones.
/// </summary>
public sealed class RatingWriter(IServiceScopeFactory scopes, Publisher publisher, TimeProvider clock, ILogger<RatingWriter> log) : BackgroundService
{
    public const int Batch = 200;
    public const int Capacity = 10_000;

    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Hands an answer over. False when the channel is full: the caller says 503 and when to try again, and keeps the form.</summary>
    public bool TryCast(CastVote vote, [NotNullWhen(true)] out Task<VoteReceipt>? commit)
    {
        var waiting = new Waiting(vote);
        commit = channel.Writer.TryWrite(waiting) ? waiting.Receipt.Task : null;
        return commit is not null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>(Batch);
        try
        {
            await WarmUpAsync(stoppingToken);
            while (await channel.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < Batch && channel.Reader.TryRead(out var waiting))
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

    /// <summary>
    /// Takes the way of an answer once, with one that fits nothing and so writes nothing: the queries are compiled before the first burst waits for them.
    /// </summary>
    private async Task WarmUpAsync(CancellationToken cancel)
    {
        try
        {
            await WriteAsync([new Waiting(new CastVote(Guid.Empty, 0, Guid.Empty, 0, Seq: null, clock.GetUtcNow().UtcDateTime))], cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "The way of an answer could not be tried out");
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
            // On two servers the same voter may be in both batches: each answer alone, the second one sees the first.
            log.LogWarning(error, "A batch of {Count} answers is written one by one", batch.Count);
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
            log.LogError(error, "{Count} answers could not be written", batch.Count);
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
            log.LogError(error, "An answer could not be written");
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
        var ledger = new RatingLedger(db);
        var receipts = await db.WriteAsync(() => ledger.EnterAsync([.. batch.Select(waiting => waiting.Vote)], clock, cancel), cancel);
        for (var place = 0; place < batch.Count; place++)
        {
            batch[place].Receipt.TrySetResult(receipts[place]);
        }

        publisher.Nudge(ledger.Touched);
    }

    private sealed record Waiting(CastVote Vote)
    {
        public TaskCompletionSource<VoteReceipt> Receipt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
