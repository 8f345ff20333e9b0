using Credex.CoCreate.Mail;
using Microsoft.Extensions.Time.Testing;

namespace Credex.CoCreate.Tests.Mail;

public sealed class SendRateTests
{
    [Fact]
    public async Task No_second_sees_more_letters_than_the_rate_whoever_asks_and_in_which_burst()
    {
        var clock = new FakeTimeProvider();
        var rate = new SendRate(10, clock);
        var waiting = Enumerable.Range(0, 35).Select(_ => rate.WaitAsync(CancellationToken.None)).ToList();

        Assert.Equal(1, waiting.Count(one => one.IsCompleted));
        var gone = new List<int>();
        for (var tenth = 1; tenth <= 40; tenth++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            gone.Add(waiting.Count(one => one.IsCompleted));
        }

        Assert.Equal(Enumerable.Range(2, 34).Concat(Enumerable.Repeat(35, 6)), gone);
        await Task.WhenAll(waiting);
    }

    [Fact]
    public void After_a_pause_nothing_was_saved_up()
    {
        var clock = new FakeTimeProvider();
        var rate = new SendRate(2, clock);
        Assert.True(rate.WaitAsync(CancellationToken.None).IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.True(rate.WaitAsync(CancellationToken.None).IsCompleted);
        var second = rate.WaitAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromMilliseconds(499));
        Assert.False(second.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(second.IsCompleted);
    }
}
