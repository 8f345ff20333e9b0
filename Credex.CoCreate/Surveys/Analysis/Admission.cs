using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>Responses that are not in the results.</summary>
/// <param name="Unseen">Never were.</param>
/// <param name="SetAside">Were, until somebody withdrew.</param>
/// <param name="IsClosed">Whether no more answers come, so that they stay out.</param>
public sealed record Outside(int Unseen, int SetAside, bool IsClosed);

/// <summary>
/// Lets responses into the results, several of a stakeholder group at a time, as <see cref="AdmissionRule"/> says; which of a group is chosen by their random keys.
/// Who withdraws is gone at once, and k - 1 others of the same block wait again with them: the results of before and after differ by k people, not by one. They come back with k whom nobody has seen counted.
/// </summary>
public sealed class Admission(AppDb db, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(20);

    public async Task<Outside> RunAsync(Survey survey, CancellationToken cancel)
    {
        var isClosed = survey.StageAt(clock.GetUtcNow().UtcDateTime) == SurveyStage.Closed;

        // Counting goes through all responses, and nothing can have changed while the revision is the same.
        var known = (nameof(Admission), survey.Id, survey.AnswersRevision, survey.MinGroup, isClosed);
        if (cache.TryGetValue(known, out Outside? before) && before is not null)
        {
            return before;
        }

        var tallies = await TalliesAsync(survey, cancel);
        if (AdmissionRule.Admit(tallies, survey.MinGroup, isClosed).Values.All(group => group == default))
        {
            return cache.Set(known, Left(tallies, isClosed), Remembered);
        }

        return await db.WriteAsync(
            async () =>
            {
                await db.LockSurveyAsync(survey.Id, cancel);
                var now = await TalliesAsync(survey, cancel);
                var admitted = AdmissionRule.Admit(now, survey.MinGroup, isClosed);
                var counted = 0;
                foreach (var (group, some) in admitted.Where(pair => pair.Value != default))
                {
                    StakeholderGroup? of = group == GroupBlocks.None ? null : (StakeholderGroup)group;
                    var waiting = db.Responses.Where(response => response.SurveyId == survey.Id && !response.IsCounted && !response.IsTest && response.Group == of);
                    var ids = await waiting.Where(response => !response.IsSetAside).OrderBy(response => response.Id).Select(response => response.Id).Take(some.Unseen).ToListAsync(cancel);
                    if (some.SetAside > 0)
                    {
                        ids.AddRange(await waiting.Where(response => response.IsSetAside).Select(response => response.Id).ToListAsync(cancel));
                    }

                    foreach (var chunk in ids.Chunk(500))
                    {
                        await db.Responses.Where(response => chunk.Contains(response.Id)).ExecuteUpdateAsync(set => set.SetProperty(response => response.IsCounted, true).SetProperty(response => response.IsSetAside, false), cancel);
                    }

                    counted += ids.Count;
                }

                if (counted > 0)
                {
                    await db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, one => one.AnswersRevision + 1), cancel);
                }

                return Left(now.ToDictionary(pair => pair.Key, pair => pair.Value with { Unseen = pair.Value.Unseen - admitted[pair.Key].Unseen, SetAside = pair.Value.SetAside - admitted[pair.Key].SetAside }), isClosed);
            },
            cancel);
    }

    /// <summary>Called in the transaction in which a counted response goes.</summary>
    /// <param name="group">Of the response that goes.</param>
    public async Task SetAsideAsync(Survey survey, StakeholderGroup? group, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var counted = await db.Responses.Where(response => response.SurveyId == survey.Id && response.IsCounted && !response.IsTest)
            .Select(response => new { response.Id, response.Group }).ToListAsync(cancel);
        var others = AdmissionRule.Companions(counted.ConvertAll(one => (one.Id, Place(one.Group))), Place(group), survey.MinGroup, Random.Shared);
        foreach (var some in others.Chunk(500))
        {
            await db.Responses.Where(response => some.Contains(response.Id)).ExecuteUpdateAsync(set => set.SetProperty(response => response.IsCounted, false).SetProperty(response => response.IsSetAside, true), cancel);
        }
    }

    private async Task<Dictionary<int, GroupTally>> TalliesAsync(Survey survey, CancellationToken cancel)
    {
        var cells = await db.Responses.Where(response => response.SurveyId == survey.Id && !response.IsTest)
            .GroupBy(response => new { response.Group, response.IsCounted, response.IsSetAside })
            .Select(cell => new { cell.Key.Group, cell.Key.IsCounted, cell.Key.IsSetAside, N = cell.Count() }).ToListAsync(cancel);
        return cells.GroupBy(cell => Place(cell.Group)).ToDictionary(group => group.Key, group => new GroupTally(
            group.Where(cell => cell.IsCounted).Sum(cell => cell.N),
            group.Where(cell => cell is { IsCounted: false, IsSetAside: false }).Sum(cell => cell.N),
            group.Where(cell => cell is { IsCounted: false, IsSetAside: true }).Sum(cell => cell.N)));
    }

    private static Outside Left(Dictionary<int, GroupTally> tallies, bool isClosed) => new(tallies.Values.Sum(group => group.Unseen), tallies.Values.Sum(group => group.SetAside), isClosed);

    private static int Place(StakeholderGroup? group) => group is { } one ? (int)one : GroupBlocks.None;
}
