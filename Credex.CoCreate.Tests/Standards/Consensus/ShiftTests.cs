using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Tests.Standards.Consensus;

/// <summary>The shift between two rounds, over all and by block.</summary>
public sealed class ShiftTests
{
    private static readonly StakeholderGroup[] Employers = [StakeholderGroup.Employer];
    private static readonly StakeholderGroup[] Learners = [StakeholderGroup.Learner];

    [Fact]
    public void Shares_are_of_those_who_did_not_abstain()
    {
        var before = Result(Consent(agree: 3, disagree: 3, abstain: 4));
        var after = Result(Consent(agree: 6, disagree: 2, abstain: 2));

        var line = Assert.Single(Shift.Between(before, after, changesCount: false));

        Assert.Equal((50.0, 75.0, 25.0), (line.Before, line.After, line.Points));
        Assert.Empty(line.Groups);
    }

    [Fact]
    public void Changes_count_where_the_rule_says_so()
    {
        var before = Result(Consent(agree: 2, changes: 2));
        var after = Result(Consent(agree: 4));

        Assert.Equal(50, Shift.Between(before, after, changesCount: false)[0].Points);
        Assert.Equal(0, Shift.Between(before, after, changesCount: true)[0].Points);
    }

    [Fact]
    public void A_block_is_compared_only_with_the_very_same_groups()
    {
        var answers = Consent(agree: 5);
        var before = Result(answers + answers + answers, new(Employers, answers), new([.. Employers, .. Learners], answers), new([StakeholderGroup.Educator], answers));
        var after = Result(answers + answers, new(Employers, Consent(agree: 1, disagree: 4)), new(Learners, answers));

        var lines = Shift.Between(before, after, changesCount: false);

        Assert.Equal(2, lines.Count);
        Assert.Equal(Employers, lines[1].Groups);
        Assert.Equal((100.0, 20.0, -80.0), (lines[1].Before, lines[1].After, lines[1].Points));
    }

    [Fact]
    public void Where_everybody_abstained_there_is_no_share_and_no_shift()
    {
        var line = Shift.Between(Result(Consent(abstain: 5)), Result(Consent(agree: 5)), changesCount: false)[0];

        Assert.Equal((null, 100.0, null), (line.Before, line.After, line.Points));
    }

    private static Tally Result(Histogram all, params BlockTally[] blocks) => new(Scale.Consent, all, blocks);

    private static Histogram Consent(int agree = 0, int changes = 0, int disagree = 0, int abstain = 0) => new([agree, changes, disagree, abstain]);
}
