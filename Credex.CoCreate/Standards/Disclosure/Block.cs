using Credex.CoCreate.People;

namespace Credex.CoCreate.Standards.Disclosure;

/// <summary>Stakeholder groups that are shown together, and how many people they are: at least k. Groups are in the fixed order, none twice, and each has somebody.</summary>
public sealed record Block(IReadOnlyList<StakeholderGroup> Groups, int N)
{
    /// <summary>Both blocks as one. The groups of the two must be different ones.</summary>
    public Block With(Block other) => new([.. Groups.Concat(other.Groups).Order()], N + other.N);

    public bool Equals(Block? other) => other is not null && N == other.N && Groups.SequenceEqual(other.Groups);

    public override int GetHashCode() => Groups.Aggregate(N, HashCode.Combine);
}
