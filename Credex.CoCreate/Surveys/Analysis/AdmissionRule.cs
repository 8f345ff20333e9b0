using System.Runtime.InteropServices;
using Credex.CoCreate.Surveys.Analysis.Disclosure;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>Responses of one stakeholder group.</summary>
/// <param name="Unseen">Wait, and were never counted.</param>
/// <param name="SetAside">Wait, and were counted before.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GroupTally(int Counted, int Unseen, int SetAside);

/// <summary>How many are let into the results of one group.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GroupAdmitted(int Unseen, int SetAside);

/// <summary>
/// Who is let into the results, and who goes out of them with somebody who withdraws, so that what two looks on different days show differs by nobody or by at least k people: over all and in
/// every block of stakeholder groups.
/// </summary>
/// <remarks>
/// <para>Two rules keep it. A block grows by nobody or by at least k people whom no earlier look has shown. And blocks that were shown only ever become coarser: a group that stood together with another one is never
/// parted from it. So whoever was let in together stays in one block for good, and each block at any time is made of such lots of at least k; any difference of two looks is made of lots, too.</para>
/// <para>While a survey is open, k and some are kept back in each group, so that the last look is as far from the one before. What cannot be shown by these rules stays out.</para>
/// <para>Not claimed: the same over time for countries and for the blocks of any question. Each look by itself holds for them, see <see cref="DisclosurePlan"/>; to let in by group and country together, most of the
/// answers would have to wait. Nor looks with withdrawals between them that are not next to each other: each withdrawal changes a block by k people, but who goes out with whom is chance, and by chance it may be just
/// those who were let in since an earlier look. To exclude that, responses would have to know when they were let in, and what is promised of them is that they do not.</para>
/// </remarks>
public static class AdmissionRule
{
    /// <summary>Beyond k, kept back in each group while it is open: so many of those who wait may take their answers back, and the rest still suffices for the last look.</summary>
    public const int Spare = 2;

    /// <summary>How many of a group are kept back while the survey is open.</summary>
    public static int KeptBack(int k) => k + Spare;

    /// <summary>From how many that nobody has seen on a group is let in, or grows, while the survey is open.</summary>
    public static int Enough(int k) => k + KeptBack(k);

    /// <param name="groups">By group, those without one under <see cref="GroupBlocks.None"/>.</param>
    public static IReadOnlyDictionary<int, GroupAdmitted> Admit(IReadOnlyDictionary<int, GroupTally> groups, int k, bool isClosed)
    {
        if (groups.Values.All(group => group is { Counted: 0, SetAside: 0 }))
        {
            // Nothing was ever shown that the first look could be compared with.
            return groups.ToDictionary(pair => pair.Key, pair => new GroupAdmitted(isClosed ? pair.Value.Unseen : Offered(pair.Value.Unseen, k), 0));
        }

        var before = GroupBlocks.Of(groups.ToDictionary(pair => pair.Key, pair => pair.Value.Counted), k);
        var admitted = groups.ToDictionary(pair => pair.Key, pair => new GroupAdmitted(isClosed ? pair.Value.Unseen : Offered(pair.Value.Unseen, k), pair.Value.SetAside));
        while (Breaking(groups, admitted, before, k) is { Count: > 0 } held)
        {
            foreach (var group in held)
            {
                admitted[group] = default;
            }
        }

        return admitted;
    }

    /// <summary>Who goes out of the results with somebody who withdraws: k - 1 others of the same block by chance, or all where fewer than k would stay.</summary>
    /// <param name="counted">Everybody else who is counted.</param>
    /// <param name="gone">The group of who withdraws.</param>
    public static IReadOnlyList<T> Companions<T>(IReadOnlyList<(T Person, int Group)> counted, int gone, int k, Random random)
    {
        var people = counted.CountBy(one => one.Group).ToDictionary();
        people[gone] = people.GetValueOrDefault(gone) + 1;
        var before = GroupBlocks.Of(people, k);
        if (before.FirstOrDefault(block => block.Contains(gone)) is not { } mine)
        {
            return [];
        }

        var order = counted.ToArray();
        random.Shuffle(order);
        var others = order.Where(one => mine.Contains(one.Group)).ToList();
        foreach (var some in new[] { others.Take(others.Count + 1 >= 2 * k ? k - 1 : others.Count).ToList(), others })
        {
            var after = counted.CountBy(one => one.Group).ToDictionary();
            some.ForEach(one => after[one.Group]--);
            if (IsCoarser(GroupBlocks.Of(after, k), before, after))
            {
                return some.ConvertAll(one => one.Person);
            }
        }

        return [.. counted.Select(one => one.Person)];
    }

    private static int Offered(int unseen, int k) => unseen >= Enough(k) ? unseen - KeptBack(k) : 0;

    /// <summary>Groups from which nobody can be let in now, though somebody would be.</summary>
    private static List<int> Breaking(IReadOnlyDictionary<int, GroupTally> groups, Dictionary<int, GroupAdmitted> admitted, IReadOnlyList<IReadOnlyList<int>> before, int k)
    {
        var people = groups.ToDictionary(pair => pair.Key, pair => pair.Value.Counted + admitted[pair.Key].Unseen + admitted[pair.Key].SetAside);
        var after = GroupBlocks.Of(people, k);
        var moving = admitted.Where(pair => pair.Value != default).Select(pair => pair.Key).ToHashSet();

        // Fewer than k are not shown: then they are as unseen as those who wait, unless they were set aside.
        var small = after.Where(block => block.Any(moving.Contains) && block.Sum(group => admitted[group].Unseen + (before.Count == 0 ? groups[group].Counted : 0)) < k).SelectMany(block => block).Where(moving.Contains).ToList();
        if (small.Count > 0)
        {
            return small;
        }

        var parted = before.Where(block => after.Count(one => one.Any(block.Contains)) > 1).SelectMany(block => block).ToHashSet();
        return [.. after.Where(block => block.Any(parted.Contains)).SelectMany(block => block).Where(moving.Contains)];
    }

    private static bool IsCoarser(IReadOnlyList<IReadOnlyList<int>> after, IReadOnlyList<IReadOnlyList<int>> before, Dictionary<int, int> people) =>
        before.All(block => after.Count(one => one.Any(group => block.Contains(group) && people.GetValueOrDefault(group) > 0)) <= 1);
}
