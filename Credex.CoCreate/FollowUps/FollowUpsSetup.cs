using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Credex.CoCreate.FollowUps;

/// <summary>The <c>FollowUps</c> section of the settings.</summary>
public sealed class FollowUpOptions
{
    /// <summary>Whether this server carries out what is due; false where another one does.</summary>
    public bool Run { get; set; } = true;

    /// <summary>How many are in hand at once; after a kill no more than these are seen twice.</summary>
    public int AtOnce { get; set; } = 4;
}

public static class FollowUpsSetup
{
    public const string DashboardPath = "/manage/jobs";
    private static readonly TimeSpan KeptInMemory = TimeSpan.FromHours(1);
    private static readonly TimeSpan Polling = TimeSpan.FromSeconds(1);

    /// <summary>What a killed server had locked in Hangfire's tables is free again after this.</summary>
    private static readonly TimeSpan LongestLock = TimeSpan.FromMinutes(1);

    public static void AddFollowUps(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection("FollowUps").Get<FollowUpOptions>() ?? new FollowUpOptions();
        services.AddSingleton(options);
        services.AddSingleton<FollowUpSignal>();
        services.AddSingleton<IInterceptor, NudgeInterceptor>();
        services.AddSingleton<Dispatcher>();
        services.AddScoped<FollowUpKinds>();
        services.AddScoped<Schedule>();
        services.AddScoped<FollowUpList>();
        services.AddScoped<IPersonalData, FollowUpData>();
        services.AddScoped<IRetentionRule, FollowUpRetention>();
        services.AddScoped<TestLetter>();

        // Registered here and not through Hangfire's own static storage, which would be one for all apps of a test process.
        var postgres = builder.Configuration.PostgresConnection();
        services.AddSingleton<JobStorage>(_ => postgres is null
            ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = KeptInMemory })
            : OnPostgres(postgres));

        // The same for what makes the jobs: else they would run on the services of whichever app of the process came last.
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddHangfire(_ => { });
        if (!options.Run)
        {
            return;
        }

        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 2;
            server.SchedulePollingInterval = Polling;
        });
        services.AddSingleton<FollowUpRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<FollowUpRunner>());
    }

    private static PostgreSqlStorage OnPostgres(string connection)
    {
        var options = new PostgreSqlStorageOptions { QueuePollInterval = Polling, DistributedLockTimeout = LongestLock };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, options), options);
    }

    /// <summary>Hangfire's own pages, for admins.</summary>
    public static void MapJobs(this WebApplication app) => app
        .MapHangfireDashboard(DashboardPath, new DashboardOptions { Authorization = [], AppPath = app.Configuration["Site:PathBase"] + "/manage", DisplayStorageConnectionString = false })
        .RequireAuthorization(Policies.Admin);
}
