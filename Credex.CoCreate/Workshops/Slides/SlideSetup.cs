using Credex.CoCreate.Files;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops.Slides;

public static class SlideSetup
{
    public static void AddSlides(this IServiceCollection services)
    {
        services.AddFiles();
        services.AddKind<SlideKind>(SlideKind.KindName);
        services.AddScoped<SlideForm>();
    }
}
