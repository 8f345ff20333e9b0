using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops.WarmUp;

public static class WarmUpSetup
{
    public static void AddWarmUps(this IServiceCollection services)
    {
        services.AddKind<WarmUpKind>();
        services.AddScoped<WarmUpCrowd>();
        services.AddScoped<WarmUpReader>();
        services.AddScoped<WarmUpLedger>();
        services.AddScoped<WarmUpForm>();
    }
}
