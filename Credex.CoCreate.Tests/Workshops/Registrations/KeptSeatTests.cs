using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Registrations;

/// <summary>How long a seat is kept for who does not come, and who gets it then.</summary>
public sealed class KeptSeatTests
{
    [Fact]
    public async Task A_confirmed_seat_is_kept_as_long_as_the_page_says_and_no_longer()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow);
        await using var all = await Registering.StartAsync(clock, capacity: 1);
        var link = await all.ConfirmedAsync("maja@example.org");
        clock.SetUtcNow(new DateTimeOffset(all.Workshop.StartUtc, TimeSpan.Zero));
        await all.App.InDbAsync(db => db.Workshops.Where(one => one.Id == all.Workshop.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Capacity, 0)));

        // Fewer seats than were confirmed: the promise holds until the time that it names.
        clock.Advance(Registrar.Kept);
        Assert.Contains("It is kept until 10:15", await all.App.Browser().PageAsync(link), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("was kept until 10:15", await all.App.Browser().PageAsync(link), StringComparison.Ordinal);
        var late = await Registering.ActAsync(all.App.Browser(), link, "Join", ("consent", "true"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.DoesNotContain("You have a seat", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(-1));
        Assert.Equal(HttpStatusCode.Redirect, (await Registering.ActAsync(all.App.Browser(), link, "Join", ("consent", "true"))).StatusCode);
    }

    [Fact]
    public async Task A_seat_that_somebody_gets_late_is_kept_from_then_on()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow);
        await using var all = await Registering.StartAsync(clock, capacity: 1);
        clock.SetUtcNow(new DateTimeOffset(all.Workshop.StartUtc.AddMinutes(20), TimeSpan.Zero));
        var link = await all.ConfirmedAsync("late@example.org");

        Assert.Contains("It is kept until 10:35", await all.App.Browser().PageAsync(link), StringComparison.Ordinal);
        Assert.Contains("The room is full", await all.App.Browser().PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Registering.ActAsync(all.App.Browser(), link, "Join", ("consent", "true"))).StatusCode);
    }

    [Fact]
    public async Task When_kept_seats_are_free_again_who_waits_comes_before_who_registers()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow);
        await using var all = await Registering.StartAsync(clock, capacity: 1);
        await all.ConfirmedAsync("absent@example.org");
        await all.ConfirmedAsync("waiting@example.org");
        clock.SetUtcNow(new DateTimeOffset(all.Workshop.StartUtc.AddMinutes(20), TimeSpan.Zero));

        Assert.Contains("All seats are taken", await all.App.Browser().PageAsync(all.Page), StringComparison.Ordinal);
        await all.ConfirmedAsync("new@example.org");

        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waiting), (await all.StateAsync("waiting@example.org"), await all.StateAsync("new@example.org")));
    }

    [Fact]
    public async Task Seats_that_nobody_came_for_go_to_who_waits_by_themselves_one_after_the_other()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow);
        await using var all = await Registering.StartAsync(clock, capacity: 1);
        foreach (var name in new[] { "absent", "first", "second" })
        {
            await all.ConfirmedAsync($"{name}@example.org");
        }

        await AtAsync(Registrar.Kept);
        Assert.Equal(RegistrationState.Waiting, await all.StateAsync("first@example.org"));

        await AtAsync(Registrar.Kept + TimeSpan.FromSeconds(1));
        Assert.Equal((RegistrationState.Confirmed, RegistrationState.Waiting), (await all.StateAsync("first@example.org"), await all.StateAsync("second@example.org")));
        Assert.Contains("You have a seat after all", all.Post.Last("first@example.org").TextBody, StringComparison.Ordinal);

        // They have as long to come as everybody had.
        await AtAsync((2 * Registrar.Kept) + TimeSpan.FromSeconds(1));
        Assert.Equal(RegistrationState.Waiting, await all.StateAsync("second@example.org"));
        await AtAsync((2 * Registrar.Kept) + TimeSpan.FromSeconds(3));
        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync("second@example.org"));
        Assert.Equal([FollowUpState.Done, FollowUpState.Done], await all.App.InDbAsync(db => db.FollowUps.Where(one => one.Kind == FreedSeatsErrand.KindName).Select(one => one.State).ToListAsync()));

        async Task AtAsync(TimeSpan since)
        {
            clock.SetUtcNow(new DateTimeOffset(all.Workshop.StartUtc, TimeSpan.Zero) + since);
            while (await all.SweepAsync() > 0)
            {
            }
        }
    }

    [Fact]
    public async Task Nobody_waits_nothing_is_planned_and_a_workshop_that_moves_takes_its_freed_seats_along()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow);
        await using var all = await Registering.StartAsync(clock, capacity: 1);
        await all.ConfirmedAsync("absent@example.org");
        Assert.Empty(await PlannedAsync());
        await all.ConfirmedAsync("waiting@example.org");
        Assert.Equal([all.Workshop.StartUtc + Registrar.Kept + TimeSpan.FromSeconds(1)], await PlannedAsync());

        await using (var scope = all.App.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var workshop = await db.Workshops.SingleAsync(one => one.Id == all.Workshop.Id);
            workshop.Schedule(workshop.LocalStart.AddHours(2), workshop.LocalEnd.AddHours(2), workshop.ZoneId);
            await scope.ServiceProvider.GetRequiredService<WorkshopFollowUps>().PlanAsync(workshop, default);
            await db.SaveChangesAsync();
        }

        Assert.Equal([all.Workshop.StartUtc.AddHours(2) + Registrar.Kept + TimeSpan.FromSeconds(1)], await PlannedAsync());

        Task<List<DateTime>> PlannedAsync() => all.App.InDbAsync(db =>
            db.FollowUps.Where(one => one.Kind == FreedSeatsErrand.KindName && one.State == FollowUpState.Waiting).Select(one => one.DueAt).ToListAsync());
    }
}
