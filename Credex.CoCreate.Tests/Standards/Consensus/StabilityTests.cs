using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class StabilityTests
{
    [Fact]
    public void Half_the_differences_over_the_people()
    {
        var stability = Stability.Between(new Histogram([2, 4, 8, 4, 2]), new Histogram([1, 4, 10, 4, 1]));

        Assert.Equal((2, 20), (stability.Moved, stability.People));
        Assert.Equal(.1, stability.Share);
        Assert.True(stability.IsStable);
    }

    [Fact]
    public void Fifteen_percent_is_not_under_fifteen_percent()
    {
        Assert.False(Stability.Between(Answers.Consent(17, disagree: 3), Answers.Consent(20)).IsStable);
        Assert.True(Stability.Between(Answers.Consent(18, disagree: 2), Answers.Consent(20)).IsStable);
    }

    [Fact]
    public void Nobody_in_both_rounds_is_not_stability()
    {
        var stability = Stability.Between(Histogram.Empty(Scale.NinePoint), Histogram.Empty(Scale.NinePoint));

        Assert.Null(stability.Share);
        Assert.False(stability.IsStable);
    }

    [Fact]
    public void Different_people_or_scales_cannot_be_compared()
    {
        Assert.Throws<ArgumentException>(() => Stability.Between(Answers.Consent(5), Answers.Consent(6)));
        Assert.Throws<ArgumentException>(() => Stability.Between(Answers.Consent(5), new Histogram([5, 0, 0])));
    }

    [Property]
    public bool No_more_moved_than_changed_their_answer(int[] before, int seed)
    {
        var random = new Random(seed);
        int[] earlier = [.. before.Select(number => (int)((uint)number % 9) + 1)];
        int[] later = [.. earlier.Select(value => random.Next(2) == 0 ? value : random.Next(1, 10))];
        var stability = Stability.Between(Answers.Nine(earlier), Answers.Nine(later));

        return stability.Moved <= earlier.Zip(later).Count(pair => pair.First != pair.Second)
            && stability == Stability.Between(Answers.Nine(later), Answers.Nine(earlier));
    }
}
