using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class ReadingTests
{
    private static readonly IConsensusRule Percent = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement));
    private static readonly Histogram Agreeing = Answers.Consent(agree: 9, disagree: 1);
    private static readonly Histogram Doubting = Answers.Consent(agree: 3, changes: 2, disagree: 1);

    [Fact]
    public void What_holds_in_every_block_is_agreed_by_everybody()
    {
        var reading = Reading.Of(Percent, Answers.Tally(Scale.Consent, Agreeing, Agreeing));

        Assert.Equal(ReadingKind.AgreedByEverybody, reading.Kind);
        Assert.Empty(reading.NotBy);
        Assert.Equal((18, 20), (reading.Overall.Agreeing, reading.Overall.Denominator));
    }

    [Fact]
    public void A_block_within_which_it_does_not_hold_is_named()
    {
        var reading = Reading.Of(Percent, Answers.Tally(Scale.Consent, Agreeing, Doubting, Agreeing));

        Assert.Equal(ReadingKind.AgreedButNotBy, reading.Kind);
        var block = Assert.Single(reading.NotBy);
        Assert.Equal([StakeholderGroup.Educator], block.Block.Groups);
        Assert.True(block.Finding.OnlyWithChanges);
        Assert.Equal(3, reading.Blocks.Count);
    }

    [Fact]
    public void A_block_that_rejects_is_named_too()
    {
        var reading = Reading.Of(Percent, Answers.Tally(Scale.Consent, Answers.Consent(30), Answers.Consent(agree: 0, disagree: 5)));

        Assert.Equal(ReadingKind.AgreedButNotBy, reading.Kind);
        Assert.Equal(Verdict.Rejected, Assert.Single(reading.NotBy).Finding.Verdict);
    }

    [Fact]
    public void Without_blocks_it_is_agreed_and_nothing_is_said_of_groups()
    {
        var reading = Reading.Of(Percent, new Tally(Scale.Consent, Agreeing, []));

        Assert.Equal(ReadingKind.Agreed, reading.Kind);
        Assert.Null(reading.GroupInformed);
    }

    [Fact]
    public void A_single_block_is_the_whole_and_not_everybody()
    {
        var reading = Reading.Of(Percent, Answers.Tally(Scale.Consent, Agreeing));

        Assert.Equal(ReadingKind.Agreed, reading.Kind);
        Assert.Null(reading.GroupInformed);
    }

    [Fact]
    public void A_block_that_abstains_did_not_disagree_but_it_is_not_everybody()
    {
        var reading = Reading.Of(Percent, Answers.Tally(Scale.Consent, Agreeing, Agreeing, Answers.Consent(agree: 0, abstain: 5)));

        Assert.Equal(ReadingKind.Agreed, reading.Kind);
        Assert.Empty(reading.NotBy);
        Assert.Equal([StakeholderGroup.NonFormalProvider], Assert.Single(reading.NotJudged).Block.Groups);
    }

    [Fact]
    public void A_block_that_abstains_does_not_hide_one_that_disagrees() =>
        Assert.Equal(
            ReadingKind.AgreedButNotBy,
            Reading.Of(Percent, Answers.Tally(Scale.Consent, Agreeing, Agreeing, Doubting, Answers.Consent(agree: 0, abstain: 5))).Kind);

    [Fact]
    public void A_block_too_small_for_the_rule_is_not_judged()
    {
        var lawshe = ConsensusRules.For(new RuleOptions(RuleKind.LawsheCvr));

        var reading = Reading.Of(lawshe, Answers.Tally(Scale.Essential, Answers.Essential(8), Answers.Essential(3)));

        Assert.Equal(ReadingKind.Agreed, reading.Kind);
        Assert.Equal(Verdict.TooFew, Assert.Single(reading.NotJudged).Finding.Verdict);
    }

    [Fact]
    public void A_clause_that_divides_over_all_is_divided_and_says_by_whom()
    {
        var reading = Reading.Of(Percent, Answers.Tally(Scale.Consent, Agreeing, Answers.Consent(agree: 1, disagree: 9)));

        Assert.Equal(ReadingKind.Divided, reading.Kind);
        Assert.Equal([StakeholderGroup.Educator], Assert.Single(reading.NotBy).Block.Groups);
    }

    [Fact]
    public void A_clause_that_most_are_against_is_rejected() =>
        Assert.Equal(ReadingKind.Rejected, Reading.Of(Percent, Answers.Tally(Scale.Consent, Answers.Consent(agree: 1, disagree: 9))).Kind);

    [Fact]
    public void Nobody_is_too_few_to_say() =>
        Assert.Equal(ReadingKind.TooFew, Reading.Of(Percent, new Tally(Scale.Consent, Histogram.Empty(Scale.Consent), [])).Kind);

    [Fact]
    public void A_panel_without_a_definition_says_so()
    {
        var classic = ConsensusRules.For(new RuleOptions(RuleKind.Rand, Classic: true));

        Assert.Equal(ReadingKind.NotDefined, Reading.Of(classic, Answers.Tally(Scale.NinePoint, Answers.Nine(7, 8, 9))).Kind);
    }

    [Fact]
    public void A_divided_clause_that_hardly_moved_is_stable_without_agreement()
    {
        var divided = Reading.Of(Percent, Answers.Tally(Scale.Consent, Agreeing, Answers.Consent(agree: 1, disagree: 9)));

        Assert.Equal(ReadingKind.StableWithoutAgreement, divided.With(new Stability(2, 20)).Kind);
        Assert.Equal(divided.Overall, divided.With(new Stability(2, 20)).Overall);
        Assert.Equal(ReadingKind.Divided, divided.With(new Stability(3, 20)).Kind);
    }

    [Fact]
    public void A_clause_that_is_agreed_stays_agreed_however_stable() =>
        Assert.Equal(ReadingKind.Agreed, Reading.Of(Percent, new Tally(Scale.Consent, Agreeing, [])).With(new Stability(0, 10)).Kind);

    [Fact]
    public void Changes_count_in_group_informed_consensus_as_they_do_in_the_rule()
    {
        var lenient = ConsensusRules.For(new RuleOptions(RuleKind.PercentAgreement, ChangesCount: true));

        var reading = Reading.Of(lenient, Answers.Tally(Scale.Consent, Doubting, Doubting));

        Assert.Equal(5, reading.GroupInformed!.Lowest.Agrees);
    }

    /// <summary>A share over all lies between the lowest and the highest of the blocks.</summary>
    [Property]
    public bool Percent_agreement_in_every_block_is_agreement_over_all(byte a, byte b, byte c, byte d)
    {
        var tally = Answers.Tally(Scale.Consent, Answers.Consent(a + 1, disagree: b), Answers.Consent(c + 1, disagree: d));
        var reading = Reading.Of(Percent, tally);

        return reading.Blocks.All(block => block.Finding.Verdict == Verdict.Holds) == (reading.Kind == ReadingKind.AgreedByEverybody);
    }
}
