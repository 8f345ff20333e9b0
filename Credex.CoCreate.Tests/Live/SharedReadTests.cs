using Credex.CoCreate.Live;

namespace Credex.CoCreate.Tests.Live;

public sealed class SharedReadTests
{
    private readonly SharedRead<int> shared = new();
    private readonly SemaphoreSlim mayEnd = new(0);
    private readonly SemaphoreSlim begun = new(0);
    private int reads;

    [Fact]
    public async Task A_thousand_who_come_while_one_reads_share_the_next_reading()
    {
        var first = shared.ReadAsync(ReadAsync);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 1000).Select(_ => shared.ReadAsync(ReadAsync)).ToList();
        mayEnd.Release(2);

        Assert.Equal(1, await first);
        Assert.All(await Task.WhenAll(others), number => Assert.Equal(2, number));
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task Nobody_is_given_what_was_read_before_he_asked()
    {
        var value = "old";
        var texts = new SharedRead<string>();
        var gate = new SemaphoreSlim(0);
        async Task<string> ReadAsync()
        {
            var read = value;
            begun.Release();
            await gate.WaitAsync();
            return read;
        }

        var early = texts.ReadAsync(ReadAsync);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        value = "new";
        var late = texts.ReadAsync(ReadAsync);
        gate.Release(2);

        Assert.Equal("old", await early);
        Assert.Equal("new", await late);
    }

    [Fact]
    public async Task An_error_is_of_those_who_waited_for_it_and_of_nobody_after_them()
    {
        var failing = shared.ReadAsync(() => Task.FromException<int>(new InvalidOperationException("no database")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        mayEnd.Release();

        Assert.Equal(1, await shared.ReadAsync(ReadAsync));
    }

    private async Task<int> ReadAsync()
    {
        var number = Interlocked.Increment(ref reads);
        begun.Release();
        await mayEnd.WaitAsync();
        return number;
    }
}
