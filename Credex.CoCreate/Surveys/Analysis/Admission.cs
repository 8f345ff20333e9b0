using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>
/// Lets responses into the results several at a time: while a survey is open, once 2k wait, all but k of them (chosen by their random keys), so that two looks on different days
/// differ by at least k people, and so does the last look from the final one. Once it is closed, all.
/// </summary>
public sealed class Admission(AppDb db, TimeProvider clock)
{
    /// <returns>How many wait to be counted.</returns>
    public async Task<int> RunAsync(Survey survey, CancellationToken cancel)
    {
        var waiting = await Waiting(survey).CountAsync(cancel);
        var isClosed = survey.StageAt(clock.GetUtcNow().UtcDateTime) == SurveyStage.Closed;
        var admits = isClosed ? waiting : waiting >= 2 * survey.MinGroup ? waiting - survey.MinGroup : 0;
        if (admits == 0)
        {
            return waiting;
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
