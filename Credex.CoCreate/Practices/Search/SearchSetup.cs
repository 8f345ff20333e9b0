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

    /// <summary>Before anybody searches: the index as this version of the app makes it.</summary>
    public static async Task PrepareSearchAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PracticeIndex>().RebuildAsync(CancellationToken.None);
    }
}
