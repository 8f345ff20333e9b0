using Credex.CoCreate.People;

namespace Credex.CoCreate.Workshops.Planning;

public static class PlanningSetup
{
    /// <summary>The policy for making a workshop; what may be done with one that exists is the business of <see cref="RoomPolicies.Hosts"/>.</summary>
    public const string Plans = nameof(Plans);

    public static IServiceCollection AddPlanning(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Plans, policy => policy.RequireRole(Roles.Admin, Roles.Staff, Roles.Facilitator));
        services.AddScoped<WorkshopRules>();
        services.AddScoped<WorkshopCopies>();
        services.AddScoped<WorkshopPlanner>();
        services.AddScoped<AgendaEditor>();
        return services;
    }
}
