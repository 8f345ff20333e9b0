using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Reading;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Practices.Writing;

namespace Credex.CoCreate.Practices;

public static class PracticesSetup
{
    public static void AddPractices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CaseReader>();
        services.AddScoped<PreviewCard>();
        services.AddPracticeWriting();
        services.AddPracticeSearch();
        services.AddPracticeModeration();
    }
}
