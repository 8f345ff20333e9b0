using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops.StandardReview;

public static class ReviewSetup
{
    public static void AddReviews(this IServiceCollection services)
    {
        services.AddKind<ReviewKind>(ReviewKind.KindName);
        services.AddScoped<ReviewReader>();
        services.AddScoped<ItemActs>();
        services.AddScoped<RoundSettings>();
        services.AddScoped<ReviewReport>();
        services.AddScoped<ReviewCrowd>();
    }
}
