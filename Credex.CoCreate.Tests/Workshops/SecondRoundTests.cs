using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>A second round on the same clauses in the same meeting.</summary>
public sealed class SecondRoundTests
{
    [Fact]
    public async Task The_earlier_result_and_my_own_answer_stand_beside_the_clause_and_the_shift_after_it()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guests = await app.JoinAllAsync(6, StakeholderGroup.Employer);
        await guests.AnswerAllAsync(Consent.Disagree);
        await host.RevealAsync();
        var first = await app.CurrentItemAsync();
        await AddRoundAsync(app, host, first, leaveOutAgreed: false);
        await GoToClauseAsync(app, host, first.ClauseTextId);

        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        var room = await guests[0].RoomAsync();
        Assert.Contains("Round 1:", room, StringComparison.Ordinal);
        Assert.Contains("In the round before you answered: Disagree", room, StringComparison.Ordinal);
        var answer = await guests[0].AnswerAsync(Consent.Agree);
        Assert.Contains("In the round before", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await guests.Skip(1).AnswerAllAsync(Consent.Agree);
        await host.RevealAsync();

        var shown = (await app.CurrentItemAsync()).Shown.Single();
        Assert.Equal((6, 6), (shown.Stability!.Moved, shown.Stability.People));
        var revealed = WebUtility.HtmlDecode(await guests[0].RoomAsync());
        Assert.Contains("Agreement, then and now", revealed, StringComparison.Ordinal);
        Assert.Contains("+100", revealed, StringComparison.Ordinal);
        Assert.Equal(Consent.Disagree, await app.InDbAsync(db => db.Ratings.Where(one => one.RoundItemId == first.Id).Select(one => one.Value).Distinct().SingleAsync()));
    }

    [Fact]
    public async Task Clauses_that_were_agreed_can_be_left_out()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await (await app.JoinAllAsync(6, StakeholderGroup.Employer)).AnswerAllAsync(Consent.Agree);
        await host.RevealAsync();
        var first = await app.CurrentItemAsync();
        var before = await app.InDbAsync(db => db.RoundItems.Include(item => item.Shown).Where(item => item.RoundId == first.RoundId).ToListAsync());
        var agreed = before.Where(item => item.Latest()?.Tally is { } tally
            && Reading.Of(ConsensusRules.For(first.Round!.Rule), tally).Kind is ReadingKind.Agreed or ReadingKind.AgreedByEverybody).Select(item => item.ClauseTextId).ToList();

        await AddRoundAsync(app, host, first, leaveOutAgreed: true);

        var second = await app.InDbAsync(db => db.Rounds.Include(round => round.Items).SingleAsync(round => round.PreviousRoundId == first.RoundId));
        Assert.Contains(first.ClauseTextId, agreed);
        Assert.Equal(2, second.Number);
        Assert.Equal(before.Count - agreed.Count, second.Items.Count);
        Assert.DoesNotContain(second.Items, item => agreed.Contains(item.ClauseTextId));
    }

    [Fact]
    public async Task Nobody_leaves_an_activity_with_an_open_vote_and_its_times_are_kept()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var first = await app.CurrentItemAsync();
        var second = await AddRoundAsync(app, host, first, leaveOutAgreed: false);

        var early = await GoAsync(host, second);
        await host.ActAsync("close");
        await RoomSteps.WaitAsync(async () => (await GoAsync(host, second)).StatusCode == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        var activities = await app.InDbAsync(db => db.Activities.Where(one => one.Id == second || one.Id == first.Round!.ActivityId).OrderBy(one => one.Order).ToListAsync());
        Assert.NotNull(activities[0].LeftAt);
        Assert.Equal((activities[0].LeftAt, null), (activities[1].StartedAt, activities[1].LeftAt));
        Assert.Equal(HttpStatusCode.Conflict, (await GoAsync(host, second)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await GoAsync(host, Guid.Empty)).StatusCode);
    }

    private static async Task<HttpResponseMessage> GoAsync(Facilitator host, Guid activity) =>
        await host.Client.FetchAsync($"/w/{TestApp.Code}/host/room?handler=go", Form.Token(await host.ConsoleAsync()), ("to", activity.ToString()));

    /// <summary>Adds an activity with a second round through its settings page.</summary>
    private static async Task<Guid> AddRoundAsync(TestApp app, Facilitator host, RoundItem first, bool leaveOutAgreed)
    {
        var activity = await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            var added = new Activity { WorkshopId = workshop.Id, Kind = ReviewKind.KindName, Order = 9, Title = workshop.Title, PlannedMinutes = 20 };
            db.Activities.Add(added);
            await db.SaveChangesAsync();
            return added.Id;
        });
        var path = $"/workshops/digital-curation-round-1/agenda/{activity}";
        var page = await host.Client.PageAsync(path);
        Assert.Contains("Second round of", page, StringComparison.Ordinal);
        var saved = await host.Client.SendAsync(
            path,
            Form.Token(page),
            ("revision", Form.Hidden(page, "revision")),
            ("title.en", "Second round"),
            ("minutes", "20"),
            ("version", first.Round!.VersionId.ToString()),
            ("choice", "Consent.PercentAgreement"),
            ("threshold", "75"),
            ("previous", first.RoundId.ToString()),
            ("leaveOutAgreed", leaveOutAgreed ? "true" : "false"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return activity;
    }

    private static async Task GoToClauseAsync(TestApp app, Facilitator host, Guid clause)
    {
        var second = await app.InDbAsync(db => db.RoundItems.Where(item => item.ClauseTextId == clause && item.Round!.PreviousRoundId != null).Select(item => new { item.Id, item.Round!.ActivityId }).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await GoAsync(host, second.ActivityId!.Value)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("go", ("to", second.Id.ToString()))).StatusCode);
    }
}
