using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops.Ideas;

public static class IdeasSetup
{
    public static void AddIdeas(this IServiceCollection services)
    {
        services.AddKind<IdeasKind>(IdeasKind.KindName);
        services.AddScoped<IdeasCrowd>();
        services.AddScoped<IdeasReader>();
        services.AddScoped<IdeaWriter>();
        services.AddBatchWriter<GiveDots, DotReceipt, DotLedger>();
        services.AddScoped<IdeasSettingsForm>();
        services.AddScoped<IdeaOutcomes>();
        services.AddScoped<IdeasReport>();
        services.AddScoped<IPersonalData, IdeaData>();
        services.AddSingleton<IRegion, CardRegion>();
    }
}
