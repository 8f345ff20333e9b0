using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>Who was invited to surveys that closed long ago; confidential answers lose their link with it.</summary>
public sealed class SurveyInvitationRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "surveyInvitations";

    public string Label => texts["Rule_surveyInvitations"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.AfterSurvey) is { } before
        ? await db.WriteAsync(
            async () =>
            {
                var old = db.SurveyInvitations.Where(one => db.Surveys.Any(survey => survey.Id == one.SurveyId && survey.ClosesAt < before));
                await db.Responses.Where(one => old.Any(invitation => invitation.Id == one.InvitationId)).ExecuteUpdateAsync(set => set.SetProperty(one => one.InvitationId, (Guid?)null), cancel);
                return await old.ExecuteDeleteAsync(cancel);
            },
            cancel)
        : 0;
}
