using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Tests.Standards;

/// <summary>One clause in a round: which act fits which state, and what it leads to.</summary>
public sealed class RoundItemTests
{
    private static readonly DateTime Start = new(2026, 11, 25, 10, 0, 0, DateTimeKind.Utc);
    private static readonly string[] Acts = ["open", "close", "extend", "take back", "reveal", "reopen"];

    [Theory]
    [InlineData(ItemState.Waiting, "open")]
    [InlineData(ItemState.Open, "close, extend, take back")]
    [InlineData(ItemState.Counting, "reopen")]
    [InlineData(ItemState.Closed, "reveal, reopen")]
    [InlineData(ItemState.Revealed, "reopen")]
    public void Each_state_allows_its_acts_and_refuses_all_others_without_a_trace(ItemState state, string allowed)
    {
        foreach (var act in Acts)
        {
            var (item, now) = In(state);
            var before = Describe(item);

            var done = Do(item, act, now);

            Assert.True(done == allowed.Split(", ").Contains(act), $"{act} while {state}: {done}");
            Assert.Equal(done, before != Describe(item));
        }
    }

    [Fact]
    public void A_timer_closes_and_a_grace_later_nothing_is_written_any_more()
    {
        var item = new RoundItem();
        item.Open(Start, TimeSpan.FromSeconds(60));
        var ends = Start.AddSeconds(60);

        Assert.Equal(ItemState.Open, item.StateAt(ends.AddTicks(-1)));
        Assert.True(item.TakesAnswersAt(ends.AddTicks(-1)));
        Assert.Equal(ItemState.Counting, item.StateAt(ends));
        Assert.False(item.TakesAnswersAt(ends));
        Assert.Equal(ItemState.Counting, item.StateAt((ends + RoundItem.Grace).AddTicks(-1)));
        Assert.Equal(ItemState.Closed, item.StateAt(ends + RoundItem.Grace));
        Assert.InRange(RoundItem.Grace, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_minute_more_moves_both_instants()
    {
        var item = new RoundItem();
        item.Open(Start, TimeSpan.FromSeconds(30));

        Assert.True(item.Extend(Start.AddSeconds(29)));

        Assert.Equal((Start.AddSeconds(90), Start.AddSeconds(90) + RoundItem.Grace), (item.ClosesAt!.Value, item.FinalAt!.Value));
    }

    [Fact]
    public void Reopening_before_the_reveal_is_the_same_attempt()
    {
        var (item, now) = In(ItemState.Closed);

        Assert.True(item.Reopen(now));

        Assert.Equal((1, ItemState.Open, null), (item.Attempt, item.StateAt(now), item.ClosesAt));
    }

    [Fact]
    public void Reopening_after_the_reveal_is_the_next_attempt_and_keeps_what_was_shown()
    {
        var (item, now) = In(ItemState.Revealed);

        Assert.True(item.Reopen(now));

        Assert.Equal((2, ItemState.Open, 1), (item.Attempt, item.StateAt(now), item.Shown.Count));
        Assert.Null(item.RevealedAt);
    }

    [Fact]
    public void A_second_attempt_is_not_taken_back()
    {
        var (item, now) = In(ItemState.Revealed);
        item.Reopen(now);

        Assert.False(item.TakeBack(now));
    }

    [Fact]
    public void What_was_taken_back_waits_as_if_it_had_never_opened()
    {
        var item = new RoundItem();
        item.Open(Start, TimeSpan.FromSeconds(30));

        item.TakeBack(Start.AddSeconds(1));

        Assert.Equal((ItemState.Waiting, null, null, null), (item.StateAt(Start.AddHours(1)), item.OpenedAt, item.ClosesAt, item.FinalAt));
        Assert.False(item.TakesAnswersAt(Start.AddSeconds(2)));
    }

    private static (RoundItem Item, DateTime Now) In(ItemState state)
    {
        var item = new RoundItem();
        var now = Start;
        if (state == ItemState.Waiting)
        {
            return (item, now);
        }

        item.Open(now, TimeSpan.FromMinutes(1));
        if (state == ItemState.Open)
        {
            return (item, now.AddSeconds(1));
        }

        item.Close(now.AddSeconds(10));
        now = now.AddSeconds(10) + (state == ItemState.Counting ? TimeSpan.Zero : RoundItem.Grace);
        if (state == ItemState.Revealed)
        {
            item.Reveal(now, new ShownResult { Attempt = 1 });
        }

        Assert.Equal(state, item.StateAt(now));
        return (item, now);
    }

    private static bool Do(RoundItem item, string act, DateTime now) => act switch
    {
        "open" => item.Open(now, TimeSpan.FromMinutes(1)),
        "close" => item.Close(now),
        "extend" => item.Extend(now),
        "take back" => item.TakeBack(now),
        "reveal" => item.Reveal(now, new ShownResult { Attempt = item.Attempt }),
        _ => item.Reopen(now),
    };

    private static string Describe(RoundItem item) => $"{item.Attempt} {item.OpenedAt:O} {item.ClosesAt:O} {item.FinalAt:O} {item.RevealedAt:O} {item.Shown.Count}";
}
