using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>The answers to an item as they count: of each voter the latest up to an attempt, without those struck before it was final.</summary>
public static class ItemAnswers
{
    public static ShownResult? Latest(this RoundItem item) => item.Shown.MaxBy(shown => shown.Attempt);

    /// <summary>How many people's answers stand, by group in the fixed order. No answer is read.</summary>
    public static async Task<int[]> AnsweredAsync(this AppDb db, RoundItem item, CancellationToken cancel)
    {
        var final = item.FinalAt ?? DateTime.MaxValue;
        var groups = await (
            from rating in db.Ratings
            join entry in db.RoundEntries on new { item.RoundId, rating.VoterId } equals new { entry.RoundId, entry.VoterId }
            where rating.RoundItemId == item.Id && (rating.StruckAt == null || rating.StruckAt >= final)
            select new { entry.Group, rating.VoterId }).Distinct()
            .GroupBy(one => one.Group).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var counts = new int[StakeholderGroups.All.Count];
        groups.ForEach(group => counts[(int)group.Key] = group.Count);
        return counts;
    }

    /// <summary>The answers that count in the attempt that was, or will be, final at the instant.</summary>
    public static async Task<IReadOnlyList<Answer>> AnswersAsync(this AppDb db, RoundItem item, int attempt, DateTime final, CancellationToken cancel)
    {
        var rows = await (
            from rating in db.Ratings
            join entry in db.RoundEntries on new { item.RoundId, rating.VoterId } equals new { entry.RoundId, entry.VoterId }
            where rating.RoundItemId == item.Id && rating.Attempt <= attempt && (rating.StruckAt == null || rating.StruckAt >= final)
            select new { rating.VoterId, entry.Group, rating.Attempt, rating.Value }).ToListAsync(cancel);
        return [.. rows.GroupBy(row => row.VoterId).Select(mine => mine.MaxBy(row => row.Attempt)!)
            .Select(row => new Answer(row.VoterId, row.Group, row.Attempt, row.Value))];
    }

    /// <summary>
    /// What may be shown of the current attempt. Called under the item's lock, after it is final. Where fewer than k people answer for the
    /// first time since an earlier result, their answers are left out and counted, so that one latecomer does not hold back everybody's result.
    /// </summary>
    public static async Task<(Disclosed Disclosed, int LeftOut)> DiscloseAsync(this AppDb db, RoundItem item, Consensus.Scale scale, int minGroup, CancellationToken cancel)
    {
        var earlier = new List<ShownAttempt>();
        foreach (var shown in item.Shown.Where(shown => shown.Tally is not null).OrderBy(shown => shown.Attempt))
        {
            // Who was left out then was not shown then.
            var counted = await db.AnswersAsync(item, shown.Attempt, shown.FinalAt, cancel);
            var before = earlier.SelectMany(attempt => attempt.Answers).Select(answer => answer.Voter).ToHashSet();
            earlier.Add(new ShownAttempt(
                shown.Attempt,
                [.. shown.Tally!.Blocks.Select(block => block.Groups)],
                [.. shown.LeftOut == 0 ? counted : counted.Where(answer => before.Contains(answer.Voter))]));
        }

        var answers = await db.AnswersAsync(item, item.Attempt, item.FinalAt ?? DateTime.MaxValue, cancel);
        var disclosed = Disclosed.Of(scale, [.. answers], minGroup, earlier);
        var known = earlier.SelectMany(attempt => attempt.Answers).Select(answer => answer.Voter).ToHashSet();
        var newcomers = answers.Count(answer => !known.Contains(answer.Voter));
        if (disclosed is not Held { Reason: HeldReason.TooFewChanged } || newcomers == 0 || newcomers >= minGroup)
        {
            return (disclosed, 0);
        }

        var without = Disclosed.Of(scale, [.. answers.Where(answer => known.Contains(answer.Voter))], minGroup, earlier);
        return without is Shown ? (without, newcomers) : (disclosed, 0);
    }

    /// <summary>What these voters answered to the same clauses in the round before, by item of this round.</summary>
    public static async Task<IReadOnlyDictionary<(Guid Item, Guid Voter), EarlierAnswer>> EarlierAnswersAsync(this AppDb db, IReadOnlyList<Guid> items, IReadOnlyList<Guid> voters, CancellationToken cancel)
    {
        var rows = await (
            from item in db.RoundItems
            join round in db.Rounds on item.RoundId equals round.Id
            join previous in db.Rounds on round.PreviousRoundId equals previous.Id
            join earlier in db.RoundItems on new { RoundId = previous.Id, item.ClauseTextId } equals new { earlier.RoundId, earlier.ClauseTextId }
            join rating in db.Ratings on earlier.Id equals rating.RoundItemId
            where items.Contains(item.Id) && voters.Contains(rating.VoterId) && rating.StruckAt == null
            select new { item.Id, rating.VoterId, rating.Attempt, rating.Value, previous.Scale }).ToListAsync(cancel);
        return rows.GroupBy(row => (row.Id, row.VoterId)).ToDictionary(
            mine => mine.Key,
            mine => mine.MaxBy(row => row.Attempt) is { } last ? new EarlierAnswer(last.Scale, last.Value) : throw new InvalidOperationException());
    }

    /// <summary>
    /// How much answers moved since the round before, among those who answered both on the same scale; null where fewer than k did, or there is no such round.
    /// Called under the item's lock, after it is final.
    /// </summary>
    public static async Task<Consensus.Stability?> StabilityAsync(this AppDb db, RoundItem item, Consensus.Scale scale, int minGroup, CancellationToken cancel)
    {
        var now = await db.AnswersAsync(item, item.Attempt, item.FinalAt ?? DateTime.MaxValue, cancel);
        var voters = now.Select(answer => answer.Voter).ToList();
        var before = await db.EarlierAnswersAsync([item.Id], voters, cancel);
        var both = now.Where(answer => before.TryGetValue((item.Id, answer.Voter), out var earlier) && earlier.Scale == scale).ToList();
        return both.Count < minGroup ? null : Consensus.Stability.Between(
            Consensus.Histogram.Of(scale, both.Select(answer => before[(item.Id, answer.Voter)].Value)),
            Consensus.Histogram.Of(scale, both.Select(answer => answer.Value)));
    }
}
