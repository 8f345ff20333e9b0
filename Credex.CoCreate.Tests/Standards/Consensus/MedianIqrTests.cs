using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class MedianIqrTests
{
    private static readonly IConsensusRule Rule = ConsensusRules.For(new RuleOptions(RuleKind.MedianIqr));

    [Fact]
    public void Nine_point_round_with_a_high_median_and_a_small_range_is_agreed()
    {
        var finding = Rule.Judge(Scale.NinePoint, Answers.Nine(6, 7, 7, 8, 9, 9));

        Assert.Equal(Verdict.Holds, finding.Verdict);
        Assert.Equal(7.5, finding[StatisticKind.Median]);
        Assert.Equal(7, finding[StatisticKind.Q1]);
        Assert.Equal(8.75, finding[StatisticKind.Q3]);
        Assert.Equal(1.75, finding[StatisticKind.Iqr]);
        Assert.Equal((5, 0, 6), (finding.Agreeing, finding.Disagreeing, finding.Denominator));
    }

    [Theory]
    [InlineData(new[] { 7, 7, 7, 9, 9 }, Verdict.Holds)] // range exactly 2
    [InlineData(new[] { 6, 7, 7, 9, 9, 9 }, Verdict.Holds)] // quartiles 7 and 9
    [InlineData(new[] { 5, 6, 7, 9, 9 }, Verdict.HoldsNot)] // range 3
    [InlineData(new[] { 6, 6, 7, 7 }, Verdict.HoldsNot)] // median 6.5: the half does not round up here
    [InlineData(new[] { 5, 5, 5, 5 }, Verdict.HoldsNot)]
    [InlineData(new[] { 1, 2, 3, 3, 3 }, Verdict.Rejected)]
    [InlineData(new[] { 1, 1, 3, 4, 9 }, Verdict.HoldsNot)] // median 3, range 3
    [InlineData(new[] { 8 }, Verdict.Holds)]
    public void Nine_point_verdicts(int[] values, Verdict expected) =>
        Assert.Equal(expected, Rule.Judge(Scale.NinePoint, Answers.Nine(values)).Verdict);

    [Theory]
    [InlineData(new[] { 4, 4, 5, 5 }, Verdict.Holds)]
    [InlineData(new[] { 3, 4, 4, 5, 5 }, Verdict.Holds)]
    [InlineData(new[] { 2, 3, 4, 5, 5 }, Verdict.HoldsNot)]
    [InlineData(new[] { 3, 3, 4, 4 }, Verdict.HoldsNot)]
    [InlineData(new[] { 1, 1, 2, 2, 2 }, Verdict.Rejected)]
    [InlineData(new[] { 1, 1, 2, 3, 3 }, Verdict.HoldsNot)]
    public void Five_point_verdicts(int[] values, Verdict expected) =>
        Assert.Equal(expected, Rule.Judge(Scale.FivePoint, Answers.Five(values)).Verdict);

    [Fact]
    public void Nobody_is_too_few() =>
        Assert.Equal(Verdict.TooFew, Rule.Judge(Scale.NinePoint, Histogram.Empty(Scale.NinePoint)).Verdict);

    [Property]
    public bool The_mirrored_answers_get_the_mirrored_verdict(int[] numbers)
    {
        var answers = Answers.Folded(Scale.NinePoint, [.. numbers, 4]);
        var mirrored = new Histogram([.. answers.Counts.Reverse()]);
        var (verdict, image) = (Rule.Judge(Scale.NinePoint, answers).Verdict, Rule.Judge(Scale.NinePoint, mirrored).Verdict);

        return verdict switch
        {
            Verdict.Holds => image == Verdict.Rejected,
            Verdict.Rejected => image == Verdict.Holds,
            _ => image == verdict,
        };
    }
}
