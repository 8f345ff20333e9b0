namespace Credex.CoCreate.People;

/// <summary>Policies of the pages that are about the whole installation.</summary>
public static class Policies
{
    public const string Staff = nameof(Staff);
    public const string Admin = nameof(Admin);

    /// <summary>Whoever may review and decide on case studies and comments.</summary>
    public const string Moderator = nameof(Moderator);

    public static IServiceCollection AddRolePolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Staff, policy => policy.RequireRole(Roles.Admin, Roles.Staff))
            .AddPolicy(Admin, policy => policy.RequireRole(Roles.Admin))
            .AddPolicy(Moderator, policy => policy.RequireRole(Roles.Admin, Roles.Staff, Roles.Moderator));
        return services;
    }
}
