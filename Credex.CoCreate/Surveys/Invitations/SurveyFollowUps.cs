using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Surveys.Mixing;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>
/// What follows from a survey, planned in the transaction that changes it. One row stands for a letter to all whom it concerns; it is spread over them when it is due, so that moving the closing
/// moves one row, and nobody is reminded who has answered by then.
/// </summary>
public sealed class SurveyFollowUps(AppDb db, Schedule schedule, TimeProvider clock)
{
    public const string Invite = "survey-invitation";
    public const string WeekBefore = "survey-week-before";
    public const string DaysBefore = "survey-days-before";
    public const string Outcome = "survey-outcome";

    /// <summary>How long before closing those are reminded who have not answered.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);
    public static readonly TimeSpan Days = TimeSpan.FromDays(2);

    /// <summary>After it was published, or its opening or closing changed.</summary>
    public async Task PlanAsync(Survey survey, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        switch (survey.StageAt(now))
        {
            case SurveyStage.Coming:
                await schedule.SetAsync(Invite, survey.OpensAt!.Value, Of(survey), Key(Invite, survey), cancel);
                break;
            case SurveyStage.Open:
                await schedule.CancelAsync(Of(survey), [Invite], cancel);
                if (await WithoutLetter(survey.Id).AnyAsync(cancel))
                {
                    schedule.Now(Invite, Of(survey), $"{Key(Invite, survey)}/open-{now:yyyyMMddHHmmssfff}");
                }

                break;
            default:
                await schedule.CancelAsync(Of(survey), kinds: null, cancel);
                if (survey.StageAt(now) == SurveyStage.Closed)
                {
                    schedule.Now(ClosingErrand.KindName, Of(survey), $"{Key(ClosingErrand.KindName, survey)}/{now:yyyyMMddHHmmssfff}");
                }

                return;
        }

        if (survey.ClosesAt is { } closes)
        {
            await schedule.SetAsync(WeekBefore, closes - Week, Of(survey), Key(WeekBefore, survey), cancel);
            await schedule.SetAsync(DaysBefore, closes - Days, Of(survey), Key(DaysBefore, survey), cancel);
            await schedule.SetAsync(ClosingErrand.KindName, closes, Of(survey), Key(ClosingErrand.KindName, survey), cancel);
        }
        else
        {
            await schedule.CancelAsync(Of(survey), [WeekBefore, DaysBefore, ClosingErrand.KindName], cancel);
        }
    }

    /// <summary>Somebody was invited. Before the survey opens, the letter waits for that.</summary>
    public void Invited(Survey survey, SurveyInvitation invitation)
    {
        if (survey.StageAt(clock.GetUtcNow().UtcDateTime) == SurveyStage.Open)
        {
            schedule.Now(Invite, Of(survey), $"{Invite}/{invitation.Id:N}", To(invitation));
        }
    }

    /// <summary>Results were published. Once a survey: what is published while it is open, and what follows the first time after it, are no news to write about.</summary>
    public async Task PublishedAsync(Survey survey, CancellationToken cancel)
    {
        if (survey.StageAt(clock.GetUtcNow().UtcDateTime) == SurveyStage.Closed
            && await db.SurveyInvitations.AnyAsync(one => one.SurveyId == survey.Id, cancel)
            && !await db.FollowUps.AnyAsync(row => row.DedupKey == Key(Outcome, survey), cancel))
        {
            schedule.Now(Outcome, Of(survey), Key(Outcome, survey));
        }
    }

    public async Task<IReadOnlyList<Recipient>> EverybodyAsync(Guid survey, CancellationToken cancel) =>
        (await db.SurveyInvitations.AsNoTracking().Where(one => one.SurveyId == survey).OrderBy(one => one.Id).ToListAsync(cancel)).ConvertAll(To);

    /// <summary>Those who have had no letter yet.</summary>
    public IQueryable<SurveyInvitation> WithoutLetter(Guid survey) => db.SurveyInvitations.AsNoTracking()
        .Where(one => one.SurveyId == survey && !one.IsUsed && !db.FollowUps.Any(row => row.Kind == Invite && row.SubjectKind == nameof(SurveyInvitation) && row.SubjectId == one.Id));

    public static Recipient To(SurveyInvitation invitation) =>
        new(invitation.Email, invitation.Name, invitation.Language, PersonId: null, nameof(SurveyInvitation), invitation.Id);

    public static Subject Of(Survey survey) => new(nameof(Survey), survey.Id);

    private static string Key(string kind, Survey survey) => $"{kind}/{survey.Id:N}";
}
