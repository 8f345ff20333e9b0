using System.Net;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>The agenda by its buttons: add, move, duplicate, delete; before and while the room is at it.</summary>
public sealed class AgendaPageTests
{
    [Fact]
    public async Task Activities_are_added_with_a_name_in_both_languages_and_lead_to_their_page()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);
        Assert.Contains("The agenda is empty", await client.PageAsync($"/workshops/{slug}/agenda"), StringComparison.Ordinal);

        var activity = await Planner.AddReviewAsync(client, slug);

        await client.PageAsync($"/workshops/{slug}/agenda/{activity}");
        var added = (await app.WorkshopAsync(slug)).Activities.Single();
        Assert.Equal((activity, 60, 0), (added.Id, added.PlannedMinutes, added.Order));
        Assert.NotEqual(added.Title.In("en").Text, added.Title.In("fr").Text);
        Assert.Equal(["en", "fr"], added.Title.Wordings.Keys.Order());
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync($"/workshops/{slug}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser("fr").GetAsync($"/w/{(await app.WorkshopAsync(slug)).Code}/screen")).StatusCode);
    }

    [Fact]
    public async Task A_kind_must_be_chosen()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);
        var token = Form.Token(await client.PageAsync($"/workshops/{slug}/agenda"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync($"/workshops/{slug}/agenda?handler=add", token)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync($"/workshops/{slug}/agenda?handler=add", token, ("kind", "Dance"))).StatusCode);
        Assert.Empty(await app.AgendaAsync(slug));
    }

    [Fact]
    public async Task Buttons_move_an_activity_one_place_and_the_times_follow()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client, ("end", "12:00"));
        var (first, second, third) = (await Planner.AddReviewAsync(client, slug), await Planner.AddReviewAsync(client, slug), await Planner.AddReviewAsync(client, slug));
        await app.InDbAsync(db => db.Activities.Where(one => one.Id == third).ExecuteUpdateAsync(set => set.SetProperty(one => one.PlannedMinutes, 15)));

        var moved = await Planner.AgendaActAsync(client, slug, "move&up=true", third);
        Assert.Equal($"/workshops/{slug}/agenda#activity-{third}", moved.Headers.Location?.ToString());
        Assert.Equal([first, third, second], (await app.AgendaAsync(slug)).Select(Guid.Parse));

        await Planner.AgendaActAsync(client, slug, "move&up=true", third);
        await Planner.AgendaActAsync(client, slug, "move&up=true", third);
        Assert.Equal([third, first, second], (await app.AgendaAsync(slug)).Select(Guid.Parse));
        var page = await client.PageAsync($"/workshops/{slug}/agenda");
        Assert.Equal(["10:00", "10:15", "11:15"], Times(page));
        Assert.Contains("135 minutes in all, until 12:15.", page, StringComparison.Ordinal);
        Assert.Contains("15 minutes after the planned end", page, StringComparison.Ordinal);

        await Planner.AgendaActAsync(client, slug, "move&up=false", first);
        Assert.Equal([third, second, first], (await app.AgendaAsync(slug)).Select(Guid.Parse));
        var entry = await app.InDbAsync(db => db.AuditEntries.Where(one => one.Act == "agenda.moved").OrderByDescending(one => one.Id).FirstAsync());
        Assert.True(entry.Before!.IndexOf(first.ToString(), StringComparison.Ordinal) < entry.Before.IndexOf(second.ToString(), StringComparison.Ordinal));
        Assert.True(entry.After!.IndexOf(first.ToString(), StringComparison.Ordinal) > entry.After.IndexOf(second.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_of_an_activity_stands_below_it_with_the_same_settings()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        const string Slug = "festival-programming-round-1";
        var original = (await app.WorkshopAsync(Slug)).Activities.Single();
        var last = await Planner.AddReviewAsync(client, Slug);

        Assert.Equal(HttpStatusCode.Redirect, (await Planner.AgendaActAsync(client, Slug, "duplicate", original.Id)).StatusCode);

        var agenda = (await app.AgendaAsync(Slug)).ConvertAll(Guid.Parse);
        Assert.Equal((3, original.Id, last), (agenda.Count, agenda[0], agenda[2]));
        var rounds = await app.InDbAsync(db => db.Rounds.AsNoTracking().Include(one => one.Items).Where(one => one.ActivityId == original.Id || one.ActivityId == agenda[1]).ToListAsync());
        Assert.Equal(2, rounds.Count);
        Assert.Equal(rounds[0].Rule, rounds[1].Rule);
        Assert.Equal(rounds[0].Items.Select(item => item.ClauseTextId).Order(), rounds[1].Items.Select(item => item.ClauseTextId).Order());
    }

    [Fact]
    public async Task Deleting_asks_and_takes_what_the_kind_keeps_along()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        const string Slug = "festival-programming-round-1";
        var activity = (await app.WorkshopAsync(Slug)).Activities.Single().Id;

        var asked = await client.PageAsync($"/workshops/{Slug}/agenda?delete={activity}");
        Assert.Contains("Delete this activity:", asked, StringComparison.Ordinal);
        Assert.Single(await app.AgendaAsync(Slug));
        Assert.Equal(HttpStatusCode.Redirect, (await Planner.AgendaActAsync(client, Slug, "delete", activity)).StatusCode);

        Assert.Contains("activity is deleted", await client.PageAsync($"/workshops/{Slug}/agenda"), StringComparison.Ordinal);
        Assert.Empty(await app.AgendaAsync(Slug));
        Assert.Equal(0, await app.InDbAsync(db => db.Rounds.CountAsync(round => round.ActivityId == activity)));
        Assert.Equal(HttpStatusCode.NotFound, (await Planner.AgendaActAsync(client, Slug, "delete", activity)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync("/w/w4n8tz/screen")).StatusCode);
    }

    [Fact]
    public async Task What_the_room_is_at_or_was_said_in_stays()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = (await app.InDbAsync(db => db.Workshops.SingleAsync(one => one.Code == TestApp.Code))).Slug;
        var live = (await app.WorkshopAsync(slug)).Activities.Single().Id;
        var added = await Planner.AddReviewAsync(client, slug);

        await Planner.AgendaActAsync(client, slug, "delete", live);
        Assert.Contains("The room is at this activity", await client.PageAsync($"/workshops/{slug}/agenda"), StringComparison.Ordinal);
        await app.InDbAsync(db => db.Workshops.Where(one => one.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(one => one.CurrentActivityId, added)));
        await Planner.AgendaActAsync(client, slug, "delete", live);

        Assert.Contains("Something was said or decided", await client.PageAsync($"/workshops/{slug}/agenda"), StringComparison.Ordinal);
        Assert.Equal(2, (await app.AgendaAsync(slug)).Count);
    }

    [Fact]
    public async Task A_change_while_live_reaches_the_console()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var slug = (await app.InDbAsync(db => db.Workshops.SingleAsync(one => one.Code == TestApp.Code))).Slug;
        var regions = RoomRegions.All(TestApp.Code).Select(key => key.ToString()).ToList();
        await host.ConsoleAsync();
        var before = await app.InDbAsync(db => db.LiveRegions.Where(region => regions.Contains(region.Key)).ToDictionaryAsync(region => region.Key, region => region.Revision));

        var added = await Planner.AddReviewAsync(host.Client, slug);
        await Planner.AgendaActAsync(host.Client, slug, "move&up=true", added);

        Assert.Equal(added, Guid.Parse((await app.AgendaAsync(slug))[0]));
        Assert.Contains($"value=\"{added}\"", await host.ConsoleAsync(), StringComparison.Ordinal);
        var after = await app.InDbAsync(db => db.LiveRegions.Where(region => regions.Contains(region.Key)).ToListAsync());
        Assert.Equal(regions.Count, after.Count);
        Assert.All(after, region => Assert.True(region.DirtyAt is not null || region.Revision > before.GetValueOrDefault(region.Key)));
    }

    [Fact]
    public async Task An_agenda_that_took_place_cannot_be_changed()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var slug = (await app.InDbAsync(db => db.Workshops.SingleAsync(one => one.Code == TestApp.Code))).Slug;
        var token = Form.Token(await host.Client.PageAsync($"/workshops/{slug}/agenda"));
        await app.InDbAsync(db => db.Workshops.Where(one => one.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(one => one.Stage, WorkshopStage.Ended)));

        await host.Client.SendAsync($"/workshops/{slug}/agenda?handler=add", token, ("kind", "StandardReview"));

        Assert.Single(await app.AgendaAsync(slug));
        var page = await host.Client.PageAsync($"/workshops/{slug}/agenda");
        Assert.Contains("its agenda stays as it took place. Nothing was changed.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"kind\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_activity_of_another_workshop_is_not_found()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);
        await Planner.AddReviewAsync(client, slug);
        var foreign = (await app.WorkshopAsync("festival-programming-round-1")).Activities.Single().Id;

        foreach (var handler in new[] { "move&up=true", "duplicate", "delete" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Planner.AgendaActAsync(client, slug, handler, foreign)).StatusCode);
        }

        Assert.Single(await app.AgendaAsync("festival-programming-round-1"));
    }

    private static IEnumerable<string> Times(string page) =>
        System.Text.RegularExpressions.Regex.Matches(page, """class="plan-time">(?<at>[^<]+)<""", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["at"].Value);
}
