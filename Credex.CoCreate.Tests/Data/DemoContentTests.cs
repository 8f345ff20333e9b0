using System.Net;
using Credex.CoCreate.Demo;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Data;

/// <summary>The app starts on an empty database of either provider, fills it with the demo content, and finds it again.</summary>
public abstract class DemoContentTests
{
    protected abstract Task<Store> CreateAsync();

    [Fact]
    public async Task Three_standards_are_loaded_each_whole_in_English_and_French()
    {
        await using var store = await CreateAsync();
        await using var app = new TestApp(settings: store.Settings);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync("/readyz")).StatusCode);

        await using var db = store.Open();
        var versions = await db.StandardVersions.Include(version => version.Standard).Include(version => version.Clauses).ThenInclude(text => text.Links).AsSplitQuery().ToListAsync();

        Assert.Equal(3, versions.Count);
        Assert.All(versions, version =>
        {
            Assert.InRange(version.Clauses.Count(text => text.IsVotable), 12, 25);
            Assert.All(version.Elements.Filled(hasOutcomes: true), element => Assert.True(element.IsFilled, $"{version.Standard!.Slug} lacks {element.Key}"));
            Assert.All(Enum.GetValues<OutcomeType>(), type => Assert.Contains(version.Clauses, text => text.OutcomeType == type));
            Assert.Contains(version.Clauses, text => text.Kind == ClauseKind.Criterion);
            Assert.Contains(version.Clauses, text => text.Links.Count > 0);
            Assert.All(
                version.Clauses.Select(text => text.Text).Append(version.Standard!.Title).Append(version.Standard.Summary),
                text => Assert.All(["en", "fr"], language => Assert.False(string.IsNullOrWhiteSpace(text.Wordings[language].Text))));
        });
    }

    [Fact]
    public async Task The_live_workshop_stands_at_an_open_clause_with_three_results_behind_it()
    {
        await using var store = await CreateAsync();
        await using var app = new TestApp(settings: store.Settings);
        _ = await app.Browser().GetAsync("/readyz");

        await using var db = store.Open();
        var workshop = await db.Workshops.SingleAsync(one => one.Code == DemoWorkshops.LiveCode);
        var items = await (
            from round in db.Rounds
            where round.ActivityId == workshop.CurrentActivityId
            from item in round.Items
            orderby item.Order
            select item).Include(item => item.Shown).ToListAsync();
        var now = DateTime.UtcNow;

        Assert.Equal([ItemState.Revealed, ItemState.Revealed, ItemState.Revealed, ItemState.Open, ItemState.Waiting], items.Take(5).Select(item => item.StateAt(now)));
        Assert.All(items.Take(3), item => Assert.Equal(33, item.Latest()!.Answered));
        Assert.All(items.Take(3), item => Assert.NotNull(item.Latest()!.Tally));
        Assert.Equal(99, await db.Ratings.CountAsync());
    }

    [Fact]
    public async Task Whoever_registered_in_the_demo_has_a_seat_or_waits_and_gets_no_letter_before_the_reminders()
    {
        await using var store = await CreateAsync();
        await using var app = new TestApp(settings: new(store.Settings) { ["Demo:Whole"] = "true" });
        var host = (await Facilitator.SignInAsync(app)).Client;

        Assert.Equal(0, await app.Services.GetRequiredService<Dispatcher>().SweepAsync(default));
        Assert.False(Directory.Exists(Path.Combine(app.Folder, "mail")));
        await using var db = store.Open();
        var coming = await db.Workshops.Where(one => one.Stage == WorkshopStage.Planned).ToListAsync();
        Assert.Equal(2, coming.Count);
        Assert.All(coming, workshop => Assert.Equal(2, db.FollowUps.Count(row => row.SubjectId == workshop.Id && row.State == FollowUpState.Waiting && row.DueAt > DateTime.UtcNow)));
        var festival = coming.Single(one => one.Code == DemoWorkshops.ComingCode);
        var states = await db.Registrations.Where(one => one.WorkshopId == festival.Id).GroupBy(one => one.State).ToDictionaryAsync(one => one.Key, one => one.Count());
        Assert.Equal(festival.Capacity, states[RegistrationState.Confirmed]);
        Assert.True(states[RegistrationState.Waiting] > 0);
        Assert.True(await db.Registrations.CountAsync(one => one.WorkshopId != festival.Id) >= 15);
        Assert.All(await db.Registrations.ToListAsync(), one => Assert.True(Countries.Exists(one.Country) && one.Email.EndsWith(".example", StringComparison.Ordinal), one.Email));
        foreach (var workshop in coming)
        {
            Assert.Contains("Invite next", await host.PageAsync($"/workshops/{workshop.Slug}/registrations"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await using var store = await CreateAsync();
        var counts = new List<(int, int, int)>();
        for (var start = 0; start < 2; start++)
        {
            await using var app = new TestApp(settings: store.Settings);
            _ = await app.Browser().GetAsync("/readyz");
            counts.Add(await app.InDbAsync(async db => (await db.Standards.CountAsync(), await db.Ratings.CountAsync(), await db.Users.CountAsync())));
        }

        Assert.Equal(counts[0], counts[1]);
    }

    [Fact]
    public async Task The_search_forgives_case_and_accents()
    {
        const string Festival = "community-led-festival-programming";
        const string Curation = "digital-curation-for-heritage-institutions";
        await using var store = await CreateAsync();
        await using var app = new TestApp(settings: store.Settings);
        var browser = app.Browser();

        foreach (var (query, expected) in new[]
        {
            ("festival", Festival),
            ("FESTIVAL Programmation", Festival),
            ("numerique", Curation),
            ("NUMÉRIQUE", Curation),
            ("festival numérique", string.Empty),
            ("fest%val", string.Empty),
            ("festiva_", string.Empty),
        })
        {
            var page = await browser.PageAsync($"/standards?q={Uri.EscapeDataString(query)}");
            var found = new[] { Festival, Curation }.Where(slug => page.Contains($"/standards/{slug}", StringComparison.Ordinal));
            Assert.Equal((query, expected), (query, string.Join(' ', found)));
        }
    }
}

public sealed class SqliteDemoContentTests : DemoContentTests
{
    protected override Task<Store> CreateAsync() => Task.FromResult<Store>(new SqliteStore());
}

public sealed class PostgresDemoContentTests : DemoContentTests
{
    protected override async Task<Store> CreateAsync() => new PostgresStore(await TestPostgres.CreateAsync());
}
