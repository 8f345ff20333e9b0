using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Tests.Standards.Disclosure;

/// <summary>Builds the answers of an attempt. People are numbers here, so that the one who changes, leaves or comes later can be named.</summary>
internal sealed record Voters(IReadOnlyList<Answer> Answers)
{
    public const Scale Scale = CoCreate.Standards.Consensus.Scale.FivePoint;

    public static Voters None { get; } = new([]);

    public static Guid Id(int person) => new(person, 0, 0, new byte[8]);

    public Voters With(StakeholderGroup group, int first, int count, int value = 3) =>
        new([.. Answers, .. Enumerable.Range(first, count).Select(person => new Answer(Id(person), group, 1, value))]);

    public Voters Changed(int value, params IEnumerable<int> people) => Edited(people, answer => answer with { Value = value, Attempt = answer.Attempt + 1 });

    public Voters Moved(StakeholderGroup group, params IEnumerable<int> people) => Edited(people, answer => answer with { Group = group });

    public Voters Without(params IEnumerable<int> people)
    {
        var ids = people.Select(Id).ToHashSet();
        return new([.. Answers.Where(answer => !ids.Contains(answer.Voter))]);
    }

    /// <summary>What may be shown with k = 5.</summary>
    public Disclosed After(params IReadOnlyList<ShownAttempt> earlier) => Disclosed.Of(Scale, Answers, 5, earlier);

    /// <summary>The same as a result that was shown; fails when it may not be.</summary>
    public ShownAttempt ShownAfter(params IReadOnlyList<ShownAttempt> earlier)
    {
        var tally = Assert.IsType<Shown>(After(earlier)).Tally;
        return new ShownAttempt(earlier.Count + 1, [.. tally.Blocks.Select(block => block.Groups)], Answers);
    }

    private Voters Edited(IEnumerable<int> people, Func<Answer, Answer> edit)
    {
        var ids = people.Select(Id).ToHashSet();
        return new([.. Answers.Select(answer => ids.Contains(answer.Voter) ? edit(answer) : answer)]);
    }
}
