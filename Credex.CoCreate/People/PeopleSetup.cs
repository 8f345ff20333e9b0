using Credex.CoCreate.Data;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People;

public static class PeopleSetup
{
    public static void AddPeople(this WebApplicationBuilder builder)
    {
        var isHttps = builder.Configuration["Site:Url"]?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;
        builder.Services
            .AddIdentity<Person, IdentityRole<Guid>>(options =>
            {
                IdentitySchema.Choose(options);
                options.Password.RequiredLength = PasswordRules.Shortest;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.SignIn.RequireConfirmedEmail = true;
                options.User.RequireUniqueEmail = true;
                // The user name is the address, and addresses have more letters than the default allows.
                options.User.AllowedUserNameCharacters = string.Empty;
                options.Lockout.MaxFailedAccessAttempts = 8;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddEntityFrameworkStores<AppDb>()
            .AddPasswordValidator<PasswordCheck>()
            .AddDefaultTokenProviders();

        // A role that is taken, or an account that is deactivated, is felt within a minute in every browser.
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        builder.Services.AddRolePolicies();
        builder.Services.AddScoped<PeopleDesk>();
        builder.Services.AddScoped<AuditLog>();
        builder.Services.AddScoped<AuditWords>();
        builder.Services.AddAccounts();
        builder.Services.AddPrivacy();
        builder.Services.AddRetention();
        builder.Services.AddSingleton<SetupLink>();
        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "cc_account";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.LoginPath = "/account/sign-in";
            options.LogoutPath = "/account/sign-out";
            options.AccessDeniedPath = "/error/403";
            options.ReturnUrlParameter = "return";
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.Events.OnRedirectToAccessDenied = context =>
            {
                // The page for 403 is shown where the refusal happened, with its status.
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>An installation without an admin gets a one-time link on the console, outside Development (where the demo people are).</summary>
    public static async Task InviteFirstAdminAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole<Guid>(role));
            }
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        if ((await users.GetUsersInRoleAsync(Roles.Admin)).Count > 0)
        {
            return;
        }

        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        await db.SetupInvitations.Where(old => old.UsedAt == null).ExecuteDeleteAsync();
        var (invitation, secret) = SetupInvitation.Issue(clock.GetUtcNow().UtcDateTime);
        db.SetupInvitations.Add(invitation);
        await db.SaveChangesAsync();
        app.Services.GetRequiredService<SetupLink>().Secret = secret;
    }
}

/// <summary>The secret of this start's set-up link, until it is printed. It is in no log and, but for its hash, in no database.</summary>
public sealed class SetupLink
{
    public string? Secret { get; set; }
}
