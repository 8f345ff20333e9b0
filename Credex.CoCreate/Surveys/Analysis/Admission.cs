using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>
/// Lets responses into the results several at a time: while a survey is open, once 2k wait, all but k of them (chosen by their random keys), so that two looks on different days
/// differ by at least k people, and so does the last look from the final one. Once it is closed, all.
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
        var admits = isClosed ? waiting : waiting >= 2 * survey.MinGroup ? waiting - survey.MinGroup : 0;
        if (admits == 0)
        {
            return cache.Set(known, waiting, Remembered);
        }

        return await db.WriteAsync(
            async () =>
            {
                await db.LockSurveyAsync(survey.Id, cancel);
                var ids = await Waiting(survey).OrderBy(response => response.Id).Select(response => response.Id).ToListAsync(cancel);
                var counted = isClosed ? ids : ids.Count >= 2 * survey.MinGroup ? ids[..^survey.MinGroup] : [];
                foreach (var some in counted.Chunk(500))
                {
                    await db.Responses.Where(response => some.Contains(response.Id)).ExecuteUpdateAsync(set => set.SetProperty(response => response.IsCounted, true), cancel);
                }

                await db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, one => one.AnswersRevision + 1), cancel);
                return ids.Count - counted.Count;
            },
            cancel);
    }

    private IQueryable<Response> Waiting(Survey survey) => db.Responses.Where(response => response.SurveyId == survey.Id && !response.IsCounted && !response.IsTest);
}
