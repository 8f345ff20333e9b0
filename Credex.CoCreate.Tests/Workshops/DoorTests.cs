using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

public sealed class DoorTests
{
    [Fact]
    public async Task The_door_knows_group_and_country_of_who_has_said_them_in_their_profile()
    {
        await using var app = new TestApp();
        var member = await Facilitator.SignInAsync(app, "member");
        await app.InDbAsync(db => db.Users.Where(person => person.Email == "member@demo.example")
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.Group, StakeholderGroup.Professional).SetProperty(person => person.Country, "SE")));

        var door = await member.Client.PageAsync($"/w/{TestApp.Code}");

        Assert.Matches("value=\"Professional\" required(=\"required\")? checked", door);
        Assert.Matches("value=\"SE\" selected", door);
        Assert.Contains("data-guess=\"no\"", door, StringComparison.Ordinal);
        Assert.Contains("data-guess=\"yes\"", await app.Browser().PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_door_lets_nobody_new_in_and_who_is_in_stays()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var inside = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var waiting = app.Browser();
        var form = Form.Token(await waiting.PageAsync($"/w/{TestApp.Code}"));

        await host.RoomActAsync("lock");

        var refused = await waiting.SendAsync($"/w/{TestApp.Code}", form, ("group", "Learner"), ("country", "PT"), ("consent", "true"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("The door is locked", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("The door is locked", await waiting.PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await inside.AnswerAsync(Consent.Agree)).StatusCode);

        await host.RoomActAsync("unlock");
        Assert.Equal(HttpStatusCode.Redirect, (await new Guest(waiting, TestApp.Code).TryJoinAsync(StakeholderGroup.Learner)).StatusCode);
        Assert.Equal(["workshop.locked", "workshop.unlocked"], (await app.ActsAsync()).TakeLast(2));
    }

    [Fact]
    public async Task A_door_that_was_locked_while_the_form_was_filled_keeps_what_was_typed()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var client = app.Browser();
        var form = Form.Token(await client.PageAsync($"/w/{TestApp.Code}"));
        await host.RoomActAsync("lock");

        var refused = await (await client.SendAsync($"/w/{TestApp.Code}", form, ("group", "Educator"), ("country", "PT"), ("name", "Ewa"), ("consent", "true"))).Content.ReadAsStringAsync();

        Assert.Matches("value=\"Educator\" required(=\"required\")? checked", refused);
        Assert.Matches("value=\"PT\" selected", refused);
        Assert.Contains("value=\"Ewa\"", refused, StringComparison.Ordinal);
        Assert.Contains("Try again", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_has_no_capacity_and_its_door_says_what_it_is()
    {
        await using var app = new TestApp();
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            (workshop.Capacity, workshop.IsRehearsal) = (2, true);
            return await db.SaveChangesAsync();
        });
        var client = app.Browser();

        Assert.Contains("Rehearsal: nothing counts here.", await client.PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await new Guest(client, TestApp.Code).TryJoinAsync(StakeholderGroup.Learner)).StatusCode);
    }

    [Theory]
    [InlineData(RecordAudience.Participants, false)]
    [InlineData(RecordAudience.Everybody, true)]
    public async Task The_door_of_a_workshop_that_is_over_leads_to_its_record_where_it_is_public(RecordAudience audience, bool leads)
    {
        await using var app = new TestApp();
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            (workshop.Stage, workshop.RecordAudience) = (WorkshopStage.Ended, audience);
            return await db.SaveChangesAsync();
        });

        var door = await app.Browser().PageAsync($"/w/{TestApp.Code}");

        Assert.Equal(leads, door.Contains("/record\"", StringComparison.Ordinal));
        Assert.Contains("This workshop is over", door, StringComparison.Ordinal);
        Assert.DoesNotContain("Try again", door, StringComparison.Ordinal);
        Assert.DoesNotContain("standard’s page", door + await app.Browser().PageAsync($"/w/{TestApp.Code}/screen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_door_says_what_the_workshop_is_for_and_when_in_the_words_of_the_reader()
    {
        await using var app = new TestApp();
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            workshop.Purpose = LocalizedText.Of("en", ("en", "We vote on **each clause**."), ("fr", "Nous votons **chaque clause**."));
            workshop.Schedule(workshop.LocalStart, workshop.LocalEnd, "Europe/Lisbon");
            return await db.SaveChangesAsync();
        });

        var door = WebUtility.HtmlDecode(await app.Browser("fr").PageAsync($"/w/{TestApp.Code}"));

        Assert.Contains("Nous votons <strong>chaque clause</strong>.", door, StringComparison.Ordinal);
        Assert.Contains("(heure locale, Lisbonne)", door, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_room_takes_the_next_one_when_somebody_was_removed()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var early = app.Browser();
        var form = Form.Token(await early.PageAsync($"/w/{TestApp.Code}"));
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            workshop.Capacity = await db.Participants.CountAsync(one => one.WorkshopId == workshop.Id);
            return await db.SaveChangesAsync();
        });

        var refused = await early.SendAsync($"/w/{TestApp.Code}", form, ("group", "Learner"), ("country", "PT"), ("consent", "true"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("The room is full", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var late = await app.Browser().PageAsync($"/w/{TestApp.Code}");
        Assert.Contains("The room is full", late, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"group\"", late, StringComparison.Ordinal);

        await host.RemoveAsync(await app.LatestParticipantAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await new Guest(early, TestApp.Code).TryJoinAsync(StakeholderGroup.Learner)).StatusCode);
    }

    [Fact]
    public async Task What_is_missing_at_the_door_is_said_and_nothing_is_lost()
    {
        await using var app = new TestApp();
        var client = app.Browser("fr-FR");
        var door = await client.PageAsync($"/w/{TestApp.Code}");

        var refused = await client.SendAsync($"/w/{TestApp.Code}", Form.Token(door), ("group", "Educator"), ("country", "ZZ"), ("name", new string('é', 61)));

        var html = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(3, html.Split("<li><a href=\"#").Length - 1);
        Assert.Contains(new string('é', 61), html, StringComparison.Ordinal);
        Assert.Matches("value=\"Educator\" required(=\"required\")? checked", html);
    }

    [Fact]
    public async Task Joining_twice_with_one_browser_is_one_participant()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var before = await app.InDbAsync(db => db.Participants.CountAsync());

        var token = Form.Token(await guest.Client.PageAsync("/"));
        await guest.Client.SendAsync($"/w/{TestApp.Code}", token, ("group", "Employer"), ("country", "PT"), ("consent", "true"));

        Assert.Equal(before, await app.InDbAsync(db => db.Participants.CountAsync()));
    }

    [Theory]
    [InlineData("K7M%202QP")]
    [InlineData("k7m-2qp")]
    public async Task A_code_typed_into_the_address_is_forgiven(string typed)
    {
        await using var app = new TestApp();

        Assert.Equal("/w/k7m2qp", (await app.Browser().GetAsync($"/w/{typed}")).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("en", "Type the code of the workshop")]
    [InlineData("fr", "Saisissez le code de l’atelier")]
    public async Task An_empty_code_is_asked_for_and_not_looked_for(string language, string said)
    {
        await using var app = new TestApp();
        var client = app.Browser(language);

        var sent = await client.SendAsync("/w", Form.Token(await client.PageAsync("/w")), ("code", "  "));

        var page = WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains($"<h2>{said}</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("“”", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_wrong_codes_are_stopped_and_a_right_one_from_the_same_address_is_not()
    {
        await using var app = new TestApp(onPort: true);
        var client = app.Browser();
        var statuses = new List<HttpStatusCode>();
        for (var tries = 0; tries < 40; tries++)
        {
            statuses.Add((await client.GetAsync($"/w/z9z9{tries:00}".Replace('0', '2').Replace('1', '3'))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, statuses[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/w/{TestApp.Code}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/w/{TestApp.Code}/screen")).StatusCode);

        var box = await client.PageAsync("/w");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.SendAsync("/w", Form.Token(box), ("code", "z9z9z9"))).StatusCode);
        Assert.Equal($"/w/{TestApp.Code}", (await client.SendAsync("/w", Form.Token(box), ("code", "K7M 2QP"))).Headers.Location?.ToString());

        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/w/z9z9z9")).StatusCode);
    }

    [Fact]
    public async Task Wrong_codes_are_counted_at_every_address_that_tells_whether_a_code_exists()
    {
        await using var app = new TestApp(onPort: true);
        var client = app.Browser();
        HttpStatusCode last = default;
        for (var tries = 0; tries < 40; tries++)
        {
            last = (await client.GetAsync("/live/w/z9z9z9/screen")).StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/live/w/{TestApp.Code}/screen")).StatusCode);
    }

    [Fact]
    public async Task A_form_without_a_token_comes_back_refilled()
    {
        await using var app = new TestApp();
        var client = app.Browser();

        var response = await client.SendAsync($"/w/{TestApp.Code}", "stale", ("group", "Learner"), ("country", "PT"), ("name", "Ewa <b>"), ("consent", "true"));

        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("name=\"name\" value=\"Ewa &lt;b&gt;\"", html, StringComparison.Ordinal);
        var again = await client.SendAsync($"/w/{TestApp.Code}", Form.Token(html), ("group", "Learner"), ("country", "PT"), ("name", "Ewa"), ("consent", "true"));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_script_with_a_stale_token_is_told_400_and_nothing_is_stored()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var before = await app.InDbAsync(db => db.Ratings.CountAsync());
        var item = await app.CurrentItemAsync();

        var response = await guest.Client.FetchAsync($"/w/{TestApp.Code}/a/{item.Round!.ActivityId}", "stale", ("item", item.Id.ToString()), ("attempt", "1"), ("value", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, await app.InDbAsync(db => db.Ratings.CountAsync()));
    }

    [Fact]
    public async Task A_stale_password_is_not_written_back_into_a_page()
    {
        await using var app = new TestApp();

        var response = await app.Browser().SendAsync("/account/sign-in", "stale", ("email", "ewa@demo.example"), ("password", "a secret of mine"));

        var html = await response.Content.ReadAsStringAsync();
        Assert.Contains("ewa@demo.example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret of mine", html, StringComparison.Ordinal);
    }
}
