using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Surveys.Types;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Publishes a version: from then on it is what is asked, and it does not change. Trials go.</summary>
public sealed class SurveyPublisher(AppDb db, QuestionTypes types, DesignChecks checks, SurveyFollowUps followUps, TimeProvider clock)
{
    /// <summary>False, and nothing changed, where it was published meanwhile, or something in it must be mended first.</summary>
    /// <param name="revision">Of the version as it was looked at: what changed since was not checked by anybody.</param>
    /// <param name="confirmed">Keys of the questions of which the editor says that they ask the same in spite of what changed.</param>
    public Task<bool> PublishAsync(Guid surveyId, int revision, IReadOnlyCollection<string> confirmed, Guid actor, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            await db.LockSurveyAsync(surveyId, cancel);
            var survey = await db.Surveys.SingleAsync(one => one.Id == surveyId, cancel);
            var versions = await db.SurveyVersions.Include(one => one.Pages).Include(one => one.Questions).AsSplitQuery()
                .Where(one => one.SurveyId == surveyId).OrderByDescending(one => one.Number).Take(2).ToListAsync(cancel);
            var version = versions[0];
            if (version.PublishedAt is not null || version.Revision != revision || (await checks.OfAsync(survey, version, cancel)).IsBlocked)
            {
                return false;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            version.PublishedAt = now;
            version.Comparable = versions.Count > 1 ? VersionComparison.Keep(VersionComparison.Of(versions[1], version, types), confirmed) : null;
            version.Revision++;
            (survey.AskedVersionId, survey.Revision) = (version.Id, survey.Revision + 1);
            await db.ResponseDrafts.Where(one => one.IsTest && db.SurveyVersions.Any(other => other.Id == one.VersionId && other.SurveyId == surveyId)).ExecuteDeleteAsync(cancel);
            await db.Responses.Where(one => one.IsTest && one.SurveyId == surveyId).ExecuteDeleteAsync(cancel);
            await db.Set<RemovedPart>().Where(one => one.VersionId == version.Id).ExecuteDeleteAsync(cancel);
            await followUps.PlanAsync(survey, cancel);
            db.AuditEntries.Add(AuditEntry.Of(actor, "survey.published", nameof(Survey), surveyId, now, after: new { version.Number, version.Comparable, Confirmed = confirmed }));
            return true;
        },
        cancel);
}
