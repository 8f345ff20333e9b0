using System.Collections.Concurrent;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Data;

/// <summary>What waits is written together, in its order; what meets another server is written one by one; what fails fails alone.</summary>
public sealed class BatchWriterTests
{
    [Fact]
    public async Task What_waits_is_entered_in_one_transaction_in_its_order()
    {
        var seen = new Seen();
        await using var app = new TestApp(services: services => services.AddSingleton(seen).AddBatchWriter<int, string, Ledger>());

        var receipts = await EnterAsync(app, Enumerable.Range(1, BatchWriter.Batch + 50));

        Assert.Equal(Enumerable.Range(1, BatchWriter.Batch + 50).Select(number => $"{number}"), receipts);
        Assert.InRange(seen.Batches.Count, 2, 3);

        // What the writer took before the rest was there waits at the gate as a batch of its own.
        Assert.InRange(seen.Batches.Max(batch => batch.Count), (BatchWriter.Batch + 50) / 2, BatchWriter.Batch);
    }

    [Fact]
    public async Task A_batch_that_meets_another_server_is_entered_one_by_one_and_each_tried_again()
    {
        var seen = new Seen { Fails = (batch, tries) => batch.Count > 1 || (batch[0] == 7 && tries < 3) ? new DbUpdateException("Somebody else was faster.") : null };
        await using var app = new TestApp(services: services => services.AddSingleton(seen).AddBatchWriter<int, string, Ledger>());

        var receipts = await EnterAsync(app, Enumerable.Range(1, 20));

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"{number}"), receipts);
        Assert.Equal(3, seen.Batches.Count(batch => batch is [7]));
    }

    [Fact]
    public async Task One_that_can_never_be_entered_takes_no_other_with_it()
    {
        var seen = new Seen { Fails = (batch, _) => batch.Contains(7) ? new DbUpdateException("Never.") : null };
        await using var app = new TestApp(services: services => services.AddSingleton(seen).AddBatchWriter<int, string, Ledger>());

        var commits = await StartAsync(app, Enumerable.Range(1, 20));

        await Assert.ThrowsAsync<DbUpdateException>(() => commits[6]);
        commits.RemoveAt(6);
        Assert.Equal(19, (await Task.WhenAll(commits)).Length);
    }

    [Fact]
    public async Task A_fault_fails_its_batch_and_the_next_is_entered()
    {
        var seen = new Seen { Fails = (batch, _) => batch.Contains(7) ? new InvalidOperationException("A fault.") : null };
        await using var app = new TestApp(services: services => services.AddSingleton(seen).AddBatchWriter<int, string, Ledger>());

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Task.WhenAll(await StartAsync(app, [7])));

        Assert.Equal(["8"], await EnterAsync(app, [8]));
    }

    private static async Task<string[]> EnterAsync(TestApp app, IEnumerable<int> entries) => await Task.WhenAll(await StartAsync(app, entries));

    /// <summary>Hands them over while nothing can be written, so that they wait together.</summary>
    private static async Task<List<Task<string>>> StartAsync(TestApp app, IEnumerable<int> entries)
    {
        var writer = app.Services.GetRequiredService<BatchWriter<int, string>>();
        using (await app.Services.GetRequiredService<WriteGate>().EnterAsync(CancellationToken.None))
        {
            return [.. entries.Select(entry =>
            {
                Assert.True(writer.TryEnter(entry, out var commit));
                return commit;
            })];
        }
    }

    private sealed class Seen
    {
        public ConcurrentQueue<IReadOnlyList<int>> Batches { get; } = [];

        public Func<IReadOnlyList<int>, int, Exception?> Fails { get; init; } = (_, _) => null;
    }

    private sealed class Ledger(Seen seen) : ILedger<int, string>
    {
        public int Nothing => 0;

        public IReadOnlyList<RegionKey> Touched => [];

        public Task<IReadOnlyList<string>> EnterAsync(IReadOnlyList<int> entries, CancellationToken cancel)
        {
            if (entries is [0])
            {
                return Task.FromResult<IReadOnlyList<string>>(["0"]);
            }

            seen.Batches.Enqueue(entries);
            return seen.Fails(entries, seen.Batches.Count(batch => batch.SequenceEqual(entries))) is { } error
                ? Task.FromException<IReadOnlyList<string>>(error)
                : Task.FromResult<IReadOnlyList<string>>([.. entries.Select(entry => $"{entry}")]);
        }
    }
}
