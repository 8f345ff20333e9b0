using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Building;

public enum BuildOutcome
{
    Done,

    /// <summary>It is not in this version, or no longer.</summary>
    Unknown,

    /// <summary>The version is published: what people answer does not change under them.</summary>
    Frozen,

    /// <summary>There are as many as there can be.</summary>
    Full,

    /// <summary>Somebody else saved since the form was made.</summary>
    Changed,
}

/// <summary>Opens the newest version of a survey to change it: each change is one transaction with its audit.</summary>
public sealed class VersionWriter(AppDb db, TimeProvider clock)
{
    public Task<BuildOutcome> ChangeAsync(Guid survey, Guid actor, string act, Func<OpenVersion, BuildOutcome> change, CancellationToken cancel) =>
        ChangeAsync(survey, actor, act, build => Task.FromResult(change(build)), cancel);

    public Task<BuildOutcome> ChangeAsync(Guid survey, Guid actor, string act, Func<OpenVersion, Task<BuildOutcome>> change, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            // Read again behind the gate: the page read it before.
            db.ChangeTracker.Clear();
            await db.LockSurveyAsync(survey, cancel);
            var version = await NewestAsync(survey, cancel);
            if (version.PublishedAt is not null)
            {
                return BuildOutcome.Frozen;
            }

            var build = new OpenVersion(db, version);
            var before = build.Describe();
            var outcome = await change(build);
            if (outcome == BuildOutcome.Done)
            {
                build.Number();
                version.Revision++;
                db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Survey), survey, clock.GetUtcNow().UtcDateTime, before, build.Describe()));
            }

            return outcome;
        },
        cancel);

    /// <summary>A version that can be changed, with all that the published one asks: the same keys, so that what stays the same is pooled.</summary>
    public Task<bool> NewVersionAsync(Guid survey, Guid actor, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            await db.LockSurveyAsync(survey, cancel);
            var newest = await NewestAsync(survey, cancel);
            if (newest.PublishedAt is null)
            {
                return false;
            }

            var next = new SurveyVersion { SurveyId = survey, Number = newest.Number + 1 };
            db.SurveyVersions.Add(next);
            foreach (var (page, questions) in Expressions.ConditionCheck.InOrder(newest))
            {
                var copy = new SurveyPage { VersionId = next.Id, Order = page.Order, Title = page.Title, Text = page.Text, ShowWhen = page.ShowWhen };
                db.SurveyPages.Add(copy);
                foreach (var question in questions)
                {
                    var made = OpenVersion.Copy(question, copy, question.Key);
                    (made.VersionId, made.Order) = (next.Id, question.Order);
                    db.SurveyQuestions.Add(made);
                }
            }

            db.AuditEntries.Add(AuditEntry.Of(actor, "survey.new-version", nameof(Survey), survey, clock.GetUtcNow().UtcDateTime, after: new { next.Number }));
            return true;
        },
        cancel);

    private Task<SurveyVersion> NewestAsync(Guid survey, CancellationToken cancel) =>
        db.SurveyVersions.Include(one => one.Pages).Include(one => one.Questions).AsSplitQuery().Where(one => one.SurveyId == survey).OrderByDescending(one => one.Number).FirstAsync(cancel);
}
