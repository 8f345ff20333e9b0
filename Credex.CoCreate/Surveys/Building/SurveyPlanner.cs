using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Makes and changes surveys: each in one transaction with its audit and its follow-ups.</summary>
public sealed class SurveyPlanner(AppDb db, SurveyFollowUps followUps, TimeProvider clock)
{
    private const int Tries = 5;

    public async Task<Survey> CreateAsync(SurveyPlan plan, Guid actor, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WriteAsync(now => MakeAsync(plan, actor, now, cancel), cancel);
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Two servers chose the same address in the same instant: the next try reads which are taken by now.
            }
        }
    }

    /// <summary>Saves an edit. False, and nothing changed, where somebody else saved since the form was made.</summary>
    public Task<bool> SaveAsync(Guid id, int revision, SurveyPlan plan, Guid actor, CancellationToken cancel) => WriteAsync(
        async now =>
        {
            await db.LockSurveyAsync(id, cancel);
            var survey = await db.Surveys.SingleAsync(one => one.Id == id, cancel);
            if (survey.Revision != revision)
            {
                return false;
            }

            var before = Snapshot(survey);
            survey.Title = survey.Title.Edited(plan.Title);
            survey.Introduction = survey.Introduction.Edited(plan.Introduction);
            if (!await IsAnsweredAsync(survey.Id, cancel))
            {
                (survey.Mode, survey.MinGroup) = (plan.Mode, plan.MinGroup);
            }

            survey.Access = survey.Mode == SurveyMode.Confidential ? SurveyAccess.Invited : plan.Access;
            (survey.ZoneId, survey.OpensAt, survey.ClosesAt) = (plan.Zone, plan.OpensAt, plan.ClosesAt);
            survey.Revision++;
            await followUps.PlanAsync(survey, cancel);
            db.AuditEntries.Add(AuditEntry.Of(actor, "survey.edited", nameof(Survey), survey.Id, now, before, Snapshot(survey)));
            return true;
        },
        cancel);

    /// <summary>Whether anybody has answered or begun to: from then on mode and smallest group stay.</summary>
    public async Task<bool> IsAnsweredAsync(Guid survey, CancellationToken cancel) =>
        await db.Responses.AnyAsync(one => one.SurveyId == survey && !one.IsTest, cancel)
        || await db.ResponseDrafts.AnyAsync(one => !one.IsTest && db.SurveyVersions.Any(version => version.Id == one.VersionId && version.SurveyId == survey), cancel);

    private async Task<Survey> MakeAsync(SurveyPlan plan, Guid actor, DateTime now, CancellationToken cancel)
    {
        var title = LocalizedText.From(SiteLanguages.Codes[0], plan.Title);
        var survey = new Survey
        {
            Slug = await FreeSlugAsync(title.In(title.Source).Text, cancel),
            Title = title,
            Introduction = LocalizedText.From(SiteLanguages.Codes[0], plan.Introduction),
            Mode = plan.Mode,
            Access = plan.Access,
            MinGroup = plan.MinGroup,
            OpensAt = plan.OpensAt,
            ClosesAt = plan.ClosesAt,
            ZoneId = plan.Zone,
            CreatedBy = actor,
            CreatedAt = now,
        };
        var version = new SurveyVersion { SurveyId = survey.Id, Number = 1 };
        db.Surveys.Add(survey);
        db.SurveyVersions.Add(version);

        // A survey begins with a page, so that there is something to put a question on.
        db.SurveyPages.Add(new SurveyPage { VersionId = version.Id, Title = LocalizedText.Of(title.Source), Text = LocalizedText.Of(title.Source) });
        db.AuditEntries.Add(AuditEntry.Of(actor, "survey.created", nameof(Survey), survey.Id, now, after: Snapshot(survey)));
        return survey;
    }

    /// <summary>The slug of a title, with a number behind it where others have it already.</summary>
    private async Task<string> FreeSlugAsync(string title, CancellationToken cancel)
    {
        var slug = Slugs.Of(title, unnamed: "survey");
        var taken = (await db.Surveys.Where(one => one.Slug.StartsWith(slug)).Select(one => one.Slug).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? slug : $"{slug}-{number}").First(one => !taken.Contains(one));
    }

    private static object Snapshot(Survey survey) => new
    {
        survey.Slug,
        survey.Title,
        survey.Introduction,
        survey.Mode,
        survey.Access,
        survey.MinGroup,
        survey.ZoneId,
        survey.OpensAt,
        survey.ClosesAt,
    };

    private Task<T> WriteAsync<T>(Func<DateTime, Task<T>> work, CancellationToken cancel) => db.WriteAsync(
        () =>
        {
            // Read again behind the gate: the page read it before.
            db.ChangeTracker.Clear();
            return work(clock.GetUtcNow().UtcDateTime);
        },
        cancel);
}
