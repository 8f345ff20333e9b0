using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>What was shown of a practice question: counts over all, never by group, and only of enough people.</summary>
public sealed record WarmUpOutcome
{
    /// <summary>People who had answered at the last showing.</summary>
    public int Answered { get; init; }

    /// <summary>People by option; null where there were too few to show any.</summary>
    public IReadOnlyList<int>? Counts { get; init; }

    /// <summary>True where the counts are those of an earlier showing, since too few answers are new or different to show others.</summary>
    public bool IsEarlier { get; init; }

    /// <summary>Who was counted where at each showing, so that the next one is not told from it by fewer than the smallest group. Never shown.</summary>
    public IReadOnlyList<IReadOnlyDictionary<Guid, int>> Seen { get; init; } = [];

    /// <summary>
    /// The outcome of showing these answers after what was shown before. Counts are shown of at least k people, and only where they differ from every
    /// earlier showing in the answers of nobody or of at least k people: the difference of two showings is seen by everybody.
    /// </summary>
    /// <param name="answers">The chosen option of each voter, from 1.</param>
    /// <param name="options">How many options there are.</param>
    public static WarmUpOutcome Of(IReadOnlyDictionary<Guid, int> answers, int options, int k, WarmUpOutcome? before)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var seen = before?.Seen ?? [];
        if (answers.Count < k || seen.Any(shown => !SmallGroups.IsNobodyOrEnough(Differing(answers, shown), k)))
        {
            return new WarmUpOutcome { Answered = answers.Count, Counts = before?.Counts, IsEarlier = before?.Counts is not null, Seen = seen };
        }

        return new WarmUpOutcome
        {
            Answered = answers.Count,
            Counts = [.. Enumerable.Range(1, options).Select(option => answers.Values.Count(value => value == option))],
            Seen = [.. seen, answers],
        };
    }

    private static int Differing(IReadOnlyDictionary<Guid, int> now, IReadOnlyDictionary<Guid, int> then) =>
        now.Count(one => !then.TryGetValue(one.Key, out var value) || value != one.Value) + then.Keys.Count(voter => !now.ContainsKey(voter));
}
