using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Surveys.Invitations.Letters;

namespace Credex.CoCreate.Surveys.Invitations;

public static class SurveyInvitationsSetup
{
    public static IServiceCollection AddSurveyInvitations(this IServiceCollection services)
    {
        services.AddSingleton<InvitationSecrets>();
        services.AddScoped<SurveyInviter>();
        services.AddScoped<SurveyFollowUps>();
        services.AddScoped<SurveyTargets>();
        services.AddScoped<SurveyLetters>();
        services.AddScoped<IPersonalData, SurveyInvitationData>();
        services.AddScoped<IRetentionRule, SurveyInvitationRetention>();
        services.AddFollowUp<InviteLetter>(SurveyFollowUps.Invite);
        services.AddFollowUp<WeekBeforeLetter>(SurveyFollowUps.WeekBefore);
        services.AddFollowUp<DaysBeforeLetter>(SurveyFollowUps.DaysBefore);
        services.AddFollowUp<OutcomeLetter>(SurveyFollowUps.Outcome);
        return services;
    }
}
