namespace Credex.CoCreate.Surveys.Analysis.Disclosure;

/// <summary>Respondents in blocks by an attribute, or by the stakeholder group and an attribute: everybody is in exactly one block, and every block has at least k people.</summary>
/// <param name="BlockOf">The block of each respondent, by row of the table.</param>
/// <param name="Blocks">What each block holds.</param>
public sealed record Partition(byte[] BlockOf, IReadOnlyList<PartitionBlock> Blocks)
{
    /// <summary>One block is no breakdown.</summary>
    public bool IsBreakdown => Blocks.Count > 1;
}

/// <param name="Values">The values of the attribute that are together: indexes of its options, or -1 for "not answered".</param>
/// <param name="Within">The block of stakeholder groups that it lies in; null in a partition by one attribute.</param>
/// <param name="N">People: at least k.</param>
public sealed record PartitionBlock(IReadOnlyList<int> Values, int? Within, int N);

/// <summary>An attribute as the plan sees it: a name, and a value of each respondent.</summary>
/// <param name="Values">By row; -1 where there is none.</param>
/// <param name="Start">Values that are together from the start: the sides of small stakeholder groups. Null: each value by itself.</param>
/// <param name="MostBlocks">The rarest values beyond are merged.</param>
public sealed record DisclosureAttribute(string Name, sbyte[] Values, IReadOnlyList<IReadOnlyList<int>>? Start = null, int MostBlocks = 8);
