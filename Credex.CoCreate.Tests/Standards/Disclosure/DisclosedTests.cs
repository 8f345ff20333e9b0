using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;
using static Credex.CoCreate.People.StakeholderGroup;

namespace Credex.CoCreate.Tests.Standards.Disclosure;

public class DisclosedTests
{
    /// <summary>Employers 0..7, educators 10..17, learners 20..27: three blocks.</summary>
    private static readonly Voters Room = Voters.None.With(Employer, 0, 8).With(Educator, 10, 8).With(Learner, 20, 8);

    [Fact]
    public void A_first_result_is_shown_over_all_and_by_block()
    {
        var tally = Assert.IsType<Shown>(Room.Changed(5, 0, 1, 10).After()).Tally;

        Assert.Equal([0, 0, 21, 0, 3], tally.All.Counts);
        Assert.Equal([[Employer], [Educator], [Learner]], tally.Blocks.Select(block => block.Groups));
        Assert.Equal([0, 0, 6, 0, 2], tally.Blocks[0].Counts.Counts);
        Assert.Equal([0, 0, 7, 0, 1], tally.Blocks[1].Counts.Counts);
    }

    [Fact]
    public void Fewer_than_k_answers_are_held() =>
        Assert.Equal(new Held(HeldReason.TooFewAnswered), Voters.None.With(Employer, 0, 4).After());

    [Fact]
    public void A_whole_without_breakdown_has_no_blocks() => AssertShown(Voters.None.With(Employer, 0, 4).With(Learner, 20, 2).After());

    [Fact]
    public void An_attempt_without_any_change_is_shown_as_the_one_before() =>
        AssertShown(Room.After(Room.ShownAfter()), [Employer], [Educator], [Learner]);

    [Fact]
    public void The_same_value_given_again_is_no_change() =>
        AssertShown(Room.Changed(3, 0).After(Room.ShownAfter()), [Employer], [Educator], [Learner]);

    [Fact]
    public void One_late_joiner_after_a_reveal_is_not_isolated() =>
        AssertHeld(Room.With(Learner, 28, 1).After(Room.ShownAfter()));

    [Fact]
    public void One_late_joiner_is_not_isolated_among_many_changes_either() =>
        AssertHeld(Room.With(Learner, 28, 1).Changed(5, 0, 1, 2, 3, 4, 5).After(Room.ShownAfter()));

    [Fact]
    public void Five_late_joiners_of_one_group_are_shown_in_its_block() =>
        AssertShown(Room.With(Learner, 30, 5).After(Room.ShownAfter()), [Employer], [Educator], [Learner]);

    [Fact]
    public void Five_late_joiners_of_two_blocks_are_shown_in_one_block()
    {
        var room = Room.With(Professional, 30, 8);
        AssertShown(
            room.With(Employer, 40, 3).With(Professional, 50, 2).After(room.ShownAfter()),
            [Employer, Professional], [Educator], [Learner]);
    }

    [Fact]
    public void Late_joiners_of_a_new_group_are_a_block_of_their_own() =>
        AssertShown(Room.With(PublicAuthority, 30, 5).After(Room.ShownAfter()), [Employer], [Educator], [Learner], [PublicAuthority]);

    [Fact]
    public void One_changed_answer_is_held() => AssertHeld(Room.Changed(5, 0).After(Room.ShownAfter()));

    [Fact]
    public void Four_changed_answers_are_held() => AssertHeld(Room.Changed(5, 0, 1, 10, 20).After(Room.ShownAfter()));

    [Fact]
    public void Five_changed_answers_across_all_blocks_are_shown_over_all() =>
        AssertShown(Room.Changed(5, 0, 1, 10, 11, 20).After(Room.ShownAfter()));

    [Fact]
    public void Five_changed_answers_of_one_block_leave_the_blocks_as_they_are() =>
        AssertShown(Room.Changed(5, 0, 1, 2, 3, 4).After(Room.ShownAfter()), [Employer], [Educator], [Learner]);

