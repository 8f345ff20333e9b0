using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Reading;
using Credex.CoCreate.Practices.Writing;

namespace Credex.CoCreate.Practices;

public static class PracticesSetup
{
    public static void AddPractices(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CaseReader>();
        builder.Services.AddSingleton<PracticeChecks>();
        builder.Services.AddSingleton<Pictures.PictureMaker>();
        builder.Services.AddPracticeModeration();
    }
}
