using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>
/// Lets responses into the results several at a time: while a survey is open, once 2k wait, all but k of them (chosen by their random keys), so that two looks on different days
/// differ by at least k people, and so does the last look from the final one. Once it is closed, all.
/// Who withdraws is gone at once, and k - 1 others wait again with them: the results of before and after differ by k people, not by one. They come back among k that nobody has seen counted.
/// </summary>
public sealed class Admission(AppDb db, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(20);

    /// <returns>How many wait to be counted.</returns>
    public async Task<int> RunAsync(Survey survey, CancellationToken cancel)
    {
        var isClosed = survey.StageAt(clock.GetUtcNow().UtcDateTime) == SurveyStage.Closed;

        // Counting goes through all responses, and nothing can have changed while the revision is the same.
        var known = (nameof(Admission), survey.Id, survey.AnswersRevision, survey.MinGroup, isClosed);
        if (cache.TryGetValue(known, out int before))
        {
            return before;
        }

        var waiting = await Waiting(survey).CountAsync(cancel);
        var seen = await Waiting(survey).CountAsync(response => response.IsSetAside, cancel);
        if (Admits(survey, waiting, seen, isClosed) == 0)
        {
            return cache.Set(known, waiting, Remembered);
        }

        return await db.WriteAsync(
            async () =>
            {
                await db.LockSurveyAsync(survey.Id, cancel);
                // Those that were seen first, so that those who wait on were not.
                var rows = await Waiting(survey).OrderByDescending(response => response.IsSetAside).ThenBy(response => response.Id).Select(response => new { response.Id, response.IsSetAside }).ToListAsync(cancel);
                var ids = rows.ConvertAll(row => row.Id);
                var counted = ids[..Admits(survey, ids.Count, rows.Count(row => row.IsSetAside), isClosed)];
                if (counted.Count == 0)
                {
                    return ids.Count;
                }

                foreach (var some in counted.Chunk(500))
                {
                    await db.Responses.Where(response => some.Contains(response.Id)).ExecuteUpdateAsync(set => set.SetProperty(response => response.IsCounted, true).SetProperty(response => response.IsSetAside, false), cancel);
                }

                await db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, one => one.AnswersRevision + 1), cancel);
                return ids.Count - counted.Count;
            },
            cancel);
    }

    /// <summary>Called in the transaction in which a counted response goes.</summary>
    public async Task SetAsideAsync(Survey survey, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(survey);
        var others = await db.Responses.Where(response => response.SurveyId == survey.Id && response.IsCounted && !response.IsTest)
            .OrderBy(_ => EF.Functions.Random()).Take(survey.MinGroup - 1).Select(response => response.Id).ToListAsync(cancel);
        await db.Responses.Where(response => others.Contains(response.Id)).ExecuteUpdateAsync(set => set.SetProperty(response => response.IsCounted, false).SetProperty(response => response.IsSetAside, true), cancel);
    }

    /// <summary>How many of those who wait are counted now. What was set aside does not make up a number: it has been seen.</summary>
    private static int Admits(Survey survey, int waiting, int seen, bool isClosed)
    {
        var (k, unseen) = (survey.MinGroup, waiting - seen);
        return isClosed ? (unseen >= k || seen == 0 ? waiting : 0) : unseen >= 2 * k ? waiting - k : 0;
    }

    private IQueryable<Response> Waiting(Survey survey) => db.Responses.Where(response => response.SurveyId == survey.Id && !response.IsCounted && !response.IsTest);
}
