using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class PercentAgreementTests
{
    private static readonly IConsensusRule Usual = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement));

    [Fact]
    public void Fourteen_of_twenty_is_seventy_percent()
    {
        var seventy = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement, Threshold: 70));

        var finding = seventy.Judge(Scale.Consent, Answers.Consent(agree: 14, disagree: 6));

        Assert.Equal(Verdict.Holds, finding.Verdict);
        Assert.Equal((14, 6, 20), (finding.Agreeing, finding.Disagreeing, finding.Denominator));
        Assert.Equal(14, finding.CriticalCount);
        Assert.Equal(70, finding.Percent);
    }

    [Fact]
    public void What_only_rounds_to_the_threshold_does_not_hold()
    {
        var finding = Usual.Judge(Scale.Consent, Answers.Consent(agree: 149, disagree: 51));

        Assert.Equal(Verdict.HoldsNot, finding.Verdict);
        Assert.Equal(150, finding.CriticalCount);
    }

    /// <summary>26 of 51 is 50.98 %: 2600 against 2601.</summary>
    [Fact]
    public void A_hundredth_too_little_does_not_hold()
    {
        var rule = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement, Threshold: 51));

        Assert.Equal(Verdict.HoldsNot, rule.Judge(Scale.Consent, Answers.Consent(agree: 26, disagree: 25)).Verdict);
    }

    [Fact]
    public void Abstentions_are_present_but_not_in_the_percentage()
    {
        var finding = Usual.Judge(Scale.Consent, Answers.Consent(agree: 3, disagree: 1, abstain: 26));

        Assert.Equal(Verdict.Holds, finding.Verdict);
        Assert.Equal(4, finding.Denominator);
    }

    [Fact]
    public void If_everybody_abstains_there_are_too_few()
    {
        var finding = Usual.Judge(Scale.Consent, Answers.Consent(agree: 0, abstain: 12));

        Assert.Equal(Verdict.TooFew, finding.Verdict);
        Assert.Null(finding.Percent);
        Assert.Null(finding.CriticalCount);
    }

    [Fact]
    public void Agreement_with_changes_is_not_agreement_unless_the_round_says_so()
    {
        var answers = Answers.Consent(agree: 10, changes: 8, disagree: 2);

        var strict = Usual.Judge(Scale.Consent, answers);
        var lenient = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement, ChangesCount: true)).Judge(Scale.Consent, answers);

        Assert.Equal((Verdict.HoldsNot, 10, true), (strict.Verdict, strict.Agreeing, strict.OnlyWithChanges));
        Assert.Equal((Verdict.Holds, 18, true), (lenient.Verdict, lenient.Agreeing, lenient.OnlyWithChanges));
    }

    [Fact]
    public void What_holds_without_changes_does_not_hold_only_with_them()
    {
        Assert.False(Usual.Judge(Scale.Consent, Answers.Consent(agree: 15, changes: 5)).OnlyWithChanges);
        Assert.False(Usual.Judge(Scale.Consent, Answers.Consent(agree: 5, changes: 5, disagree: 5)).OnlyWithChanges);
    }

    [Fact]
    public void The_same_share_against_it_is_a_rejection()
    {
        Assert.Equal(Verdict.Rejected, Usual.Judge(Scale.Consent, Answers.Consent(agree: 5, disagree: 15)).Verdict);
        Assert.Equal(Verdict.HoldsNot, Usual.Judge(Scale.Consent, Answers.Consent(agree: 6, disagree: 14)).Verdict);
    }

    [Fact]
    public void Seven_to_nine_agree_and_one_to_three_disagree_on_the_nine_point_scale()
    {
        var finding = Usual.Judge(Scale.NinePoint, Answers.Nine(1, 2, 3, 4, 5, 6, 7, 8, 9));

        Assert.Equal((3, 3, 9), (finding.Agreeing, finding.Disagreeing, finding.Denominator));
        Assert.Equal(Verdict.Holds, Usual.Judge(Scale.NinePoint, Answers.Nine(7, 8, 9, 6)).Verdict);
        Assert.Equal(Verdict.Rejected, Usual.Judge(Scale.NinePoint, Answers.Nine(1, 2, 3, 4)).Verdict);
    }

    [Fact]
    public void Four_and_five_agree_and_one_and_two_disagree_on_the_five_point_scale()
    {
        var finding = Usual.Judge(Scale.FivePoint, Answers.Five(1, 2, 3, 4, 5));

        Assert.Equal((2, 2, 5), (finding.Agreeing, finding.Disagreeing, finding.Denominator));
        Assert.Equal(Verdict.Holds, Usual.Judge(Scale.FivePoint, Answers.Five(4, 5, 5, 3)).Verdict);
        Assert.Equal(Verdict.Rejected, Usual.Judge(Scale.FivePoint, Answers.Five(1, 2, 2, 3)).Verdict);
    }

    [Fact]
    public void As_many_for_as_against_is_neither_even_at_a_threshold_of_half()
    {
        var half = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement, RuleOptions.LowestThreshold));

        Assert.Equal(Verdict.HoldsNot, half.Judge(Scale.Consent, Answers.Consent(agree: 10, disagree: 10)).Verdict);
        Assert.Equal(Verdict.Holds, half.Judge(Scale.Consent, Answers.Consent(agree: 10, changes: 1, disagree: 9)).Verdict);
        Assert.False(half.Judge(Scale.Consent, Answers.Consent(agree: 8, changes: 2, disagree: 10)).OnlyWithChanges);
    }

    [Property]
    public bool Holds_exactly_when_a_hundred_times_the_count_reaches_threshold_times_n(byte agree, byte changes, byte disagree, byte abstain, byte threshold)
    {
        var percent = RuleOptions.LowestThreshold + (threshold % 51);
        var finding = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement, percent)).Judge(Scale.Consent, Answers.Consent(agree, changes, disagree, abstain));
        var n = agree + changes + disagree;

        var reached = 100 * agree >= percent * n;
        var mirrored = 100 * disagree >= percent * n;

        return n == 0
            ? finding.Verdict == Verdict.TooFew
            : (finding.Verdict == Verdict.Holds) == (reached && !mirrored) && (finding.Verdict == Verdict.Rejected) == (mirrored && !reached);
    }

    [Property]
    public bool One_more_who_agrees_never_makes_it_worse(byte agree, byte changes, byte disagree, byte threshold)
    {
        var rule = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement, RuleOptions.LowestThreshold + (threshold % 51)));
        var before = rule.Judge(Scale.Consent, Answers.Consent(agree + 1, changes, disagree));
        var after = rule.Judge(Scale.Consent, Answers.Consent(agree + 2, changes, disagree));

        return Rank(after.Verdict) >= Rank(before.Verdict);
    }

    private static int Rank(Verdict verdict) => verdict switch
    {
        Verdict.Rejected => 0,
        Verdict.HoldsNot => 1,
        Verdict.Holds => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
