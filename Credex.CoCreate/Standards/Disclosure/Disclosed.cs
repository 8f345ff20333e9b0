using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Standards.Disclosure;

/// <summary>What may be seen of the answers to a clause in one attempt: <see cref="Shown"/> or <see cref="Held"/>.</summary>
public abstract record Disclosed
{
    private protected Disclosed()
    {
    }

    /// <summary>
    /// Decides what may be shown of the answers to a clause in an attempt, after what was shown of it before (in any order; empty for a first reveal).
    /// Starts from the blocks of <see cref="SmallGroups.Partition"/> and merges them until nobody can be found by subtracting; <see cref="EarlierReveals"/> says what is
    /// checked, and why that is enough. The same answers give the same result in whatever order they come.
    /// </summary>
    /// <exception cref="ArgumentException">Somebody answers twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1, or a value is not on the scale.</exception>
    public static Disclosed Of(Scale scale, IReadOnlyCollection<Answer> answers, int k, IReadOnlyList<ShownAttempt> earlier)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(earlier);
        if (answers.Any(answer => !scale.Holds(answer.Value)))
        {
            throw new ArgumentOutOfRangeException(nameof(answers), "A value is not on the scale.");
        }

        if (answers.DistinctBy(answer => answer.Voter).Count() != answers.Count)
        {
            throw new ArgumentException("A person has one answer.", nameof(answers));
        }

        var blocks = SmallGroups.Partition(answers.CountBy(answer => answer.Group).ToDictionary(), k);
        if (blocks.Count == 0)
        {
            return new Held(HeldReason.TooFewAnswered);
        }

        var reveals = new EarlierReveals(earlier, answers, k);
        if (!reveals.AllowAnything)
        {
            return new Held(HeldReason.TooFewChanged);
        }

        blocks = reveals.Align(blocks);
        while (blocks.FirstOrDefault(block => !reveals.Allow(block)) is { } isolating)
        {
            if (blocks.Count == 1)
            {
                return new Held(HeldReason.TooFewChanged);
            }

            blocks = SmallGroups.MergeIntoNeighbour(blocks, isolating);
        }

        return new Shown(Count(scale, answers, blocks));
    }

    private static Tally Count(Scale scale, IReadOnlyCollection<Answer> answers, IReadOnlyList<Block> blocks)
    {
        var all = Histogram.Of(scale, answers.Select(answer => answer.Value));
        if (blocks.Count == 1)
        {
            return new Tally(scale, all, []);
        }

        return new Tally(scale, all, [.. blocks.Select(CountBlock)]);

        BlockTally CountBlock(Block block) =>
            new(block.Groups, Histogram.Of(scale, answers.Where(answer => block.Groups.Contains(answer.Group)).Select(answer => answer.Value)));
    }
}

/// <summary>The result, as far as it may be shown. Its blocks are two or more; there is none when only the whole may be shown.</summary>
public sealed record Shown(Tally Tally) : Disclosed;

/// <summary>Nothing of the attempt may be shown, not even over all.</summary>
public sealed record Held(HeldReason Reason) : Disclosed;

public enum HeldReason
{
    /// <summary>Fewer than k people answered.</summary>
    TooFewAnswered,

    /// <summary>Fewer than k people came, went or changed their answer since a result that was shown: subtracting the two would find them.</summary>
    TooFewChanged,
}
