using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Accounts;

namespace Credex.CoCreate.People.Privacy;

public static class PrivacySetup
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddScoped<DataSubjects>();
        services.AddScoped<HeldData>();
        services.AddScoped<RemovedWords>();
        services.AddScoped<AdminRules>();
        services.AddFollowUp<ErasureErrand>(ErasureErrand.KindName);
        services.AddFollowUp<ErasureConfirmLetter>(ErasureConfirmLetter.KindName);
        services.AddFollowUp<ErasureDoneLetter>(ErasureDoneLetter.KindName);
        services.AddScoped<IPersonalData, AccountData>();
        services.AddScoped<IPersonalData, ConsentData>();
        services.AddScoped<IPersonalData, AuditData>();
        return services;
    }
}
