using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;
using static Credex.CoCreate.People.StakeholderGroup;

namespace Credex.CoCreate.Tests.Standards.Disclosure;

public class SmallGroupsTests
{
    [Fact]
    public void A_group_of_at_least_k_is_shown_alone() =>
        Assert.Equal([new Block([Employer], 5), new Block([Learner], 7)], Partition((Learner, 7), (Employer, 5)));

    [Fact]
    public void Two_small_groups_of_one_side_are_shown_together() =>
        Assert.Equal([new Block([Employer, SocialPartner], 5), new Block([Learner], 9)], Partition((Employer, 3), (SocialPartner, 2), (Learner, 9)));

    [Fact]
    public void A_large_group_stays_alone_when_the_small_ones_of_its_side_suffice_without_it() =>
        Assert.Equal([new Block([Employer], 8), new Block([Professional, SocialPartner], 6)], Partition((Employer, 8), (Professional, 4), (SocialPartner, 2)));

    [Fact]
    public void Small_groups_of_different_sides_are_shown_together_as_others() =>
        Assert.Equal([new Block([Employer], 6), new Block([Educator, Learner, PublicAuthority], 6)], Partition((Employer, 6), (Educator, 2), (Learner, 3), (PublicAuthority, 1)));

    [Fact]
    public void A_small_rest_joins_the_smallest_block_of_its_side() =>
        Assert.Equal(
            [new Block([Employer], 9), new Block([Educator], 5), new Block([Professional, SocialPartner], 8)],
            Partition((Employer, 9), (Professional, 7), (Educator, 5), (SocialPartner, 1)));

    [Fact]
    public void A_small_rest_without_a_block_of_its_side_joins_the_smallest_block() =>
        Assert.Equal([new Block([Employer], 9), new Block([Educator, PublicAuthority], 7)], Partition((Employer, 9), (Educator, 5), (PublicAuthority, 2)));

    [Fact]
    public void Of_blocks_of_one_size_a_small_rest_joins_the_first() =>
        Assert.Equal([new Block([Employer, PublicAuthority], 7), new Block([Educator], 5)], Partition((Employer, 5), (Educator, 5), (PublicAuthority, 2)));

    [Fact]
    public void Small_groups_that_suffice_only_together_are_one_block_and_no_breakdown() =>
        Assert.Equal([new Block([Employer, Educator, Learner], 5)], Partition((Employer, 2), (Educator, 2), (Learner, 1)));

    [Fact]
    public void Fewer_than_k_people_are_not_shown_at_all() => Assert.Empty(Partition((Employer, 2), (Learner, 2)));

    [Fact]
    public void Nobody_is_not_shown_at_all() => Assert.Empty(Partition());

    [Fact]
    public void A_group_of_nobody_is_in_no_block() => Assert.Equal([new Block([Learner], 5)], Partition((Learner, 5), (Employer, 0)));

    [Fact]
    public void A_negative_number_of_people_is_an_error() => Assert.Throws<ArgumentOutOfRangeException>(() => Partition((Learner, -1)));

    [Fact]
    public void A_threshold_below_one_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallGroups.Partition(new Dictionary<StakeholderGroup, int>(), 0));

    [Theory]
    [InlineData(5, 10, true)]
    [InlineData(10, 10, true)]
    [InlineData(4, 10, false)]
    [InlineData(6, 10, false)]
    [InlineData(9, 10, false)]
    [InlineData(0, 10, false)]
    [InlineData(0, 0, false)]
    public void A_filter_needs_enough_people_and_nobody_or_enough_others(int n, int total, bool allowed) =>
        Assert.Equal(allowed, SmallGroups.MayFilter(n, total, 5));

    [Fact]
    public void A_filter_cannot_find_more_people_than_there_are() => Assert.Throws<ArgumentOutOfRangeException>(() => SmallGroups.MayFilter(11, 10, 5));

    [Fact]
    public void Every_partition_of_random_rooms_holds_everybody_in_blocks_of_at_least_k()
    {
        foreach (var seed in Enumerable.Range(0, RandomRoom.Count))
        {
            var random = new Random(seed);
            var k = seed % 2 == 0 ? 3 : 5;
            var people = StakeholderGroups.All.ToDictionary(group => group, _ => random.Next(random.Next(1, 13)));

            var blocks = SmallGroups.Partition(people, k);

            Assert.All(blocks, block => Assert.True(block.N >= k, $"room {seed}"));
            Assert.All(blocks, block => Assert.Equal(block.Groups.Sum(group => people[group]), block.N));
            Assert.Equal(people.Values.Sum() < k ? 0 : people.Values.Sum(), blocks.Sum(block => block.N));
            Assert.Equal(
                blocks.Count == 0 ? [] : people.Where(group => group.Value > 0).Select(group => group.Key),
                blocks.SelectMany(block => block.Groups).Order());
            Assert.Equal(blocks.OrderBy(block => block.Groups[0]), blocks);
            Assert.All(blocks, block => Assert.Equal(block.Groups.Order(), block.Groups));

            var shuffled = people.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(blocks, SmallGroups.Partition(shuffled.ToDictionary(), k));
        }
    }

    private static IReadOnlyList<Block> Partition(params (StakeholderGroup Group, int N)[] people) =>
        SmallGroups.Partition(people.ToDictionary(group => group.Group, group => group.N), 5);
}
