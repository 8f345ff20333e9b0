using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class LawsheCvrTests
{
    private static readonly IConsensusRule Rule = ConsensusRules.For(new RuleOptions(RuleKind.LawsheCvr));

    /// <summary>Ayre and Scally 2014, table 2.</summary>
    [Theory]
    [InlineData(5, 5, 1)]
    [InlineData(8, 7, .750)]
    [InlineData(10, 9, .800)]
    [InlineData(15, 12, .600)]
    [InlineData(20, 15, .500)]
    [InlineData(30, 20, .333)]
    [InlineData(40, 26, .300)]
    public void Published_critical_values(int raters, int essential, double ratio)
    {
        Assert.Equal(essential, LawsheCriticalValues.For(raters));
        Assert.Equal(ratio, LawsheCriticalValues.Ratio(essential, raters), 3);
    }

    /// <summary>Every N from 5 to 40, computed with Python's whole numbers.</summary>
    [Fact]
    public void Critical_counts_of_all_panels_from_5_to_40()
    {
        int[] expected =
        [
            5, 6, 7, 7, 8, 9, 9, 10, 10, 11, 12, 12, 13, 13, 14, 15, 15, 16,
            16, 17, 18, 18, 19, 19, 20, 20, 21, 22, 22, 23, 23, 24, 24, 25, 26, 26,
        ];

        Assert.Equal(expected, Enumerable.Range(5, 36).Select(raters => LawsheCriticalValues.For(raters)!.Value));
    }

    [Theory]
    [InlineData(100, 59)]
    [InlineData(1000, 527)]
    [InlineData(3000, 1546)]
    public void Critical_counts_of_large_panels_are_exact(int raters, int essential) =>
        Assert.Equal(essential, LawsheCriticalValues.For(raters));

    [Fact]
    public void The_critical_ratio_is_not_monotone_in_the_size_of_the_panel() =>
        Assert.True(Ratio(13) < Ratio(14));

    [Fact]
    public void Essential_for_enough_is_agreed()
    {
        var finding = Rule.Judge(Scale.Essential, Answers.Essential(15, useful: 4, notNecessary: 1));

        Assert.Equal(Verdict.Holds, finding.Verdict);
        Assert.Equal((15, 1, 20, 15), (finding.Agreeing, finding.Disagreeing, finding.Denominator, finding.CriticalCount));
        Assert.Equal(.5, finding[StatisticKind.Cvr]);
    }

    [Fact]
    public void One_fewer_is_not() =>
        Assert.Equal(Verdict.HoldsNot, Rule.Judge(Scale.Essential, Answers.Essential(14, useful: 6)).Verdict);

    [Fact]
    public void Not_necessary_for_as_many_is_rejected()
    {
        Assert.Equal(Verdict.Rejected, Rule.Judge(Scale.Essential, Answers.Essential(1, useful: 4, notNecessary: 15)).Verdict);
        Assert.Equal(Verdict.HoldsNot, Rule.Judge(Scale.Essential, Answers.Essential(0, useful: 20)).Verdict);
    }

    [Fact]
    public void Below_five_raters_there_is_no_value()
    {
        Assert.Null(LawsheCriticalValues.For(4));
        Assert.Null(LawsheCriticalValues.For(0));

        var finding = Rule.Judge(Scale.Essential, Answers.Essential(4));

        Assert.Equal(Verdict.TooFew, finding.Verdict);
        Assert.Equal((4, 4), (finding.Agreeing, finding.Denominator));
        Assert.Null(finding[StatisticKind.Cvr]);
    }

    /// <summary>Against the tail summed in floating point, which is good enough for small panels.</summary>
    [Property]
    public bool The_critical_count_is_the_smallest_that_is_not_chance(byte number)
    {
        var raters = 5 + (number % 100);
        var critical = LawsheCriticalValues.For(raters)!.Value;

        return Tail(raters, critical) <= .05 && Tail(raters, critical - 1) > .05;
    }

    private static double Ratio(int raters) => LawsheCriticalValues.Ratio(LawsheCriticalValues.For(raters)!.Value, raters);

    private static double Tail(int n, int from)
    {
        var probability = Math.Pow(.5, n);
        var tail = 0.0;
        for (var k = 0; k <= n; k++)
        {
            tail += k >= from ? probability : 0;
            probability *= (double)(n - k) / (k + 1);
        }

        return tail;
    }
}
