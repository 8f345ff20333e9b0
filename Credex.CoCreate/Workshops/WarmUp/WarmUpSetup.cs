using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops.WarmUp;

public static class WarmUpSetup
{
    public static void AddWarmUps(this IServiceCollection services)
    {
        services.AddKind<WarmUpKind>(WarmUpKind.KindName);
        services.AddScoped<WarmUpCrowd>();
        services.AddScoped<WarmUpReader>();
        services.AddBatchWriter<GiveWarmUp, WarmUpReceipt, WarmUpLedger>();
        services.AddScoped<WarmUpForm>();
        services.AddScoped<IPersonalData, WarmUpData>();
    }
}
