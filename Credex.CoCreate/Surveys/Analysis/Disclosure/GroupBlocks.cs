using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Surveys.Analysis.Disclosure;

/// <summary>The blocks of stakeholder groups that a number of people in each makes: the same for who is let into the results and for how they are shown.</summary>
public static class GroupBlocks
{
    /// <summary>Stands for those who named no group.</summary>
    public const int None = -1;

    /// <summary>Groups that are together from the start, see <see cref="SmallGroups.Partition"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Start(IReadOnlyDictionary<int, int> people, int k) =>
        [.. SmallGroups.Partition(people.Where(pair => pair.Key >= 0).ToDictionary(pair => (StakeholderGroup)pair.Key, pair => pair.Value), k)
            .Select(block => (IReadOnlyList<int>)[.. block.Groups.Select(group => (int)group)])];

    /// <summary>The blocks as they are shown; none where fewer than k people are there at all.</summary>
    /// <param name="people">By group; a group may be missing, or have nobody.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Of(IReadOnlyDictionary<int, int> people, int k)
    {
        var present = people.Where(pair => pair.Value > 0).ToDictionary();
        return present.Values.Sum() < k ? [] : DisclosurePlan.Start(new DisclosureAttribute(AnalysisAttribute.Group, [], Start(present, k)), present, k);
    }
}
