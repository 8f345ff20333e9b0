using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>Making a workshop: what is sent is what there is, what does not fit is refused beside its field and kept.</summary>
public sealed class NewWorkshopTests
{
    [Fact]
    public async Task A_facilitator_makes_a_workshop_and_is_its_host()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;

        var slug = await Planner.MadeAsync(client);

        var workshop = await app.WorkshopAsync(slug);
        Assert.Equal("cafe-des-metiers", slug);
        Assert.Matches("^[a-hjkmnp-z2-9]{6}$", workshop.Code);
        Assert.Equal(("Café des métiers", "Le café des métiers", "What **we** want"), (workshop.Title.In("en").Text, workshop.Title.In("fr").Text, workshop.Purpose.In("en").Text));
        Assert.Equal((40, true, 3, "Europe/Lisbon", "en"), (workshop.Capacity, workshop.AsksName, workshop.MinGroup, workshop.ZoneId, workshop.Language));
        Assert.Equal((new TimeSpan(10, 0, 0), TimeSpan.FromHours(1)), (workshop.LocalStart.TimeOfDay, workshop.EndUtc - workshop.StartUtc));
        Assert.Equal([await app.PersonAsync("facilitator")], workshop.Hosts.Select(host => host.PersonId));
        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "workshop.created"));
        Assert.Equal((workshop.Id, (string?)null), (entry.SubjectId, entry.Before));
        Assert.Contains("Café des métiers", entry.After, StringComparison.Ordinal);
        Assert.Contains("<strong>we</strong>", await app.Browser().PageAsync($"/workshops/{slug}"), StringComparison.Ordinal);
        await client.PageAsync($"/w/{workshop.Code}/host");
        await app.Browser().PageAsync($"/w/{workshop.Code}");
    }

    [Fact]
    public async Task Staff_name_others_and_need_not_name_themselves()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app, "staff")).Client;
        var facilitator = await app.PersonAsync("facilitator");

        var slug = await Planner.MadeAsync(client, ("hosts", facilitator.ToString()));

        Assert.Equal([facilitator], (await app.WorkshopAsync(slug)).Hosts.Select(host => host.PersonId));
        Assert.Empty((await app.WorkshopAsync(await Planner.MadeAsync(client))).Hosts);
    }

    [Theory]
    [InlineData("title.en", "")]
    [InlineData("purpose.fr", "{4001}", "purpose.en")]
    [InlineData("language", "xx")]
    [InlineData("date", "tomorrow")]
    [InlineData("date", "2020-01-01")]
    [InlineData("date", "2150-01-01")]
    [InlineData("start", "late")]
    [InlineData("end", "10:00")]
    [InlineData("end", "00:30")]
    [InlineData("zone", "Europe/Atlantis")]
    [InlineData("zone", "Romance Standard Time")]
    [InlineData("capacity", "0")]
    [InlineData("capacity", "20001")]
    [InlineData("capacity", "many")]
    [InlineData("minGroup", "4")]
    [InlineData("hosts", "not-a-person")]
    [InlineData("template", "none-such")]
    [InlineData("template", "review")]
    public async Task What_does_not_fit_is_refused_beside_its_field_and_nothing_is_lost(string field, string value, string? beside = null)
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;

        var refused = await Planner.CreateAsync(client, (field, value == "{4001}" ? new string('x', 4001) : value), ("title.fr", "Ce qui reste"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync();
        Assert.Contains($"href=\"#{beside ?? field}\"", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{beside ?? field}", page, StringComparison.Ordinal);
        Assert.Contains($"id=\"{beside ?? field}-error\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Ce qui reste\"", page, StringComparison.Ordinal);
        Assert.Equal(2, await app.InDbAsync(db => db.Workshops.CountAsync()));
    }

    [Fact]
    public async Task A_title_is_needed_in_the_language_of_the_workshop_and_in_no_other()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Planner.CreateAsync(client, ("language", "fr"), ("title.fr", string.Empty))).StatusCode);
        var slug = await Planner.MadeAsync(client, ("language", "fr"), ("title.en", string.Empty));

        Assert.Equal(("le-cafe-des-metiers", "fr"), (slug, (await app.WorkshopAsync(slug)).Title.Source));
    }

    [Fact]
    public async Task Only_people_with_the_role_can_facilitate()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app, "staff")).Client;
        var gone = await Accounts.MakeAsync(app, "gone@demo.example", Roles.Facilitator, person => person.DeactivatedAt = DateTime.UtcNow);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Planner.CreateAsync(client, ("hosts", (await app.PersonAsync("member")).ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Planner.CreateAsync(client, ("hosts", gone.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Planner.CreateAsync(client, ("hosts", (await app.PersonAsync("admin")).ToString()))).StatusCode);
    }

    [Fact]
    public async Task Same_titles_get_addresses_of_their_own_and_a_page_is_never_one()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;

        Assert.Equal("cafe-des-metiers", await Planner.MadeAsync(client));
        Assert.Equal("cafe-des-metiers-2", await Planner.MadeAsync(client));
        Assert.Equal("cafe-des-metiers-3", await Planner.MadeAsync(client));
        Assert.Equal("workshop", await Planner.MadeAsync(client, ("title.en", "New")));
        Assert.Equal("workshop-2", await Planner.MadeAsync(client, ("title.en", "Εργαστήριο")));
    }

    [Fact]
    public async Task A_start_that_the_clocks_skip_is_moved_and_the_page_says_so()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;

        var slug = await Planner.MadeAsync(client, ("date", "2027-03-28"), ("start", "02:30"), ("end", "04:00"), ("zone", "Europe/Brussels"));

        var workshop = await app.WorkshopAsync(slug);
        Assert.Equal(new DateTime(2027, 3, 28, 1, 0, 0, DateTimeKind.Utc), workshop.StartUtc);
        var said = "02:30 does not exist, so it begins at 03:00";
        Assert.Contains(said, await client.PageAsync($"/workshops/{slug}/agenda"), StringComparison.Ordinal);
        Assert.Contains(said, await app.Browser().PageAsync($"/workshops/{slug}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Planner.CreateAsync(client, ("date", "2027-03-28"), ("start", "02:15"), ("end", "02:45"), ("zone", "Europe/Brussels"))).StatusCode);
    }

    [Fact]
    public async Task The_zone_of_the_person_is_chosen_beforehand()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, "athens@demo.example", Roles.Facilitator, person => person.Zone = "Europe/Athens");

        Assert.Contains("""<option value="Europe/Athens" selected""", await (await Accounts.SignInAsync(app, "athens@demo.example")).PageAsync("/workshops/new"), StringComparison.Ordinal);
        Assert.Contains("""<option value="Europe/Brussels" selected""", await (await Facilitator.SignInAsync(app)).Client.PageAsync("/workshops/new"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_review_template_makes_a_room_in_which_one_can_vote()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var version = await app.InDbAsync(db => db.StandardVersions.Where(one => one.Standard!.Slug == "digital-curation-for-heritage-institutions").Select(one => one.Id).SingleAsync());

        var slug = await Planner.MadeAsync(client, ("template", "review"), ("version", version.ToString()));

        var workshop = await app.WorkshopAsync(slug);
        var review = workshop.Activities.Single(activity => activity.Kind == "StandardReview");
        Assert.True(await app.InDbAsync(db => db.RoundItems.CountAsync(item => item.Round!.ActivityId == review.Id)) > 3);
        var host = new Facilitator(client, workshop.Code);
        Assert.Equal(HttpStatusCode.OK, (await host.RoomActAsync("start")).StatusCode);
        Assert.Equal(WorkshopStage.Live, (await app.WorkshopAsync(slug)).Stage);
    }

    [Fact]
    public async Task A_template_leaves_out_kinds_that_are_not_there()
    {
        await using var app = new TestApp();
        await using var scope = app.Services.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetRequiredService<ActivityKinds>();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var version = await app.InDbAsync(db => db.StandardVersions.Select(one => one.Id).FirstAsync());

        foreach (var template in WorkshopTemplates.All)
        {
            var slug = await Planner.MadeAsync(client, ("template", template.Name), ("version", version.ToString()));
            var agenda = (await app.WorkshopAsync(slug)).Activities.OrderBy(activity => activity.Order).ToList();

            Assert.Equal(template.Steps.Where(step => kinds.Find(step.Kind) is not null).Select(step => (step.Kind, step.Minutes)), agenda.Select(activity => (activity.Kind, activity.PlannedMinutes)));
            Assert.Equal(Enumerable.Range(0, agenda.Count), agenda.Select(activity => activity.Order));
        }
    }

    [Fact]
    public void The_three_templates_fill_the_time_they_promise_in_both_languages()
    {
        Assert.Equal([("review", 60), ("needs", 90), ("practice", 90)], WorkshopTemplates.All.Select(template => (template.Name, template.Minutes)));
        foreach (var step in WorkshopTemplates.All.SelectMany(template => template.Steps))
        {
            var settings = new Activity { Kind = step.Kind, Title = step.Title };
            settings.Set(step.Settings ?? new object());
            Assert.All(LocalizedIn(settings.SettingsAs<Dictionary<string, System.Text.Json.JsonElement>>().Values).Append(step.Title), text =>
            {
                Assert.Equal(["en", "fr"], text.Wordings.Keys.Order());
                Assert.DoesNotMatch(@"(?<![\u00a0\u202f])[:;?!»]", text.In("fr").Text);
                Assert.DoesNotContain("'", text.In("fr").Text, StringComparison.Ordinal);
            });
        }
    }

    /// <summary>Every localized text in settings, however deep.</summary>
    private static IEnumerable<LocalizedText> LocalizedIn(IEnumerable<System.Text.Json.JsonElement> values)
    {
        foreach (var value in values)
        {
            if (value.ValueKind == System.Text.Json.JsonValueKind.Object && value.TryGetProperty("wordings", out _))
            {
                yield return LocalizedText.FromJson(value.GetRawText());
            }
            else if (value.ValueKind == System.Text.Json.JsonValueKind.Array)
            {
                foreach (var text in LocalizedIn(value.EnumerateArray()))
                {
                    yield return text;
                }
            }
        }
    }
}
