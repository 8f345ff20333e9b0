using System.Numerics;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Tests.Standards.Disclosure;

/// <summary>
/// Somebody who keeps every result shown of a clause and subtracts. Knows the rule only in its literal form, and shares no code with what it checks:
/// a set of people is the bits of a number, person n being bit n.
/// </summary>
internal sealed class Observer(int k, Random random)
{
    private readonly List<Result> results = [];

    /// <param name="blocks">The groups of each block; none when only the whole was shown.</param>
    public void See(IReadOnlyList<Answer> answers, IReadOnlyList<IReadOnlyList<StakeholderGroup>> blocks)
    {
        IReadOnlyList<IReadOnlyList<StakeholderGroup>> parts = blocks.Count > 0 ? blocks : [StakeholderGroups.All];
        var values = new int[64];
        foreach (var answer in answers)
        {
            values[Person(answer)] = answer.Value;
        }

        var blockSets = parts.Select(part => Set(answers.Where(answer => part.Contains(answer.Group)))).ToArray();
        var unions = Enumerable.Range(0, 1 << blockSets.Length)
            .Select(choice => blockSets.Where((_, place) => (choice >> place & 1) == 1).Aggregate(0UL, (one, other) => one | other));
        results.Add(new Result(values, [.. parts.Select(part => part.Where(group => answers.Any(answer => answer.Group == group)).ToHashSet())], blockSets, [.. unions, Set(answers)]));
    }

    /// <summary>The first small set of people that can be found in what was seen; null if there is none.</summary>
    public string? Find()
    {
        for (var later = 0; later < results.Count; later++)
        {
            for (var earlier = 0; earlier <= later; earlier++)
            {
                if ((FindByOneSubtraction(results[later], results[earlier]) ?? FindChanges(results[later], results[earlier])) is { } found)
                {
                    return $"{found}, attempts {earlier} and {later}";
                }
            }
        }

        return results.Count < 3 ? null : FindByChain();
    }

    /// <summary>Every union shown, every difference of two of them in both directions, and those whose answers the subtraction of the two results leaves over.</summary>
    private string? FindByOneSubtraction(Result later, Result earlier)
    {
        var differing = Differing(later, earlier);
        foreach (var one in later.Unions)
        {
            if (IsSmall(one))
            {
                return "a set shown";
            }

            foreach (var other in earlier.Unions)
            {
                if (IsSmall(one & ~other) || IsSmall(other & ~one))
                {
                    return "a difference of people";
                }

                if (IsSmall((one ^ other) | (one & other & differing)))
                {
                    return "a difference of answers";
                }
            }
        }

        return null;
    }

    /// <summary>Every union now against the earlier blocks that share people or groups with it: new or different answers, and vanished or replaced ones.</summary>
    private string? FindChanges(Result later, Result earlier)
    {
        var differing = Differing(later, earlier);
        for (var choice = 0; choice < 1 << later.Blocks.Length; choice++)
        {
            var now = later.Unions[choice];
            var groups = later.Groups.Where((_, place) => (choice >> place & 1) == 1).SelectMany(part => part).ToHashSet();
            var then = earlier.Blocks
                .Where((block, place) => (block & now) != 0 || earlier.Groups[place].Overlaps(groups))
                .Aggregate(0UL, (one, other) => one | other);
            var changed = now & then & differing;
            if (IsSmall((now & ~then) | changed) || IsSmall((then & ~now) | changed))
            {
                return "new or vanished answers";
            }
        }

        return null;
    }

    /// <summary>All of any union of the last result minus one of another minus one of a third, drawn at random: there are too many to try all.</summary>
    private string? FindByChain()
    {
        for (var trial = 0; trial < 200; trial++)
        {
            var chain = Enumerable.Range(0, results.Count).ToArray();
            random.Shuffle(chain);
            Array.Sort(chain, 0, 3);
            var (first, second, last) = (results[chain[0]], results[chain[1]], results[chain[2]]);
            var (one, other, all) = (Any(first), Any(second), Any(last));
            if (IsSmall(LeftOver((last, all, 1), (first, one, -1), (second, other, -1))))
            {
                return "a chain of three attempts";
            }
        }

        return null;
    }

    private ulong Any(Result result) => result.Unions[random.Next(result.Unions.Length)];

    private static ulong LeftOver(params (Result Result, ulong People, int Weight)[] terms)
    {
        var left = 0UL;
        Span<int> weights = stackalloc int[10];
        for (var person = 0; person < 64; person++)
        {
            weights.Clear();
            foreach (var (result, people, weight) in terms)
            {
                if ((people >> person & 1) == 1)
                {
                    weights[result.Values[person]] += weight;
                }
            }

            left |= weights.ContainsAnyExcept(0) ? 1UL << person : 0;
        }

        return left;
    }

    private static ulong Differing(Result later, Result earlier) =>
        Enumerable.Range(0, 64).Aggregate(0UL, (set, person) => later.Values[person] == earlier.Values[person] ? set : set | 1UL << person);

    private bool IsSmall(ulong set) => set != 0 && BitOperations.PopCount(set) < k;

    private static ulong Set(IEnumerable<Answer> answers) => answers.Aggregate(0UL, (set, answer) => set | 1UL << Person(answer));

    private static int Person(Answer answer) => BitConverter.ToInt32(answer.Voter.ToByteArray());

    private sealed record Result(int[] Values, HashSet<StakeholderGroup>[] Groups, ulong[] Blocks, ulong[] Unions);
}
