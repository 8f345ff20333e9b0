using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Tests.Standards.Consensus;

public sealed class GroupInformedConsensusTests
{
    [Fact]
    public void Seven_groups_of_three_who_all_agree_have_a_product_of_21_percent()
    {
        var seven = Of(Scale.Consent, [.. Enumerable.Repeat(Answers.Consent(3), 7)]);

        Assert.Equal(.21, seven.Product, 2);
        Assert.Equal(.8, seven.GeometricMean, 12);
    }

    [Fact]
    public void The_lowest_group_stands_beside_the_product()
    {
        var groups = Of(Scale.Consent, Answers.Consent(agree: 8), Answers.Consent(agree: 1, disagree: 5), Answers.Consent(agree: 4, disagree: 4));

        Assert.Equal(.9 * .25 * .5, groups.Product, 12);
        Assert.Equal([StakeholderGroup.Educator], groups.Lowest.Block.Groups);
        Assert.Equal((1, 6, .25), (groups.Lowest.Agrees, groups.Lowest.Votes, groups.Lowest.Probability));
    }

    [Fact]
    public void Abstentions_count_only_when_passes_do()
    {
        var tally = Answers.Tally(Scale.Consent, Answers.Consent(agree: 3, abstain: 5), Answers.Consent(agree: 3));

        Assert.Equal(.8 * .8, GroupInformedConsensus.Of(tally)!.Product, 12);
        Assert.Equal(.4 * .8, GroupInformedConsensus.Of(tally, countPasses: true)!.Product, 12);
    }

    [Fact]
    public void A_group_that_only_abstains_is_one_half() =>
        Assert.Equal(.5, Of(Scale.Consent, Answers.Consent(0, abstain: 5), Answers.Consent(9)).Lowest.Probability);

    [Fact]
    public void Agreement_is_that_of_the_scale()
    {
        Assert.Equal(3, Of(Scale.NinePoint, Answers.Nine(6, 7, 8, 9), Answers.Nine(7, 8, 9)).Blocks[0].Agrees);
        Assert.Equal(2, Of(Scale.FivePoint, Answers.Five(3, 4, 5), Answers.Five(4, 5)).Blocks[0].Agrees);
        Assert.Equal(4, Of(Scale.Essential, Answers.Essential(4, useful: 3), Answers.Essential(4)).Blocks[0].Agrees);
        Assert.Equal(5, Of(Scale.Relevance, Answers.Relevance(5, 2), Answers.Relevance(5, 0)).Blocks[0].Agrees);
    }

    [Fact]
    public void One_block_is_no_group() =>
        Assert.Null(GroupInformedConsensus.Of(Answers.Tally(Scale.Consent, Answers.Consent(9))));

    /// <summary>
    /// Final votes in the two opinion groups of "Can there be consensus on Brexit?" (comments 14, 19, 1 and 0), gathered with Polis and published
    /// by The Computational Democracy Project under CC BY 4.0 (compdemocracy.org/case-studies/2017-brexit-consensus). The products
    /// were computed from the votes by another program.
    /// </summary>
    [Fact]
    public void A_real_conversation_is_ordered_as_Polis_orders_it()
    {
        Tally[] comments =
        [
            Answers.Tally(Scale.Consent, Answers.Consent(85, disagree: 1, abstain: 3), Answers.Consent(71, disagree: 3, abstain: 4)),
            Answers.Tally(Scale.Consent, Answers.Consent(66, disagree: 1, abstain: 5), Answers.Consent(56, disagree: 2, abstain: 1)),
            Answers.Tally(Scale.Consent, Answers.Consent(88, disagree: 1, abstain: 2), Answers.Consent(67, disagree: 5, abstain: 4)),
            Answers.Tally(Scale.Consent, Answers.Consent(0, disagree: 90, abstain: 3), Answers.Consent(3, disagree: 71, abstain: 5)),
        ];

        double[] products = [.. comments.Select(comment => GroupInformedConsensus.Of(comment, countPasses: true)!.Product)];

        double[] expected = [.850549450549, .846034559149, .834298318169, .000519818064];
        Assert.All(expected.Zip(products), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    private static GroupInformedConsensus Of(Scale scale, params Histogram[] blocks) =>
        GroupInformedConsensus.Of(Answers.Tally(scale, blocks))!;
}
