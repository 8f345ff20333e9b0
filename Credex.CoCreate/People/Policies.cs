namespace Credex.CoCreate.People;

/// <summary>Policies of the pages that are about the whole installation.</summary>
public static class Policies
{
    public const string Staff = nameof(Staff);
    public const string Admin = nameof(Admin);

    /// <summary>Whoever may look after what others write: moderators, and staff.</summary>
    public const string Moderator = nameof(Moderator);

    public static IServiceCollection AddRolePolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Staff, policy => policy.RequireRole(Roles.Admin, Roles.Staff))
            .AddPolicy(Moderator, policy => policy.RequireRole(Roles.Admin, Roles.Staff, Roles.Moderator))
            .AddPolicy(Admin, policy => policy.RequireRole(Roles.Admin));
        return services;
    }
}
