using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>Editing, duplicating and deleting a workshop; and what happens when two do so at once.</summary>
public sealed class EditWorkshopTests
{
    [Fact]
    public async Task An_edit_is_saved_with_what_was_before()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(client, slug, ("title.en", "Another name"), ("capacity", "77"), ("start", "09:15"))).StatusCode);

        var workshop = await app.WorkshopAsync(slug);
        Assert.Equal(("Another name", 77, new TimeSpan(9, 15, 0), 1), (workshop.Title.In("en").Text, workshop.Capacity, workshop.LocalStart.TimeOfDay, workshop.Revision));
        Assert.True(workshop.Title.IsStale("fr"));
        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "workshop.edited"));
        Assert.Contains("\"capacity\":40", entry.Before, StringComparison.Ordinal);
        Assert.Contains("\"capacity\":77", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_two_save_the_second_sees_both_texts_and_decides()
    {
        await using var app = new TestApp();
        var one = (await Facilitator.SignInAsync(app)).Client;
        var other = (await Facilitator.SignInAsync(app, "staff")).Client;
        var slug = await Planner.MadeAsync(one);
        var mine = Form.Hidden(await one.PageAsync($"/workshops/{slug}/edit"), "revision");
        await SaveAsync(other, slug, ("title.en", "What staff wrote"), ("hosts", (await app.PersonAsync("facilitator")).ToString()));

        var conflict = await SaveAsync(one, slug, ("revision", mine), ("title.en", "What I wrote"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.Content.ReadAsStringAsync();
        Assert.Contains(">What staff wrote</td>", page, StringComparison.Ordinal);
        Assert.Contains(">What I wrote</td>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"What I wrote\"", page, StringComparison.Ordinal);
        Assert.Equal("What staff wrote", (await app.WorkshopAsync(slug)).Title.In("en").Text);

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(one, slug, ("revision", Form.Hidden(page, "revision")), ("title.en", "Both together"))).StatusCode);
        Assert.Equal("Both together", (await app.WorkshopAsync(slug)).Title.In("en").Text);
    }

    [Fact]
    public async Task A_facilitator_cannot_lose_what_they_edit_and_staff_can_take_them_out()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);

        await SaveAsync(client, slug, ("hosts", (await app.PersonAsync("staff")).ToString()));
        Assert.Equal(2, (await app.WorkshopAsync(slug)).Hosts.Count);
        await SaveAsync((await Facilitator.SignInAsync(app, "staff")).Client, slug, ("hosts", (await app.PersonAsync("staff")).ToString()));

        Assert.Equal([await app.PersonAsync("staff")], (await app.WorkshopAsync(slug)).Hosts.Select(host => host.PersonId));
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/workshops/{slug}/edit")).StatusCode);
    }

    [Fact]
    public async Task The_smallest_group_is_fixed_by_the_first_vote_whatever_the_form_says()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = (await app.InDbAsync(db => db.Workshops.SingleAsync(one => one.Code == TestApp.Code))).Slug;

        var page = await client.PageAsync($"/workshops/{slug}/edit");
        await SaveAsync(client, slug, ("minGroup", "3"), ("title.en", "Edited while live"));

        Assert.DoesNotContain("name=\"minGroup\"", page, StringComparison.Ordinal);
        Assert.Equal((5, "Edited while live"), ((await app.WorkshopAsync(slug)).MinGroup, (await app.WorkshopAsync(slug)).Title.In("en").Text));
        Assert.Contains("Edited while live", await app.Browser().PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
        Assert.Contains("name=\"minGroup\"", await client.PageAsync("/workshops/festival-programming-round-1/edit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_changes_nothing_and_stays_in_the_form()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);

        var refused = await SaveAsync(client, slug, ("title.en", "Kept in the form"), ("end", "09:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("value=\"Kept in the form\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, (await app.WorkshopAsync(slug)).Revision);
    }

    [Fact]
    public async Task What_runs_over_midnight_is_copied_and_saved_and_still_does()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Slug == slug);
            workshop.Schedule(workshop.LocalStart.Date.AddHours(23), workshop.LocalStart.Date.AddHours(24.5), workshop.ZoneId);
            return await db.SaveChangesAsync();
        });
        var path = $"/workshops/{slug}/duplicate";

        var copied = await client.SendAsync(path, Form.Token(await client.PageAsync(path)), ("date", Planner.Day(30)));
        Assert.Equal(HttpStatusCode.Redirect, copied.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(client, slug, ("title.en", "Late"), ("start", "22:30"), ("end", "00:30"))).StatusCode);

        foreach (var (one, hours) in new[] { (copied.Headers.Location!.ToString().Split('/')[^1], 1.5), (slug, 2) })
        {
            var workshop = await app.WorkshopAsync(one);
            Assert.Equal(hours, (workshop.EndUtc - workshop.StartUtc).TotalHours);
        }
    }

    [Fact]
    public async Task A_copy_has_what_was_prepared_and_nothing_that_happened()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var original = await app.WorkshopAsync("digital-curation-round-1");
        var path = $"/workshops/{original.Slug}/duplicate";

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync(path, Form.Token(await client.PageAsync(path)), ("date", "2021-01-01"))).StatusCode);
        var response = await client.SendAsync(path, Form.Token(await client.PageAsync(path)), ("date", Planner.Day(30)));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var copy = await app.WorkshopAsync(response.Headers.Location!.ToString().Split('/')[^1]);
        Assert.Equal((original.Title, original.Purpose, original.Capacity, original.ZoneId, original.LocalStart.TimeOfDay), (copy.Title, copy.Purpose, copy.Capacity, copy.ZoneId, copy.LocalStart.TimeOfDay));
        Assert.Equal((WorkshopStage.Planned, (DateTime?)null, 0), (copy.Stage, copy.StartedAt, copy.Revision));
        Assert.NotEqual(original.Code, copy.Code);
        Assert.Equal(original.Hosts.Select(host => host.PersonId), copy.Hosts.Select(host => host.PersonId));
        var round = await app.InDbAsync(db => db.Rounds.AsNoTracking().Include(one => one.Items).SingleAsync(one => one.ActivityId == copy.Activities.Single().Id));
        Assert.False(round.IsFrozen);
        Assert.Equal(await app.InDbAsync(db => db.RoundItems.CountAsync(item => item.Round!.ActivityId == original.Activities.Single().Id)), round.Items.Count);
        Assert.Equal(0, await app.InDbAsync(db => db.Participants.CountAsync(who => who.WorkshopId == copy.Id)));
        Assert.Equal(HttpStatusCode.OK, (await new Facilitator(client, copy.Code).RoomActAsync("start")).StatusCode);
    }

    [Fact]
    public async Task A_workshop_in_which_nothing_happened_is_deleted_after_asking()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        const string Slug = "festival-programming-round-1";
        var activity = (await app.WorkshopAsync(Slug)).Activities.Single().Id;
        Assert.Contains("Delete the workshop", await client.PageAsync($"/workshops/{Slug}/delete"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await DeleteAsync(client, Slug)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/workshops/{Slug}")).StatusCode);
        Assert.Equal(0, await app.InDbAsync(db => db.Rounds.CountAsync(round => round.ActivityId == activity)));
        Assert.Contains("Deleted: Community-led festival", await client.PageAsync("/workshops"), StringComparison.Ordinal);
        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "workshop.deleted"));
        Assert.Contains(Slug, entry.Before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_somebody_joined_it_cannot_be_deleted()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);
        await Guest.JoinAsync(app, StakeholderGroup.Employer, code: (await app.WorkshopAsync(slug)).Code);

        Assert.Equal(HttpStatusCode.Conflict, (await DeleteAsync(client, slug)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await DeleteAsync(client, "digital-curation-round-1")).StatusCode);

        Assert.NotNull(await app.WorkshopAsync(slug));
        Assert.DoesNotContain($"/workshops/{slug}/delete", await client.PageAsync($"/workshops/{slug}"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> DeleteAsync(HttpClient client, string slug) =>
        await client.SendAsync($"/workshops/{slug}/delete", Form.Token(await client.PageAsync("/")), []);

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient client, string slug, params (string Name, string Value)[] changed)
    {
        var page = await client.PageAsync($"/workshops/{slug}/edit");
        var revision = Array.Exists(changed, field => field.Name == "revision") ? [] : new[] { ("revision", Form.Hidden(page, "revision")) };
        return await client.SendAsync($"/workshops/{slug}/edit", Form.Token(page), Planner.Fields(host: null, [.. revision, .. changed]));
    }
}
