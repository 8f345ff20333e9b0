using Credex.CoCreate.Workshops.WarmUp;

namespace Credex.CoCreate.Tests.Workshops.WarmUp;

/// <summary>What is shown of a practice question, and what is not.</summary>
public sealed class WarmUpOutcomeTests
{
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Fewer_people_than_the_smallest_group_are_not_shown(int people, bool shown)
    {
        var outcome = WarmUpOutcome.Of(Answers([.. Enumerable.Repeat(2, people)]), 3, 5, before: null);

        Assert.Equal(people, outcome.Answered);
        Assert.Equal(shown ? [0, people, 0] : null, outcome.Counts);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 3 }, new[] { 3, 3, 4 }, false)]
    [InlineData(new[] { 2, 1, 1, 2, 2, 2, 3, 3, 3, 3 }, new[] { 3, 3, 4 }, true)]
    [InlineData(new[] { 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 1 }, new[] { 3, 3, 4 }, true)]
    [InlineData(new[] { 1, 1, 1, 2, 2, 2, 3, 3, 3 }, new[] { 3, 3, 4 }, true)]
    [InlineData(new[] { 2, 2, 2, 1, 1, 2, 3, 3, 3, 3 }, new[] { 2, 4, 4 }, false)]
    public void A_second_showing_tells_nobody_apart_from_the_first(int[] again, int[] counts, bool isEarlier)
    {
        var first = WarmUpOutcome.Of(Answers([1, 1, 1, 2, 2, 2, 3, 3, 3, 3]), 3, 5, before: null);

        var second = WarmUpOutcome.Of(Answers(again), 3, 5, first);

        Assert.Equal(counts, second.Counts);
        Assert.Equal(isEarlier, second.IsEarlier);
    }

    [Fact]
    public void A_third_showing_is_measured_against_all_before_it()
    {
        var first = WarmUpOutcome.Of(Answers([1, 1, 1, 1, 1, 1]), 2, 5, before: null);
        var second = WarmUpOutcome.Of(Answers([2, 2, 2, 2, 2, 2]), 2, 5, first);

        var third = WarmUpOutcome.Of(Answers([1, 1, 1, 1, 1, 2]), 2, 5, second);

        Assert.Equal([0, 6], third.Counts);
        Assert.True(third.IsEarlier);
    }

    private static Dictionary<Guid, int> Answers(int[] values) =>
        values.Select((value, place) => (Voter: new Guid(place + 1, 0, 0, new byte[8]), value)).ToDictionary(one => one.Voter, one => one.value);
}
