using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Accounts.Letters;

namespace Credex.CoCreate.People.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountLinks>();
        services.AddScoped<AccountDesk>();
        services.AddScoped<AccountPost>();
        services.AddScoped<TakingPart>();
        services.AddFollowUp<ConfirmLetter>(AccountLetters.Confirm);
        services.AddFollowUp<ExistsLetter>(AccountLetters.Exists);
        services.AddFollowUp<InvitationLetter>(AccountLetters.Invitation);
        services.AddFollowUp<SignInLetter>(AccountLetters.SignIn);
        services.AddFollowUp<ResetLetter>(AccountLetters.Reset);
        services.AddFollowUp<AddressLetter>(AccountLetters.Address);
        services.AddFollowUp<AddressChangedLetter>(AccountLetters.AddressChanged);
        return services;
    }
}
