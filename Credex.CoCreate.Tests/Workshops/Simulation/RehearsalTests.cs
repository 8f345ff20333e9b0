using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.Workshops.Ideas;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Ideas;
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
    public async Task What_was_voted_in_a_rehearsal_is_no_result_of_the_standard()
    {
        await using var app = new TestApp();
        var original = await Facilitator.SignInAsync(app, code: DemoWorkshops.ComingCode);
        var version = await app.InDbAsync(db => (
            from round in db.Rounds
            join activity in db.Activities on round.ActivityId equals activity.Id
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where workshop.Code == DemoWorkshops.ComingCode
            select round.VersionId).FirstAsync());
        var before = await app.InDbAsync(async db => (await db.ResultsByClauseAsync(version, CancellationToken.None)).Values.Select(result => result.Reading.Kind).ToList());

        var host = new Facilitator(original.Client, await BeginAsync(original));
        await host.RoomActAsync("start");
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        await RoomSteps.WaitAsync(() => app.InDbAsync(async db => await RatingsOf(db, host.Code).CountAsync() >= 5));
        await host.RevealAsync();

        Assert.Equal(1, await app.InDbAsync(db => db.ShownResults.CountAsync(shown => db.RoundItems.Any(item => item.Id == shown.RoundItemId
            && db.Rounds.Any(round => round.Id == item.RoundId && db.Activities.Any(activity => activity.Id == round.ActivityId && db.Workshops.Any(one => one.Id == activity.WorkshopId && one.IsRehearsal)))))));
        Assert.Equal(before, await app.InDbAsync(async db => (await db.ResultsByClauseAsync(version, CancellationToken.None)).Values.Select(result => result.Reading.Kind).ToList()));
    }

    [Fact]
    public async Task What_is_made_of_an_idea_in_a_rehearsal_is_on_no_public_page_and_goes_when_it_is_wiped()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await app.InDbAsync(db => db.Workshops.Where(one => one.Code == IdeasRoom.Code).ExecuteUpdateAsync(set => set.SetProperty(one => one.IsRehearsal, true)));
        await room.FillAsync(7, 7, IdeasPhase.Board);
        var clause = await app.InDbAsync(db => db.ClauseTexts.Include(one => one.Version!.Standard).Where(one => one.Version!.State == VersionState.Published && one.Kind == ClauseKind.Outcome).OrderBy(one => one.Id).FirstAsync());

        Assert.Equal(200, await room.ActAsync("amend", ("card", "1"), ("text", "Only rehearsed words"), ("clause", clause.Id.ToString())));
        Assert.Equal(200, await room.ActAsync("propose", ("card", "2"), ("text", "Only a rehearsed clause"), ("parent", clause.ParentId.ToString()!)));

        Assert.DoesNotContain("Only", await app.Browser().PageAsync($"/standards/{clause.Version!.Standard!.Slug}"), StringComparison.Ordinal);
        Assert.Equal((1, 1), await MadeAsync());

        await room.Facilitator.PostAsync($"/w/{IdeasRoom.Code}/host/rehearsal?handler=wipe");

        Assert.Equal((0, 0), await MadeAsync());

        Task<(int, int)> MadeAsync() => app.InDbAsync(async db => (await db.Amendments.CountAsync(one => one.ActivityId == room.Activity), await db.ClauseProposals.CountAsync(one => one.ActivityId == room.Activity)));
    }

    [Fact]
    public async Task From_a_rehearsal_no_letter_goes_out_and_its_record_is_nobody_elses()
    {
        await using var app = new TestApp();
        var original = await Facilitator.SignInAsync(app, code: DemoWorkshops.ComingCode);
        var host = new Facilitator(original.Client, await BeginAsync(original));
        await host.RoomActAsync("start");
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        await RoomSteps.WaitAsync(() => app.InDbAsync(async db => await RatingsOf(db, host.Code).CountAsync() >= 5));
        await host.RevealAsync();
        await host.DecideAsync("Accept", "To see what it is like.");
        var slug = await app.InDbAsync(db => db.Workshops.Where(one => one.Code == host.Code).Select(one => one.Slug).SingleAsync());
        var before = await app.InDbAsync(db => db.FollowUps.CountAsync());

        var edit = await host.Client.PageAsync($"/workshops/{slug}/record/edit");
        await host.Client.SendAsync($"/workshops/{slug}/record/edit", Form.Token(edit), ("revision", Form.Hidden(edit, "revision")), ("audience", nameof(RecordAudience.Everybody)));

        Assert.Equal(RecordAudience.Everybody, await app.InDbAsync(db => db.Workshops.Where(one => one.Code == host.Code).Select(one => one.RecordAudience).SingleAsync()));
        Assert.Equal(before, await app.InDbAsync(db => db.FollowUps.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync($"/workshops/{slug}/record")).StatusCode);
        foreach (var path in new[] { "registrations", "invite", "targets", "duplicate" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync($"/workshops/{slug}/{path}")).StatusCode);
        }
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
    public async Task In_a_large_demo_one_goes_with_their_answer_and_one_comes_in_turns()
    {
        await using var app = new TestApp();
        var workshop = await app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).Select(one => one.Id).SingleAsync());
        var item = await app.CurrentItemAsync();
        var first = await app.InDbAsync(async db =>
        {
            await db.Participants.Where(one => one.WorkshopId == workshop && one.IsSimulated).ExecuteUpdateAsync(set => set.SetProperty(one => one.RemovedAt, DateTime.UtcNow));
            var voters = Enumerable.Range(0, SimulatedPeople.Many).Select(place => SimulatedPeople.AddOne(db, workshop, StakeholderGroup.Learner, place, DateTime.UtcNow.AddSeconds(place)).Voter).ToList();
            await db.SaveChangesAsync();

            // The first has an answer in the vote before and stays; the second has answered what is open.
            var earlier = await db.RoundItems.FirstAsync(one => one.RoundId == item.RoundId && one.FinalAt != null);
            db.Ratings.Add(new Rating { RoundItemId = earlier.Id, VoterId = voters[0].Id, Attempt = 1, Value = 1, Seq = 1, At = DateTime.UtcNow });
            db.Ratings.Add(new Rating { RoundItemId = item.Id, VoterId = voters[1].Id, Attempt = item.Attempt, Value = 1, Seq = 1, At = DateTime.UtcNow });
            await db.SaveChangesAsync();
            return voters.ConvertAll(voter => voter.Id);
        });

        Assert.Equal(SimulatedPeople.Many - 1, await MoveAsync());
        Assert.Equal((true, false), await app.InDbAsync(async db => (await db.Ratings.AnyAsync(one => one.VoterId == first[0]), await db.Ratings.AnyAsync(one => one.VoterId == first[1]))));
        Assert.Equal(SimulatedPeople.Many, await MoveAsync());
        Assert.Equal(SimulatedPeople.Many - 1, await MoveAsync());

        Task<int> MoveAsync() => app.InDbAsync(async db =>
        {
            var here = await db.Participants.CountAsync(one => one.WorkshopId == workshop && one.IsSimulated && one.RemovedAt == null);
            await SimulatedPeople.ComeOrGoAsync(db, workshop, here, DateTime.UtcNow, CancellationToken.None);
            await db.SaveChangesAsync();
            return await db.Participants.CountAsync(one => one.WorkshopId == workshop && one.IsSimulated && one.RemovedAt == null);
        });
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
