using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class RandTests
{
    private static readonly IConsensusRule Rule = ConsensusRules.For(new RuleOptions(RuleKind.Rand));
    private static readonly IConsensusRule Classic = ConsensusRules.For(new RuleOptions(RuleKind.Rand, Classic: true));

    /// <summary>The worked criterion of BMJ Open 2012;2:e001431, table 1: fifteen panellists.</summary>
    private static readonly Histogram Published = Answers.Nine(4, 5, 6, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9);

    /// <summary>Disagreement by type 2 (IPR 5, IPRAS 4.6), not by type 7 (3.4): the trap of this method.</summary>
    private static readonly Histogram Split = Answers.Nine(1, 1, 4, 7, 8, 8, 9, 9, 9);

    [Fact]
    public void Nine_point_round_without_disagreement_is_agreed()
    {
        var finding = Rule.Judge(Scale.NinePoint, Published);

        Assert.Equal(Verdict.Holds, finding.Verdict);
        Assert.False(finding.Disagreement);
        Assert.Equal((12, 0, 15), (finding.Agreeing, finding.Disagreeing, finding.Denominator));
        Assert.Equal(1, finding[StatisticKind.Ipr]);
        Assert.Equal(6.1, finding[StatisticKind.Ipras]!.Value, 12);
        Assert.Equal(1 / 6.1, finding[StatisticKind.DisagreementIndex]!.Value, 12);
    }

    [Fact]
    public void The_published_percentiles_are_7_and_8()
    {
        var ipras = Ipras.Of(Published);

        Assert.Equal((7, 8), (ipras.P30, ipras.P70));
    }

    [Fact]
    public void Nine_point_round_with_disagreement_is_not_agreed_whatever_its_median()
    {
        var finding = Rule.Judge(Scale.NinePoint, Split);

        Assert.Equal(8, finding[StatisticKind.Median]);
        Assert.Equal(5, finding[StatisticKind.Ipr]);
        Assert.Equal(4.6, finding[StatisticKind.Ipras]!.Value, 12);
        Assert.True(finding[StatisticKind.DisagreementIndex] > 1);
        Assert.True(finding.Disagreement);
        Assert.Equal(Verdict.HoldsNot, finding.Verdict);
    }

    [Fact]
    public void Percentiles_of_type_7_would_miss_that_disagreement() =>
        Assert.False(new Ipras(Split.Type7(30), Split.Type7(70)).Disagreement);

    [Theory]
    [InlineData(new[] { 6, 6, 7, 7 }, Verdict.Holds)] // median 6.5 belongs to 7-9
    [InlineData(new[] { 6, 6, 6, 7 }, Verdict.HoldsNot)]
    [InlineData(new[] { 3, 3, 4, 4 }, Verdict.HoldsNot)] // median 3.5 belongs to 4-6
    [InlineData(new[] { 2, 3, 3, 4 }, Verdict.Rejected)]
    [InlineData(new[] { 1, 1, 1, 1, 9, 9, 9, 9 }, Verdict.HoldsNot)]
    public void The_median_decides_where_nobody_disagrees(int[] values, Verdict expected) =>
        Assert.Equal(expected, Rule.Judge(Scale.NinePoint, Answers.Nine(values)).Verdict);

    [Fact]
    public void The_published_panel_agrees_by_the_classic_rule_too()
    {
        var finding = Classic.Judge(Scale.NinePoint, Published);

        Assert.Equal(Verdict.Holds, finding.Verdict);
        Assert.True(finding.PanelAgreement);
        Assert.False(finding.Disagreement);
        Assert.Null(finding[StatisticKind.Ipras]);
    }

    /// <summary>Panels of n with one, then one more, at the far end than the classic definition of disagreement needs.</summary>
    [Theory]
    [InlineData(8, 3)]
    [InlineData(9, 3)]
    [InlineData(10, 3)]
    [InlineData(11, 4)]
    [InlineData(12, 4)]
    [InlineData(13, 4)]
    [InlineData(14, 5)]
    [InlineData(15, 5)]
    [InlineData(16, 5)]
    public void Classic_disagreement_needs_so_many_at_both_ends(int panel, int atEachEnd)
    {
        var fewer = Classic.Judge(Scale.NinePoint, Panel(panel, low: atEachEnd - 1));
        var enough = Classic.Judge(Scale.NinePoint, Panel(panel, low: atEachEnd));

        Assert.False(fewer.Disagreement);
        Assert.Equal(Verdict.Holds, fewer.Verdict);
        Assert.True(enough.Disagreement);
        Assert.Equal(Verdict.HoldsNot, enough.Verdict);
    }

    [Theory]
    [InlineData(8, 2)]
    [InlineData(10, 2)]
    [InlineData(11, 3)]
    [InlineData(13, 3)]
    [InlineData(14, 4)]
    [InlineData(16, 4)]
    public void Classic_agreement_allows_so_many_outside_the_region_of_the_median(int panel, int outside)
    {
        Assert.True(Classic.Judge(Scale.NinePoint, Panel(panel, low: outside)).PanelAgreement);
        Assert.False(Classic.Judge(Scale.NinePoint, Panel(panel, low: outside + 1)).PanelAgreement);
    }

    [Theory]
    [InlineData(new[] { 1, 1, 2, 2, 3, 3, 3, 4, 4 }, true)]
    [InlineData(new[] { 4, 4, 4, 5, 5, 6, 6, 7, 7 }, true)]
    [InlineData(new[] { 7, 7, 7, 9, 9, 9, 9, 9, 6 }, true)]
    [InlineData(new[] { 1, 1, 2, 2, 3, 3, 4, 4, 4 }, false)]
    [InlineData(new[] { 3, 3, 4, 4, 5, 5, 6, 6, 7 }, false)]
    [InlineData(new[] { 6, 6, 6, 7, 7, 9, 9, 9, 9 }, false)]
    public void The_region_is_that_of_the_median(int[] values, bool agreement) =>
        Assert.Equal(agreement, Classic.Judge(Scale.NinePoint, Answers.Nine(values)).PanelAgreement);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(17)]
    [InlineData(30)]
    public void The_classic_rule_is_not_defined_for_other_panels(int panel)
    {
        var finding = Classic.Judge(Scale.NinePoint, Panel(panel, low: 0));

        Assert.Equal(Verdict.NotDefined, finding.Verdict);
        Assert.Null(finding.Disagreement);
        Assert.Equal(8, finding[StatisticKind.Median]);
    }

    [Fact]
    public void Nobody_is_too_few()
    {
        Assert.Equal(Verdict.TooFew, Rule.Judge(Scale.NinePoint, Histogram.Empty(Scale.NinePoint)).Verdict);
        Assert.Equal(Verdict.TooFew, Classic.Judge(Scale.NinePoint, Histogram.Empty(Scale.NinePoint)).Verdict);
    }

    [Property]
    public bool The_index_is_above_one_exactly_when_there_is_disagreement(int[] numbers)
    {
        var finding = Rule.Judge(Scale.NinePoint, Answers.Folded(Scale.NinePoint, [.. numbers, 4]));

        return finding.Disagreement == (finding[StatisticKind.DisagreementIndex] > 1);
    }

    private static Histogram Panel(int size, int low) =>
        Answers.Nine([.. Enumerable.Repeat(2, low), .. Enumerable.Repeat(8, size - low)]);
}
