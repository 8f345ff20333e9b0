using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>The public pages: the lists and the page of one workshop.</summary>
public sealed class WorkshopListTests
{
    [Fact]
    public async Task Five_hundred_workshops_are_paged_and_each_is_on_one_page()
    {
        await using var app = new TestApp();
        await AddManyAsync(app, 500);
        var client = app.Browser();

        var first = await client.PageAsync("/workshops");
        Assert.Equal(1 + 25 + 25, Slugs(first).Count);
        Assert.Contains("href=\"/workshops?coming=2#coming\"", first, StringComparison.Ordinal);
        Assert.Contains("href=\"/workshops?past=2#past\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("?live=2", first, StringComparison.Ordinal);

        var seen = new List<string>();
        for (var page = 1; page <= 10; page++)
        {
            seen.AddRange(Slugs(await client.PageAsync($"/workshops?coming={page}&past=2")).Where(slug => slug.StartsWith("coming-", StringComparison.Ordinal)));
        }

        Assert.Equal(Enumerable.Range(0, 250).Select(number => $"coming-{number:000}"), seen);
        var second = await client.PageAsync("/workshops?coming=2&past=3");
        Assert.Contains("href=\"/workshops?coming=3&amp;past=3#coming\"", second, StringComparison.Ordinal);
        Assert.Contains("href=\"/workshops?coming=2&amp;past=4#past\"", second, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"past-{249 - number:000}"), Slugs(first).Where(slug => slug.StartsWith("past-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("?coming=0")]
    [InlineData("?coming=99999")]
    [InlineData("?past=-4")]
    [InlineData("?coming=many")]
    public async Task A_page_that_does_not_exist_is_the_nearest_one(string query)
    {
        await using var app = new TestApp();

        Assert.Contains("festival-programming-round-1", await app.Browser().PageAsync($"/workshops{query}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_may_plan_find_the_way_and_hosts_their_console()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, "second@demo.example", Roles.Facilitator);
        var second = await (await Accounts.SignInAsync(app, "second@demo.example")).PageAsync("/workshops");

        foreach (var (role, mayPlan, console) in new[] { ("facilitator", true, true), ("staff", true, true), ("admin", true, true), ("member", false, false), ("moderator", false, false) })
        {
            var page = await (await Facilitator.SignInAsync(app, role)).Client.PageAsync("/workshops");
            Assert.Equal((role, mayPlan, console), (role, page.Contains("/workshops/new", StringComparison.Ordinal), page.Contains("/w/w4n8tz/host", StringComparison.Ordinal)));
        }

        Assert.Contains("/workshops/new", second, StringComparison.Ordinal);
        Assert.DoesNotContain("/host\"", second, StringComparison.Ordinal);
        Assert.DoesNotContain("/workshops/new", await app.Browser().PageAsync("/workshops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_are_those_of_the_workshop_and_of_the_visitor_where_these_differ()
    {
        await using var app = new TestApp();
        await AddAsync(app, Planner.Make("winter", "a2b3c4", new DateTime(2031, 1, 15, 9, 0, 0), new DateTime(2031, 1, 15, 10, 30, 0)));
        await AddAsync(app, Planner.Make("late", "a2b3c5", new DateTime(2031, 1, 15, 23, 15, 0), new DateTime(2031, 1, 15, 23, 45, 0)));
        await Accounts.MakeAsync(app, "athens@demo.example", null, person => person.Zone = "Europe/Athens");
        await Accounts.MakeAsync(app, "paris@demo.example", null, person => person.Zone = "Europe/Paris");
        await Accounts.MakeAsync(app, "lost@demo.example", null, person => person.Zone = "Europe/Atlantis");
        var athens = await Accounts.SignInAsync(app, "athens@demo.example");

        foreach (var path in new[] { "/workshops", "/workshops/winter" })
        {
            Assert.Contains("15 January 2031, 10:00 to 11:30 (Athens time)", await athens.PageAsync(path), StringComparison.Ordinal);
            foreach (var same in new[] { app.Browser(), await Accounts.SignInAsync(app, "paris@demo.example"), await Accounts.SignInAsync(app, "lost@demo.example") })
            {
                var page = await same.PageAsync(path);
                Assert.Contains("15 January 2031, 09:00 to 10:30", page, StringComparison.Ordinal);
                Assert.DoesNotContain(">For you", page, StringComparison.Ordinal);
            }
        }

        Assert.Contains("16 January 2031, 00:15 to 00:45 (Athens time)", await athens.PageAsync("/workshops/late"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_is_in_no_list_and_only_hosts_see_its_page()
    {
        await using var app = new TestApp();
        var rehearsal = Planner.Make("rehearsal", "a2b3c4", new DateTime(2031, 1, 15, 9, 0, 0), new DateTime(2031, 1, 15, 10, 30, 0));
        rehearsal.IsRehearsal = true;
        rehearsal.Stage = WorkshopStage.Live;
        rehearsal.Hosts.Add(new WorkshopHost { WorkshopId = rehearsal.Id, PersonId = await app.PersonAsync("facilitator") });
        await AddAsync(app, rehearsal);
        var host = (await Facilitator.SignInAsync(app)).Client;

        foreach (var list in new[] { "/", "/workshops", "/workshops.ics" })
        {
            Assert.DoesNotContain("rehearsal", await host.PageAsync(list), StringComparison.Ordinal);
        }

        Assert.Contains("Rehearsal, visible to hosts only", await host.PageAsync("/workshops/rehearsal"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await Facilitator.SignInAsync(app, "staff")).Client.GetAsync("/workshops/rehearsal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/workshops/rehearsal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Facilitator.SignInAsync(app, "member")).Client.GetAsync("/workshops/rehearsal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/workshops/rehearsal.ics")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync("/workshops/rehearsal/duplicate")).StatusCode);
    }

    [Fact]
    public async Task The_page_says_what_when_and_who_and_leads_hosts_on()
    {
        await using var app = new TestApp();
        const string Path = "/workshops/digital-curation-round-1";
        var open = await app.Browser("fr").PageAsync(Path);

        Assert.Contains("K7M 2QP", open, StringComparison.Ordinal);
        Assert.Contains("Mathieu Lefèvre", open, StringComparison.Ordinal);
        Assert.Contains("Employeurs, formateurs et professionnels", open, StringComparison.Ordinal);
        Assert.DoesNotContain("/host", open, StringComparison.Ordinal);
        Assert.DoesNotContain("/record", open, StringComparison.Ordinal);

        var host = await (await Facilitator.SignInAsync(app)).Client.PageAsync(Path);
        foreach (var way in new[] { "/w/k7m2qp/host\"", "/w/k7m2qp/poster\"", "/w/k7m2qp/screen\"", "/w/k7m2qp/host/notes\"", $"{Path}/edit\"", $"{Path}/agenda\"", $"{Path}/duplicate\"", $"{Path}.ics?in=en\"" })
        {
            Assert.Contains(way, host, StringComparison.Ordinal);
        }

        await app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).ExecuteUpdateAsync(set => set.SetProperty(one => one.Stage, WorkshopStage.Ended)));
        var over = await app.Browser().PageAsync(Path);
        Assert.Contains($"{Path}/record", over, StringComparison.Ordinal);
        Assert.DoesNotContain("K7M 2QP", over, StringComparison.Ordinal);
        Assert.Contains($"{Path}/record", await app.Browser().PageAsync("/workshops"), StringComparison.Ordinal);
    }

    private static Task<int> AddAsync(TestApp app, Workshop workshop) => app.InDbAsync(db =>
    {
        db.Workshops.Add(workshop);
        return db.SaveChangesAsync();
    });

    private static Task<int> AddManyAsync(TestApp app, int count) => app.InDbAsync(db =>
    {
        for (var number = 0; number < count / 2; number++)
        {
            var coming = new DateTime(2041, 1, 1, 9, 0, 0).AddDays(number);
            db.Workshops.Add(Planner.Make($"coming-{number:000}", $"c{number:00000}", coming, coming.AddHours(1)));
            var past = new DateTime(2021, 1, 1, 9, 0, 0).AddDays(number);
            var ended = Planner.Make($"past-{number:000}", $"p{number:00000}", past, past.AddHours(1));
            ended.Stage = WorkshopStage.Ended;
            db.Workshops.Add(ended);
        }

        // The one of the demo would be among them.
        db.Workshops.Remove(db.Workshops.Single(one => one.Code == "w4n8tz"));
        return db.SaveChangesAsync();
    });

    private static List<string> Slugs(string page) =>
        [.. Regex.Matches(page, """<h3 class="item-title"><a href="/workshops/(?<slug>[^"]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["slug"].Value)];
}
