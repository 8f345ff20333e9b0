using System.Diagnostics;
using System.Net;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Tests.Workshops.Registrations;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.FollowUps;

/// <summary>Hangfire runs the sweeps: as soon as something is committed, every 15 seconds, and on start.</summary>
public sealed class RunnerTests
{
    private static readonly Dictionary<string, string> Running = new(StringComparer.Ordinal) { ["FollowUps:Run"] = "true" };

    [Fact]
    public async Task A_letter_leaves_as_soon_as_its_cause_is_committed()
    {
        await using var all = await Registering.StartAsync(settings: Running);
        _ = await all.App.Browser().PageAsync($"{all.Page}/register");

        // The first letter draws everything for the first time.
        await all.RegisterAsync(all.App.Browser(), Registering.Form("first@example.org"));
        await UntilAsync(() => all.Post.To("first@example.org").Count == 1, TimeSpan.FromSeconds(14));
        var watch = Stopwatch.StartNew();
        await all.RegisterAsync(all.App.Browser(), Registering.Form("second@example.org"));
        await UntilAsync(() => all.Post.To("second@example.org").Count == 1, TimeSpan.FromSeconds(14));

        // Well before the next sweep: it was nudged. The goal is two seconds, on a machine that does nothing else.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"It took {watch.Elapsed}.");
    }

    /// <summary>
    /// Of five letters most are there in two seconds: not one by the luck of a sweep, which comes every fifteen, and not none for a moment in which the machine does something else.
    /// </summary>
    [Fact]
    public async Task A_letter_to_sign_in_is_there_within_two_seconds_of_the_answer()
    {
        await using var app = new TestApp(settings: Running);
        var taken = new List<TimeSpan>();
        for (var number = 0; number < 6; number++)
        {
            var address = $"p{number}@example.org";
            await Accounts.MakeAsync(app, address);
            var browser = app.Browser();
            var form = await browser.PageAsync("/account/link");
            Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync("/account/link", Form.Token(form), ("email", address))).StatusCode);
            var answered = Stopwatch.StartNew();
            await UntilAsync(() => Mailbox.Letters(app, address).Count == 1, TimeSpan.FromSeconds(30));
            taken.Add(answered.Elapsed);
        }

        // The first one draws everything for the first time.
        var median = taken.Skip(1).Order().ElementAt(2);
        TestContext.Current.SendDiagnosticMessage("A letter to sign in took {0} ms; of five after the first the median is {1:N0} ms.", string.Join(", ", taken.Select(one => one.TotalMilliseconds.ToString("N0", System.Globalization.CultureInfo.InvariantCulture))), median.TotalMilliseconds);
        Assert.True(median < TimeSpan.FromSeconds(2), $"They took {string.Join(", ", taken)}.");
    }

    [Fact]
    public async Task What_is_due_is_swept_every_fifteen_seconds_and_the_dashboard_is_for_admins()
    {
        await using var app = new TestApp(settings: Running);
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;

        using var storage = app.Services.GetRequiredService<JobStorage>().GetConnection();
        await UntilAsync(() => storage.GetRecurringJobs().Count > 0, TimeSpan.FromSeconds(10));
        Assert.Equal((FollowUpRunner.SweepName, "*/15 * * * * *"), storage.GetRecurringJobs().Select(job => (job.Id, job.Cron)).Single());

        var page = await admin.GetAsync(FollowUpsSetup.DashboardPath);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("'unsafe-inline'", string.Join(' ', page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync(FollowUpsSetup.DashboardPath)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Browser().GetAsync(FollowUpsSetup.DashboardPath)).StatusCode);
    }

    [Fact]
    public async Task On_PostgreSQL_Hangfire_keeps_its_jobs_there()
    {
        await using var store = new PostgresStore(await TestPostgres.CreateAsync());
        await using var all = await Registering.StartAsync(settings: new(store.Settings.Concat(Running)));

        await all.RegisterAsync(all.App.Browser(), Registering.Form("maja@example.org"));

        await UntilAsync(() => all.Post.To("maja@example.org").Count == 1, TimeSpan.FromSeconds(30));
        await using var db = store.Open();
        Assert.True(await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM hangfire.job""").SingleAsync() > 0);
    }

    [Fact]
    public async Task A_lock_that_a_killed_server_left_keeps_no_other_from_its_work()
    {
        await using var store = new PostgresStore(await TestPostgres.CreateAsync());
        var factory = new NpgsqlConnectionFactory(store.Settings["ConnectionStrings:Postgres"], new PostgreSqlStorageOptions());
        using var dead = new PostgreSqlStorage(factory).GetConnection();
        var left = dead.AcquireDistributedLock($"lock:recurring-job:{FollowUpRunner.SweepName}", TimeSpan.FromSeconds(5));

        await using var all = await Registering.StartAsync(settings: new(store.Settings.Concat(Running)));
        await all.RegisterAsync(all.App.Browser(), Registering.Form("maja@example.org"));
        await UntilAsync(() => all.Post.To("maja@example.org").Count == 1, TimeSpan.FromSeconds(60));
        using var storage = all.App.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Empty(storage.GetRecurringJobs());

        left.Dispose();
        await UntilAsync(() => storage.GetRecurringJobs().Count == 1, TimeSpan.FromSeconds(60));
    }

    private static async Task UntilAsync(Func<bool> isTrue, TimeSpan longest)
    {
        var watch = Stopwatch.StartNew();
        while (!isTrue())
        {
            Assert.True(watch.Elapsed < longest, "It took too long.");
            await Task.Delay(20);
        }
    }
}
