using Credex.CoCreate.People;

namespace Credex.CoCreate.Charts;

/// <summary>People who are shown together: their groups, how many are present, and how many of them have answered.</summary>
public sealed record PeopleBlock(IReadOnlyList<StakeholderGroup> Groups, int Answered, int Present);

/// <summary>How people are laid out.</summary>
public enum PeopleLayout
{
    /// <summary>One after the other, as on a phone.</summary>
    Flow,

    /// <summary>The same, small: within a list.</summary>
    Line,

    /// <summary>A cluster per block with its tag below, as on the projector.</summary>
    Clusters,

    /// <summary>A row per block, with who is missing as a number, as on the console.</summary>
    Rows,
}
