namespace Credex.CoCreate.Surveys.Building;

public static class BuildingSetup
{
    public static IServiceCollection AddBuilding(this IServiceCollection services)
    {
        services.AddScoped<SurveyRules>();
        services.AddScoped<SurveyPlanner>();
        services.AddScoped<VersionWriter>();
        services.AddScoped<Arranger>();
        services.AddScoped<Builder>();
        services.AddScoped<PartEditor>();
        services.AddScoped<QuestionReader>();
        services.AddScoped<MistakeWords>();
        services.AddScoped<DesignChecks>();
        services.AddScoped<SurveyPublisher>();
        services.AddScoped<StandardClauses>();
        return services;
    }
}
