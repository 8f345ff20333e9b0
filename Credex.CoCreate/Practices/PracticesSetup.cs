using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Pictures;
using Credex.CoCreate.Practices.Reading;
using Credex.CoCreate.Practices.Search;

namespace Credex.CoCreate.Practices;

public static class PracticesSetup
{
    public static void AddPractices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CaseReader>();
        services.AddSingleton<PictureMaker>();
        services.AddPracticeSearch();
        services.AddPracticeModeration();
    }
}
