using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Charts;

/// <summary>What the result mark shows of a group.</summary>
public enum GroupState
{
    Agrees,
    WithChanges,
    DoesNotAgree,
    TooFew,
    NotVoted,
}

/// <summary>How a shape is drawn.</summary>
public enum ShapeState
{
    Filled,
    Outline,
    Half,
    Struck,
    Faint,
}

public static class GroupStates
{
    /// <summary>
    /// The state of each group. Groups of one block share what is true of the block; where no split may be shown, every group is too
    /// few to show; nobody voted in a group of no block.
    /// </summary>
    public static IReadOnlyDictionary<StakeholderGroup, GroupState> Of(Reading? reading) =>
        StakeholderGroups.All.ToDictionary(group => group, group => Of(reading, group));

    public static ShapeState Drawn(this GroupState state) => state switch
    {
        GroupState.Agrees => ShapeState.Filled,
        GroupState.WithChanges => ShapeState.Half,
        GroupState.DoesNotAgree => ShapeState.Struck,
        _ => ShapeState.Faint,
    };

    private static GroupState Of(Reading? reading, StakeholderGroup group)
    {
        if (reading is null)
        {
            return GroupState.NotVoted;
        }

        if (reading.Blocks.Count == 0)
        {
            return GroupState.TooFew;
        }

        return reading.Blocks.FirstOrDefault(block => block.Block.Groups.Contains(group)) switch
        {
            null => GroupState.NotVoted,
            { NotJudged: true } => GroupState.TooFew,
            { Finding.OnlyWithChanges: true } => GroupState.WithChanges,
            { DoesNotAgree: true } => GroupState.DoesNotAgree,
            _ => GroupState.Agrees,
        };
    }
}
