using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Registrations;

/// <summary>Who is signed in has one seat in a workshop, whichever door they come by and whatever they did first.</summary>
public sealed class OneSeatTests
{
    private const string Me = "member@demo.example";

    [Fact]
    public async Task An_account_is_in_a_room_once_with_however_many_browsers()
    {
        await using var all = await Registering.StartAsync();
        foreach (var browser in new[] { await SignedInAsync(all), await SignedInAsync(all) })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await new Guest(browser, all.Workshop.Code).TryJoinAsync(StakeholderGroup.Educator)).StatusCode);
            Assert.DoesNotContain("name=\"consent\"", await browser.PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
        }

        Assert.Equal((1, 2), await all.App.InDbAsync(async db => (
            await db.Participants.CountAsync(one => one.WorkshopId == all.Workshop.Id), await db.ParticipantKeys.CountAsync(one => one.WorkshopId == all.Workshop.Id))));
    }

    [Fact]
    public async Task A_kept_seat_is_taken_by_its_account_at_the_door_too_and_counts_once()
    {
        await using var all = await Registering.StartAsync(capacity: 1);
        var browser = await SignedInAsync(all);
        await all.RegisterAsync(browser, Registering.Form(Me));
        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync(Me));

        Assert.Contains("The room is full", await all.App.Browser().PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
        Assert.DoesNotContain("The room is full", await browser.PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await new Guest(browser, all.Workshop.Code).TryJoinAsync(StakeholderGroup.Employer)).StatusCode);

        Assert.Equal(1, await TakenAsync(all));
        Assert.NotNull(await all.App.InDbAsync(db => db.Registrations.Where(one => one.EmailKey == Me).Select(one => one.ParticipantId).SingleAsync()));
    }

    [Fact]
    public async Task Who_is_in_the_room_and_registers_afterwards_has_the_seat_they_sit_on()
    {
        await using var all = await Registering.StartAsync(capacity: 1);
        var browser = await SignedInAsync(all);
        await new Guest(browser, all.Workshop.Code).TryJoinAsync(StakeholderGroup.Employer);

        await all.RegisterAsync(browser, Registering.Form(Me));

        Assert.Equal((RegistrationState.Confirmed, 1), (await all.StateAsync(Me), await TakenAsync(all)));
    }

    [Fact]
    public async Task A_locked_door_stays_open_to_another_browser_of_who_is_inside()
    {
        await using var all = await Registering.StartAsync();
        await new Guest(await SignedInAsync(all), all.Workshop.Code).TryJoinAsync(StakeholderGroup.Employer);
        await all.App.InDbAsync(db => db.Workshops.Where(one => one.Id == all.Workshop.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Locked, true)));
        var other = await SignedInAsync(all);

        Assert.DoesNotContain("The door is locked", await other.PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await new Guest(other, all.Workshop.Code).TryJoinAsync(StakeholderGroup.Employer)).StatusCode);
        Assert.Contains("The door is locked", await all.App.Browser().PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_who_come_in_at_one_moment_never_get_more_seats_than_there_are_on_PostgreSQL()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var all = await Registering.StartAsync(capacity: 3, settings: database.Settings());
        var doors = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var browser = all.App.Browser();
            return (Browser: browser, Token: Form.Token(await browser.PageAsync($"/w/{all.Workshop.Code}")));
        }));

        var answers = await Task.WhenAll(doors.Select(door => door.Browser.SendAsync($"/w/{all.Workshop.Code}", door.Token, ("group", "Learner"), ("country", "PT"), ("consent", "true"))));

        Assert.Equal(3, await all.App.InDbAsync(db => db.Participants.CountAsync(one => one.WorkshopId == all.Workshop.Id)));
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Redirect, 3), .. Enumerable.Repeat(HttpStatusCode.Conflict, 5)], answers.Select(answer => answer.StatusCode).Order());
    }

    private static async Task<HttpClient> SignedInAsync(Registering all) => (await Facilitator.SignInAsync(all.App, "member")).Client;

    private static Task<int> TakenAsync(Registering all) => all.App.InDbAsync(db => Registrar.TakenAsync(db, all.Workshop, DateTime.UtcNow, default));
}
