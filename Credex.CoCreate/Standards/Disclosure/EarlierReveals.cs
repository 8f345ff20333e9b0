using Credex.CoCreate.People;

namespace Credex.CoCreate.Standards.Disclosure;

/// <summary>
/// What was shown of a clause before, against the answers now: which blocks may be shown so that no subtraction finds fewer than k people.
/// People who were counted in the same blocks of the same earlier reveals share a <see cref="History"/>. The rule, each number being nobody or at least k:
/// (1) of every history, those who answer now, and those who do not;
/// (2) in every block now, those who were never counted before;
/// (3) in every block now, those whose value differs from an earlier reveal, also if each history is compared with a reveal of its own.
/// And an earlier block lies within one block now, by its groups and by its people (a person may have changed group).
/// </summary>
/// <remarks>
/// <para>Why this is enough. All that can be computed is sums of the histograms shown, with weights. A person enters such a sum with the weights of the blocks
/// that the person was counted in, so people of one history who are in one block now, or in none, have the same total. By alignment these kinds of people
/// are those of (1) and (2): each is nobody or at least k. Every union of shown blocks, and every difference of two of them, of whichever attempts, consists of whole kinds,
/// so it is nobody or at least k. If the total of a kind is not 0, at least k people are left over in the sum. If all totals are 0, only people with differing values are
/// left over; a block now then stands against all earlier blocks within it, and by (3) nobody or at least k of it differ, also in the chain "all of the third attempt minus
/// one block of the first minus the other block of the second". Blocks are disjoint, so unions only add up.
/// Not claimed: sums in which one history has weights of three or more attempts at once.</para>
/// <para>Why histories. To compare a block with the union of the earlier blocks in it is not enough: blocks A of 5 and B of 6 are shown, then five of B are removed. A and B
/// are now one block, aligned, with nobody new and five gone; yet it minus the old A is the one who stayed of B.</para>
/// <para>Why not more. If every difference of two sets of answers (not of people) had to be nobody or at least k in each direction, every old block would need at least k
/// changes or none, and a second vote would hardly ever be shown. "Old block minus new whole" finds nobody: all other blocks are left over with it.</para>
/// </remarks>
internal sealed class EarlierReveals
{
    private readonly int k;
    private readonly IReadOnlyList<History> histories;
    private readonly IReadOnlyList<HashSet<StakeholderGroup>> earlierBlocks;
    private readonly Dictionary<StakeholderGroup, int> newcomers;

    public EarlierReveals(IReadOnlyList<ShownAttempt> earlier, IReadOnlyCollection<Answer> answers, int k)
    {
        this.k = k;
        var now = answers.ToDictionary(answer => answer.Voter);
        var counted = earlier.Select(shown => shown.Answers.ToDictionary(answer => answer.Voter)).ToList();

        histories = [.. counted.SelectMany(voters => voters.Keys).Distinct().GroupBy(PlacesOf).Select(HistoryOf)];
        earlierBlocks = [.. earlier.SelectMany(BlocksOf)];
        newcomers = answers.Where(answer => counted.All(voters => !voters.ContainsKey(answer.Voter))).CountBy(answer => answer.Group).ToDictionary();

        string PlacesOf(Guid voter) => string.Join(' ', earlier.Select((shown, attempt) =>
            counted[attempt].TryGetValue(voter, out var answer) ? shown.PlaceOf(answer.Group) : -1));

        History HistoryOf(IEnumerable<Guid> voters)
        {
            var all = voters.ToList();
            var here = all.Where(now.ContainsKey).ToList();
            return new History(
                [.. here.Select(voter => now[voter].Group)],
                here.Count,
                all.Count - here.Count,
                [.. counted.Select(then => then.ContainsKey(all[0]) ? here.Count(voter => then[voter].Value != now[voter].Value) : (int?)null)]);
        }

        IEnumerable<HashSet<StakeholderGroup>> BlocksOf(ShownAttempt shown) => shown.Answers
            .GroupBy(answer => shown.PlaceOf(answer.Group))
            .Select(block => block.SelectMany(GroupsThenAndNow).ToHashSet());

        IEnumerable<StakeholderGroup> GroupsThenAndNow(Answer then) =>
            now.TryGetValue(then.Voter, out var answer) ? [then.Group, answer.Group] : [then.Group];
    }

    /// <summary>Rule (1), which no merging of blocks can mend: what was shown cannot be taken back.</summary>
    public bool AllowAnything => histories.All(history => NobodyOrEnough(history.Here) && NobodyOrEnough(history.Gone));

    /// <summary>The blocks, merged so that every earlier block lies within one of them.</summary>
    public IReadOnlyList<Block> Align(IReadOnlyList<Block> blocks)
    {
        foreach (var earlier in earlierBlocks)
        {
            var within = blocks.Where(block => block.Groups.Any(earlier.Contains)).ToList();
            if (within.Count > 1)
            {
                blocks = SmallGroups.Merge(blocks, within);
            }
        }

        return blocks;
    }

    /// <summary>Rules (2) and (3) for a block of an aligned partition.</summary>
    public bool Allow(Block block)
    {
        var within = histories.Where(history => history.Groups.Overlaps(block.Groups)).ToList();
        return NobodyOrEnough(block.Groups.Sum(group => newcomers.GetValueOrDefault(group)))
            && Changes(within).All(NobodyOrEnough)
            && ChangesAcrossAttempts(within).All(NobodyOrEnough);
    }

    /// <summary>How many differ from each earlier reveal.</summary>
    private static IEnumerable<int> Changes(IReadOnlyList<History> within) => within.Count == 0
        ? []
        : Enumerable.Range(0, within[0].Changed.Count).Select(attempt => within.Sum(history => history.Changed[attempt] ?? 0));

    /// <summary>How many differ in all, for every choice of one reveal for each history. Sums from k on are as good as k, so there are few of them.</summary>
    private HashSet<int> ChangesAcrossAttempts(IReadOnlyList<History> within) => within.Aggregate(
        new HashSet<int> { 0 },
        (sums, history) => [.. sums.SelectMany(sum => history.Changed.OfType<int>().Select(changed => Math.Min(k, sum + changed)))]);

    private bool NobodyOrEnough(int people) => SmallGroups.IsNobodyOrEnough(people, k);

    /// <summary>
    /// People who were counted in the same blocks of the same earlier reveals: the groups that they have now, how many answer now and how many do not,
    /// and for each earlier reveal how many of those who answer now had another value then (null where they were not counted).
    /// </summary>
    private sealed record History(HashSet<StakeholderGroup> Groups, int Here, int Gone, IReadOnlyList<int?> Changed);
}
