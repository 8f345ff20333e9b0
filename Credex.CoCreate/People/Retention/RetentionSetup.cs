using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Accounts;

namespace Credex.CoCreate.People.Retention;

public static class RetentionSetup
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention");
        services.AddFollowUp<RetentionErrand>(RetentionErrand.KindName);
        services.AddFollowUp<RetentionLetter>(RetentionLetter.KindName);
        services.AddScoped<IRetentionRule, AccountRetention>();
        services.AddScoped<IRetentionRule, AuditRetention>();
        return services;
    }

    /// <summary>The first night; each plans the next.</summary>
    public static async Task PlanRetentionAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RetentionErrand>().PlanAsync(CancellationToken.None);
    }
}
