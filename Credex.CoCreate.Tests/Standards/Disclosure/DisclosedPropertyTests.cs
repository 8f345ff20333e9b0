using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Tests.Standards.Disclosure;

/// <summary>The rule over random rooms, as an observer would try to break it. A failure names the seed of its room.</summary>
public class DisclosedPropertyTests
{
    private delegate Tally? Reveal(IReadOnlyList<Answer> answers, int k, IReadOnlyList<ShownAttempt> earlier);

    [Fact]
    public void Nobody_is_isolated_by_anything_shown_after_reopening_removal_and_late_joiners()
    {
        var (laterShown, laterInBlocks, thirdShown, held) = (0, 0, 0, 0);
        foreach (var seed in Enumerable.Range(0, RandomRoom.Count))
        {
            var found = Play(seed, (answers, k, earlier) =>
            {
                var tally = Revealed(answers, k, earlier);
                laterShown += tally is not null && earlier.Count == 1 ? 1 : 0;
                laterInBlocks += tally?.Blocks.Count > 1 && earlier.Count > 0 ? 1 : 0;
                thirdShown += tally is not null && earlier.Count > 1 ? 1 : 0;
                held += tally is null && earlier.Count > 0 ? 1 : 0;
                return tally;
            });
            Assert.True(found is null, $"room {seed}: {found}");
        }

        // Without these the test could pass by showing nothing.
        Assert.True(laterShown > 1_000 && laterInBlocks > 500 && thirdShown > 500 && held > 1_000, $"{laterShown} {laterInBlocks} {thirdShown} {held}");
    }

    [Fact]
    public void What_is_shown_counts_everybody_once_and_does_not_depend_on_the_order_of_answers()
    {
        foreach (var seed in Enumerable.Range(0, RandomRoom.Count))
        {
            Play(seed, (answers, k, earlier) =>
            {
                var tally = Revealed(answers, k, earlier);
                var reversed = Revealed([.. answers.Reverse()], k, [.. earlier.Reverse()]);
                Assert.Equal(Written(tally), Written(reversed));
                if (tally is null)
                {
                    return null;
                }

                Assert.Equal(answers.Count, tally.All.Total);
                Assert.NotEqual(1, tally.Blocks.Count);
                if (tally.Blocks.Count > 0)
                {
                    Assert.Equal(tally.All, tally.Blocks.Select(block => block.Counts).Aggregate((one, other) => one + other));
                    Assert.Equal(answers.Select(answer => answer.Group).Distinct().Order(), tally.Blocks.SelectMany(block => block.Groups).Order());
                }

                return tally;
            });
        }
    }

    [Fact]
    public void A_naive_partition_by_group_is_caught() =>
        AssertCaught((answers, _, _) => Counted(answers, [.. answers.Select(answer => answer.Group).Distinct().Select(group => new[] { group })]));

    [Fact]
    public void Hiding_only_the_small_groups_is_caught()
    {
        var observer = new Observer(5, new Random(1));
        var answers = Voters.None.With(StakeholderGroup.Employer, 0, 8).With(StakeholderGroup.Educator, 10, 8).With(StakeholderGroup.Learner, 20, 1).Answers;
        observer.See(answers, [[StakeholderGroup.Employer], [StakeholderGroup.Educator]]);
        Assert.NotNull(observer.Find());
    }

    [Fact]
    public void Revealing_again_without_looking_back_is_caught() => AssertCaught((answers, k, _) => Revealed(answers, k, []));

    [Fact]
    public void Looking_back_at_the_last_result_only_is_caught() =>
        AssertCaught((answers, k, earlier) => Revealed(answers, k, [.. earlier.TakeLast(1)]));

    [Fact]
    public void A_chain_over_three_attempts_is_caught()
    {
        var room = Voters.None.With(StakeholderGroup.Employer, 0, 8).With(StakeholderGroup.Educator, 10, 8);
        var bothChange = room.Changed(5, 0, 1, 2, 3, 4).Changed(5, 10, 11, 12, 13, 14);
        var observer = new Observer(5, new Random(1));
        observer.See(room.Answers, [[StakeholderGroup.Employer], [StakeholderGroup.Educator]]);
        observer.See(bothChange.Answers, [[StakeholderGroup.Employer], [StakeholderGroup.Educator]]);
        Assert.Null(observer.Find());

        observer.See(bothChange.Changed(3, 0, 1, 2, 3, 4).Changed(1, 10).Answers, []);
        Assert.Equal("a chain of three attempts", observer.Find());
    }

    private static void AssertCaught(Reveal reveal) =>
        Assert.Contains(Enumerable.Range(0, RandomRoom.Count), seed => Play(seed, reveal) is not null);

    /// <summary>Plays a room and returns what an observer of all its results finds; null if nothing.</summary>
    private static string? Play(int seed, Reveal reveal)
    {
        var room = new RandomRoom(seed);
        var observer = new Observer(room.K, new Random(seed));
        List<ShownAttempt> shown = [];
        foreach (var (answers, revealed) in room.Attempts())
        {
            if (revealed && reveal(answers, room.K, shown) is { } tally)
            {
                IReadOnlyList<IReadOnlyList<StakeholderGroup>> blocks = [.. tally.Blocks.Select(block => block.Groups)];
                observer.See(answers, blocks);
                shown.Add(new ShownAttempt(shown.Count + 1, blocks, answers));
            }
        }

        return observer.Find();
    }

    private static Tally? Revealed(IReadOnlyList<Answer> answers, int k, IReadOnlyList<ShownAttempt> earlier) =>
        (Disclosed.Of(Voters.Scale, answers, k, earlier) as Shown)?.Tally;

    private static Tally Counted(IReadOnlyList<Answer> answers, StakeholderGroup[][] blocks) => new(
        Voters.Scale,
        Histogram.Of(Voters.Scale, answers.Select(answer => answer.Value)),
        [.. blocks.Select(block => new BlockTally(block, Histogram.Of(Voters.Scale, answers.Where(answer => block.Contains(answer.Group)).Select(answer => answer.Value))))]);

    private static string Written(Tally? tally) => System.Text.Json.JsonSerializer.Serialize(tally);
}
