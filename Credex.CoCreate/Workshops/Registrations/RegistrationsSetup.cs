using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Workshops.Registrations.Letters;

namespace Credex.CoCreate.Workshops.Registrations;

public static class RegistrationsSetup
{
    public static IServiceCollection AddRegistrations(this IServiceCollection services)
    {
        services.AddSingleton<RegistrationLinks>();
        services.AddScoped<FreedSeats>();
        services.AddScoped<Registrar>();
        services.AddScoped<RegistrationList>();
        services.AddScoped<Inviter>();
        services.AddScoped<IPersonalData, RegistrationData>();
        services.AddScoped<IPersonalData, InvitationData>();
        services.AddScoped<IRetentionRule, RegistrationRetention>();
        services.AddScoped<IRetentionRule, InvitationRetention>();
        services.AddScoped<IRetentionRule, PendingRetention>();
        services.AddScoped<WorkshopFollowUps>();
        services.AddScoped<WorkshopLetters>();
        services.AddScoped<OwnVotes>();
        services.AddFollowUp<InviteLetter>(RegistrationLetters.Invite);
        services.AddFollowUp<ConfirmLetter>(RegistrationLetters.Confirm);
        services.AddFollowUp<ConfirmedLetter>(RegistrationLetters.Confirmed);
        services.AddFollowUp<WaitingLetter>(RegistrationLetters.Waiting);
        services.AddFollowUp<MovedUpLetter>(RegistrationLetters.MovedUp);
        services.AddFollowUp<FreedSeatsErrand>(FreedSeatsErrand.KindName);
        services.AddFollowUp<DayBeforeLetter>(RegistrationLetters.DayBefore);
        services.AddFollowUp<HourBeforeLetter>(RegistrationLetters.HourBefore);
        services.AddFollowUp<ChangedLetter>(RegistrationLetters.Changed);
        services.AddFollowUp<CancelledLetter>(RegistrationLetters.Cancelled);
        services.AddFollowUp<StartsLetter>(RegistrationLetters.Starts);
        services.AddFollowUp<ThanksLetter>(RegistrationLetters.Thanks);
        services.AddFollowUp<DecisionsLetter>(RegistrationLetters.Decisions);
        return services;
    }
}
