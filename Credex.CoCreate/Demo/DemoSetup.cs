using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Demo;

public static class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<DemoStandards>();
        builder.Services.AddScoped<DemoWorkshops>();
        builder.Services.AddScoped<DemoEndedWorkshop>();
        builder.Services.AddScoped<DemoResponses>();
        builder.Services.AddScoped<DemoSurveys>();
        builder.Services.AddScoped<DemoRegistrations>();
        builder.Services.AddScoped<DemoPractices>();
    }

    /// <summary>
    /// In Development, and where <c>Demo:Load</c> says so, fills an empty database: the standards, the workshops, the surveys, the case studies, and (in Development only) the demo people.
    /// </summary>
    public static async Task LoadDemoAsync(this WebApplication app)
    {
        var isDevelopment = app.Environment.IsDevelopment();
        if (!isDevelopment && !app.Configuration.GetValue<bool>("Demo:Load"))
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (isDevelopment)
        {
            await LoadPeopleAsync(scope.ServiceProvider);
        }

        if (!await db.Standards.AnyAsync())
        {
            await scope.ServiceProvider.GetRequiredService<DemoStandards>().LoadAsync(CancellationToken.None);
            var whole = app.Configuration.GetValue("Demo:Whole", defaultValue: true);
            await scope.ServiceProvider.GetRequiredService<DemoWorkshops>().LoadAsync(whole, CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<DemoSurveys>().LoadAsync(whole, CancellationToken.None);
            if (whole)
            {
                await scope.ServiceProvider.GetRequiredService<DemoPractices>().LoadAsync(CancellationToken.None);
                await scope.ServiceProvider.GetRequiredService<DemoEndedWorkshop>().LoadAsync(CancellationToken.None);
                await scope.ServiceProvider.GetRequiredService<DemoRegistrations>().LoadAsync(CancellationToken.None);
            }
        }
    }

    private static async Task LoadPeopleAsync(IServiceProvider services)
    {
        var users = services.GetRequiredService<UserManager<Person>>();
        var roles = services.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (var demo in DemoPeople.All)
        {
            if (await users.FindByEmailAsync(demo.Email) is not null)
            {
                continue;
            }

            var person = new Person
            {
                UserName = demo.Email,
                Email = demo.Email,
                EmailConfirmed = true,
                DisplayName = demo.Name,
                Group = demo.Group,
                Country = demo.Country,
                Zone = "Europe/Brussels",
                CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            };
            await users.CreateAsync(person);
            if (demo.Role == DemoPeople.Member)
            {
                continue;
            }

            if (!await roles.RoleExistsAsync(demo.Role))
            {
                await roles.CreateAsync(new IdentityRole<Guid>(demo.Role));
            }

            await users.AddToRoleAsync(person, demo.Role);
        }
    }
}