    [Fact]
    public void Changed_answers_of_two_blocks_are_shown_together_and_the_third_stays() =>
        AssertShown(Room.Changed(5, 0, 1, 10, 11, 12).After(Room.ShownAfter()), [Employer, Educator], [Learner]);

    [Fact]
    public void One_removed_person_is_not_isolated() => AssertHeld(Room.Without(0).After(Room.ShownAfter()));

    [Fact]
    public void Five_removed_people_of_one_block_are_not_isolated_by_those_who_stay() =>
        AssertHeld(Room.Without(0, 1, 2, 3, 4).After(Room.ShownAfter()));

    [Fact]
    public void The_one_who_stayed_of_a_block_is_not_isolated()
    {
        var room = Voters.None.With(Employer, 0, 5).With(Professional, 10, 6);
        AssertHeld(room.Without(10, 11, 12, 13, 14).After(room.ShownAfter()));
    }

    [Fact]
    public void A_block_that_left_as_a_whole_is_nobody() =>
        AssertShown(Room.Without(Enumerable.Range(20, 8)).After(Room.ShownAfter()), [Employer], [Educator]);

    [Fact]
    public void An_earlier_block_is_not_split_later()
    {
        var whole = Voters.None.With(Employer, 0, 4).With(Educator, 10, 4);
        AssertShown(whole.With(Employer, 40, 5).With(Educator, 50, 5).After(whole.ShownAfter()));
    }

    [Fact]
    public void An_earlier_block_stays_together_also_with_other_people()
    {
        var room = Room.Without(Enumerable.Range(0, 8)).With(Employer, 0, 4).With(Professional, 30, 4).With(SocialPartner, 40, 4);
        AssertShown(
            room.Without(0, 1, 40, 41, 42, 43).With(SocialPartner, 50, 5).After(room.ShownAfter()),
            [Employer, Professional, SocialPartner], [Educator], [Learner]);
    }

    [Fact]
    public void A_person_who_changed_group_is_not_found_between_two_blocks() =>
        AssertShown(Room.Moved(Educator, 0).After(Room.ShownAfter()), [Employer, Educator], [Learner]);

    [Fact]
    public void A_third_attempt_is_compared_with_the_first_too()
    {
        var first = Room.ShownAfter();
        var second = Room.Changed(5, 0, 1, 2, 3, 4).ShownAfter(first);
        AssertHeld(Room.Changed(5, 0).After(first, second));
    }

    [Fact]
    public void A_third_attempt_minus_a_block_of_the_first_and_one_of_the_second_isolates_nobody()
    {
        var room = Voters.None.With(Employer, 0, 8).With(Educator, 10, 8);
        var first = room.ShownAfter();
        var bothChange = room.Changed(5, 0, 1, 2, 3, 4).Changed(5, 10, 11, 12, 13, 14);
        var second = bothChange.ShownAfter(first);

        // The employers are back at their first answers, one educator is not at the second: found by all of now - employers (first) - educators (second).
        AssertHeld(bothChange.Changed(3, 0, 1, 2, 3, 4).Changed(1, 10).After(first, second));
    }

    [Fact]
    public void Nobody_answers_twice() =>
        Assert.Throws<ArgumentException>(() => Room.With(Learner, 0, 1).After());

    [Fact]
    public void A_value_that_is_not_on_the_scale_is_an_error() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Room.Changed(6, 0).After());

    [Fact]
    public void An_earlier_result_with_an_answer_in_no_block_is_an_error() =>
        Assert.Throws<ArgumentException>(() => new ShownAttempt(1, [[Employer], [Learner]], Room.Answers));

    [Fact]
    public void An_earlier_result_with_a_group_in_two_blocks_is_an_error() =>
        Assert.Throws<ArgumentException>(() => new ShownAttempt(1, [[Employer, Learner], [Educator, Learner]], Room.Answers));

    private static void AssertHeld(Disclosed disclosed) => Assert.Equal(new Held(HeldReason.TooFewChanged), disclosed);

    private static void AssertShown(Disclosed disclosed, params StakeholderGroup[][] blocks) =>
        Assert.Equal(blocks, Assert.IsType<Shown>(disclosed).Tally.Blocks.Select(block => block.Groups));
}
