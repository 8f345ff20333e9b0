using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class ItemCviTests
{
    private static readonly IConsensusRule Rule = ConsensusRules.For(new RuleOptions(RuleKind.ItemCvi));

    /// <summary>
    /// The first two from Polit, Beck and Owen 2007; the others as published with their formula in BMC Health Services Research 2017
    /// (s12913-017-2469-8, table 10) and BMC Research Notes 2016 (s13104-016-2249-2, table 4).
    /// </summary>
    [Theory]
    [InlineData(4, 3, .75, .25, .67)]
    [InlineData(5, 4, .80, .156, .76)]
    [InlineData(7, 6, .86, .055, .85)]
    [InlineData(7, 7, 1, .008, 1)]
    [InlineData(9, 6, .67, .164, .60)]
    [InlineData(9, 7, .78, .070, .76)]
    [InlineData(9, 8, .89, .018, .89)]
    [InlineData(10, 7, .70, .117, .66)]
    [InlineData(10, 8, .80, .044, .79)]
    [InlineData(10, 9, .90, .010, .90)]
    public void Published_indices_and_kappas(int raters, int relevant, double index, double chance, double kappa)
    {
        var validity = ItemContentValidity.Of(Answers.Relevance(relevant, raters - relevant));

        Assert.Equal(index, validity.Index, 2);
        Assert.Equal(chance, validity.ChanceAgreement, 3);
        Assert.Equal(kappa, validity.Kappa, 2);
    }

    [Fact]
    public void Three_and_four_are_relevant_one_and_two_are_not()
    {
        var finding = Rule.Judge(Scale.Relevance, new Histogram([1, 0, 4, 5]));

        Assert.Equal(Verdict.Holds, finding.Verdict);
        Assert.Equal((9, 1, 10, 8), (finding.Agreeing, finding.Disagreeing, finding.Denominator, finding.CriticalCount));
        Assert.Equal(.9, finding[StatisticKind.Cvi]);
        Assert.Equal(.90, finding[StatisticKind.Kappa]!.Value, 2);
    }

    /// <summary>Lynn 1986: all of up to five; then 5 of 6, 6 of 7, 7 of 8, 7 of 9, 8 of 10.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(7, 6)]
    [InlineData(8, 7)]
    [InlineData(9, 7)]
    [InlineData(10, 8)]
    [InlineData(50, 39)]
    [InlineData(100, 78)]
    public void So_many_must_find_it_relevant(int raters, int critical)
    {
        Assert.Equal(critical, ItemContentValidity.CriticalCount(raters));
        Assert.Equal(Verdict.Holds, Rule.Judge(Scale.Relevance, Answers.Relevance(critical, raters - critical)).Verdict);
        Assert.NotEqual(Verdict.Holds, Rule.Judge(Scale.Relevance, Answers.Relevance(critical - 1, raters - critical + 1)).Verdict);
    }

    [Fact]
    public void Not_relevant_for_as_many_is_rejected()
    {
        Assert.Equal(Verdict.Rejected, Rule.Judge(Scale.Relevance, Answers.Relevance(2, 7)).Verdict);
        Assert.Equal(Verdict.HoldsNot, Rule.Judge(Scale.Relevance, Answers.Relevance(3, 6)).Verdict);
        Assert.Equal(Verdict.Rejected, Rule.Judge(Scale.Relevance, Answers.Relevance(0, 4)).Verdict);
        Assert.Equal(Verdict.HoldsNot, Rule.Judge(Scale.Relevance, Answers.Relevance(1, 3)).Verdict);
    }

    [Fact]
    public void Nobody_is_too_few() =>
        Assert.Equal(Verdict.TooFew, Rule.Judge(Scale.Relevance, Histogram.Empty(Scale.Relevance)).Verdict);

    /// <summary>The twelve items of PMC7253559, table 4: six experts, ten items with all of them and two with five.</summary>
    [Fact]
    public void The_scale_average_is_the_mean_of_the_items()
    {
        var items = Enumerable.Repeat(new ItemContentValidity(6, 6), 10).Concat(Enumerable.Repeat(new ItemContentValidity(5, 6), 2));

        Assert.Equal(.97, ItemContentValidity.ScaleAverage(items)!.Value, 2);
        Assert.Null(ItemContentValidity.ScaleAverage([]));
    }

    /// <summary>C(2000, 1000) / 2^2000, by Stirling's series: 1 / sqrt(1000 pi) * (1 - 1/8000 + ...).</summary>
    [Fact]
    public void Chance_agreement_of_a_large_panel_does_not_underflow() =>
        Assert.Equal(1 / Math.Sqrt(1000 * Math.PI) * (1 - (1 / 8000.0)), new ItemContentValidity(1000, 2000).ChanceAgreement, 8);
}
