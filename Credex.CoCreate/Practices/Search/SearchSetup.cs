using Credex.CoCreate.Data;

namespace Credex.CoCreate.Practices.Search;

public static class SearchSetup
{
    public static IServiceCollection AddPracticeSearch(this IServiceCollection services)
    {
        services.AddSingleton<Library>();
        services.AddScoped<PracticeIndex>();
        services.AddScoped<PracticeSearch>();
        services.AddScoped<FacetNames>();
        services.AddSingleton<ReadCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadCounter>());
        return services;
    }

    /// <summary>Before anybody searches: the index as this version of the app makes it, and this server's picture of it.</summary>
    public static async Task PrepareSearchAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PracticeIndex>().RebuildAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Library>().NowAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), CancellationToken.None);
    }
}
