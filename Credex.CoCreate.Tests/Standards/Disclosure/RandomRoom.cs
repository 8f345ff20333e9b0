using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Tests.Standards.Disclosure;

/// <summary>
/// One clause in a room of 0..60 people, drawn from a seed: up to four attempts, between which people come late, are removed, come back, change their answers or,
/// rarely, their group. Sizes of what happens are drawn around k, where it matters. Every attempt is revealed, or not.
/// </summary>
internal sealed class RandomRoom
{
    public const int Count = 10_000;

    private readonly Random random;
    private readonly StakeholderGroup[] groups;
    private readonly int[] values;
    private readonly HashSet<int> answered;

    public RandomRoom(int seed)
    {
        random = new Random(seed);
        K = seed % 2 == 0 ? 3 : 5;

        // Rooms of few groups have large blocks, rooms of all groups small ones.
        var kinds = StakeholderGroups.All.Take(random.Next(1, 8)).ToArray();
        groups = random.GetItems(kinds, random.Next(61));
        values = random.GetItems([1, 2, 3, 4, 5], groups.Length);
        answered = [.. Enumerable.Range(0, groups.Length).Where(_ => random.Next(4) > 0)];
    }

    public int K { get; }

    /// <summary>The attempts in order: the effective answers, in no order, and whether the result is asked for.</summary>
    public IEnumerable<(IReadOnlyList<Answer> Answers, bool Revealed)> Attempts()
    {
        var attempts = random.Next(1, 5);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var answers = answered.Select(person => new Answer(Voters.Id(person), groups[person], attempt, values[person])).ToArray();
            random.Shuffle(answers);
            yield return (answers, random.Next(4) > 0);
            GoOn();
        }
    }

    private void GoOn()
    {
        var ofOneGroup = random.Next(2) == 0 ? StakeholderGroups.All[random.Next(7)] : (StakeholderGroup?)null;
        foreach (var person in Some(ofOneGroup, answered))
        {
            values[person] = random.Next(1, 6);
        }

        if (random.Next(3) == 0)
        {
            answered.ExceptWith(Some(ofOneGroup, answered));
        }

        if (random.Next(2) == 0)
        {
            answered.UnionWith(Some(ofOneGroup, Enumerable.Range(0, groups.Length).Except(answered)));
        }

        if (random.Next(8) == 0)
        {
            foreach (var person in Some(ofOneGroup, answered))
            {
                groups[person] = StakeholderGroups.All[random.Next(7)];
            }
        }
    }

    private List<int> Some(StakeholderGroup? group, IEnumerable<int> people)
    {
        var all = people.Where(person => group is null || groups[person] == group).ToArray();
        random.Shuffle(all);
        var most = random.Next(3) == 0 ? all.Length : 2 * K;
        return [.. all.Take(random.Next(most + 1))];
    }
}
