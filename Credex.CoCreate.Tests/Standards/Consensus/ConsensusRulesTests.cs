using System.Text.Json;
using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class ConsensusRulesTests
{
    public static TheoryData<Scale> AllScales => [.. Enum.GetValues<Scale>()];

    [Theory]
    [MemberData(nameof(AllScales))]
    public void Every_scale_starts_with_a_rule_that_fits(Scale scale)
    {
        var rule = ConsensusRules.For(ConsensusRules.Default(scale));

        Assert.True(rule.Fits(scale));
        Assert.Equal(Verdict.TooFew, rule.Judge(scale, Histogram.Empty(scale)).Verdict);
    }

    [Theory]
    [MemberData(nameof(AllScales))]
    public void A_rule_refuses_the_scales_that_it_does_not_fit(Scale scale)
    {
        foreach (var kind in Enum.GetValues<RuleKind>().Except(ConsensusRules.Fitting(scale)))
        {
            var rule = ConsensusRules.For(new RuleOptions(kind));

            Assert.False(rule.Fits(scale));
            Assert.Throws<ArgumentException>(() => rule.Judge(scale, Histogram.Empty(scale)));
        }
    }

    [Fact]
    public void A_rule_refuses_a_histogram_of_another_scale() =>
        Assert.Throws<ArgumentException>(() => ConsensusRules.For(ConsensusRules.Default(Scale.NinePoint)).Judge(Scale.NinePoint, Histogram.Empty(Scale.FivePoint)));

    [Theory]
    [InlineData(Scale.Consent, new[] { RuleKind.PercentAgreement })]
    [InlineData(Scale.NinePoint, new[] { RuleKind.MedianIqr, RuleKind.Rand, RuleKind.PercentAgreement })]
    [InlineData(Scale.FivePoint, new[] { RuleKind.MedianIqr, RuleKind.PercentAgreement })]
    [InlineData(Scale.Essential, new[] { RuleKind.LawsheCvr })]
    [InlineData(Scale.Relevance, new[] { RuleKind.ItemCvi })]
    public void Rules_that_fit(Scale scale, RuleKind[] expected) => Assert.Equal(expected, ConsensusRules.Fitting(scale));

    [Fact]
    public void Options_survive_being_stored()
    {
        var options = new RuleOptions(RuleKind.Rand, Threshold: 80, ChangesCount: true, Classic: true);

        var json = JsonSerializer.Serialize(options);

        Assert.Contains("\"Rand\"", json, StringComparison.Ordinal);
        Assert.Equal(options, JsonSerializer.Deserialize<RuleOptions>(json));
    }

    [Fact]
    public void Options_stored_before_a_setting_existed_take_its_default() =>
        Assert.Equal(new RuleOptions(RuleKind.PercentAgreement), JsonSerializer.Deserialize<RuleOptions>("""{"Kind":"PercentAgreement"}"""));

    [Fact]
    public void Equal_answers_give_equal_findings()
    {
        var rule = ConsensusRules.For(new RuleOptions(RuleKind.Rand));

        var one = rule.Judge(Scale.NinePoint, Answers.Nine(7, 8, 9));
        var other = rule.Judge(Scale.NinePoint, Answers.Nine(9, 8, 7));

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, rule.Judge(Scale.NinePoint, Answers.Nine(7, 8, 8)));
    }
}
