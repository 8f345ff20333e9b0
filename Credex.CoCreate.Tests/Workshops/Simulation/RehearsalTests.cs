using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Simulation;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Simulation;

/// <summary>A rehearsal is a copy filled with simulated people, marked as such, and wiped afterwards.</summary>
public sealed class RehearsalTests
{
    [Fact]
    public async Task Simulated_people_answer_by_themselves_and_nothing_is_left_after_wiping()
    {
        await using var app = new TestApp();
        var original = await Facilitator.SignInAsync(app, code: DemoWorkshops.ComingCode);
        var before = await CountsAsync(app);

        var code = await BeginAsync(original);
        var host = new Facilitator(original.Client, code);
        Assert.Contains("Rehearsal", await host.ConsoleAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.RoomActAsync("start")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        await RoomSteps.WaitAsync(() => app.InDbAsync(async db => await RatingsOf(db, code).CountAsync() >= 5));
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, code: code);
        Assert.Contains("nothing counts here", await guest.RoomAsync(), StringComparison.Ordinal);
        await guest.AnswerAsync(5);
        await host.RevealAsync();
        await host.DecideAsync("Accept", "To see what it is like.");

        var wiped = await original.PostAsync($"/w/{code}/host/rehearsal?handler=wipe");

        Assert.Equal($"/w/{DemoWorkshops.ComingCode}/host", wiped.Headers.Location!.ToString());
        Assert.Equal(before, await CountsAsync(app));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync($"/w/{code}")).StatusCode);
        Assert.Equal(["rehearsal.begun", "rehearsal.wiped"], (await app.ActsAsync()).Where(act => act.StartsWith("rehearsal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_workshop_has_one_rehearsal_and_it_stands_in_no_list()
    {
        await using var app = new TestApp();
        var original = await Facilitator.SignInAsync(app, code: DemoWorkshops.ComingCode);

        var code = await BeginAsync(original);
        var again = await BeginAsync(original);
        var host = new Facilitator(original.Client, code);
        await host.RoomActAsync("start");

        Assert.Equal(code, again);
        foreach (var page in new[] { "/", "/workshops" })
        {
            Assert.DoesNotContain(code, await app.Browser().PageAsync(page), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task In_the_demo_somebody_thinks_again_when_all_have_answered_and_in_a_rehearsal_nobody_does()
    {
        await using var app = new TestApp();
        await (await app.JoinAllAsync(3, StakeholderGroup.Learner)).AnswerAllAsync(1);
        var item = await app.CurrentItemAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var room = (await scope.ServiceProvider.GetRequiredService<RoomReader>().StateAsync(TestApp.Code, CancellationToken.None))!;
        var people = await db.Ratings.Where(rating => rating.RoundItemId == item.Id && rating.Attempt == item.Attempt).Select(rating => rating.VoterId).Take(3)
            .Select(voter => new SimulatedPerson(new ParticipantIdentity(Guid.Empty, voter, room.WorkshopId, TestApp.Code, StakeholderGroup.Learner, false), "en")).ToListAsync();
        var crowd = scope.ServiceProvider.GetRequiredService<ReviewCrowd>();
        var random = new Random(7);

        var (demo, rehearsal) = (0, 0);
        for (var beat = 0; beat < 40; beat++)
        {
            demo += (await crowd.NextAnswersAsync(room, people, 3, random, CancellationToken.None)).Count;
            rehearsal += (await crowd.NextAnswersAsync(room with { IsRehearsal = true }, people, 3, random, CancellationToken.None)).Count;
        }

        Assert.NotEmpty(people);
        Assert.InRange(demo, 1, 30);
        Assert.Equal(0, rehearsal);
    }

    [Fact]
    public async Task A_real_workshop_cannot_be_wiped()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var before = await CountsAsync(app);

        await host.PostAsync($"/w/{TestApp.Code}/host/rehearsal?handler=wipe");

        Assert.Equal(before, await CountsAsync(app));
    }

    private static async Task<string> BeginAsync(Facilitator host)
    {
        var begun = await host.PostAsync($"/w/{DemoWorkshops.ComingCode}/host/rehearsal?handler=begin");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return begun.Headers.Location!.ToString().Split('/')[2];
    }

    private static IQueryable<Guid> RatingsOf(AppDb db, string code) =>
        from rating in db.Ratings
        join item in db.RoundItems on rating.RoundItemId equals item.Id
        join round in db.Rounds on item.RoundId equals round.Id
        join activity in db.Activities on round.ActivityId equals activity.Id
        join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
        where workshop.Code == code
        select rating.Id;

    private static Task<(int, int, int, int, int, int, int, int)> CountsAsync(TestApp app) => app.InDbAsync(async db => (
        await db.Workshops.CountAsync(),
        await db.Activities.CountAsync(),
        await db.Participants.CountAsync(),
        await db.Voters.CountAsync(),
        await db.Ratings.CountAsync(),
        await db.ShownResults.CountAsync(),
        await db.RoundEntries.CountAsync(),
        await db.Decisions.CountAsync() + await db.Consents.CountAsync() + await db.ParticipantKeys.CountAsync()));
}
