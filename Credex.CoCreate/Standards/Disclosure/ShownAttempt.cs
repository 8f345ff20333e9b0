using Credex.CoCreate.People;

namespace Credex.CoCreate.Standards.Disclosure;

/// <summary>
/// An attempt at a clause whose result was shown: its number, the blocks of groups as they were shown (none when only the whole was),
/// and the answers that were counted then, each with the group that the voter had then. An attempt that was held, or never revealed, is none:
/// nothing can be subtracted from it.
/// </summary>
public sealed record ShownAttempt
{
    /// <exception cref="ArgumentException">Somebody answers twice; or there are blocks, and a group is in two of them, or an answer's group in none.</exception>
    public ShownAttempt(int number, IReadOnlyList<IReadOnlyList<StakeholderGroup>> blocks, IReadOnlyCollection<Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.DistinctBy(answer => answer.Voter).Count() != answers.Count)
        {
            throw new ArgumentException("A person has one answer.", nameof(answers));
        }

        var groups = blocks.SelectMany(block => block).ToList();
        if (groups.Distinct().Count() != groups.Count)
        {
            throw new ArgumentException("A group is in one block.", nameof(blocks));
        }

        // Refused rather than put right: an answer that was shown in no block would be compared with nothing.
        if (blocks.Count > 0 && answers.Any(answer => !groups.Contains(answer.Group)))
        {
            throw new ArgumentException("The group of an answer is in no block.", nameof(blocks));
        }

        Number = number;
        Blocks = blocks;
        Answers = answers;
    }

    public int Number { get; }

    public IReadOnlyList<IReadOnlyList<StakeholderGroup>> Blocks { get; }

    public IReadOnlyCollection<Answer> Answers { get; }

    /// <summary>The place of the block in which an answer of this group was shown; 0 when only the whole was.</summary>
    internal int PlaceOf(StakeholderGroup group)
    {
        var place = 0;
        while (place < Blocks.Count && !Blocks[place].Contains(group))
        {
            place++;
        }

        return Blocks.Count == 0 ? 0 : place;
    }
}
