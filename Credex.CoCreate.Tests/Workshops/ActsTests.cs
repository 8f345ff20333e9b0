using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>What a host does at the console, by its forms.</summary>
public sealed partial class ActsTests
{
    [Fact]
    public async Task Each_act_on_a_clause_is_written_into_the_record()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var before = (await app.ActsAsync()).Count;
        await (await app.JoinAllAsync(5, StakeholderGroup.Learner)).AnswerAllAsync(Consent.Agree);

        await DoAsync(host, "close");
        await DoAsync(host, "reopen");
        await host.RevealAsync();
        await DoAsync(host, "reopen");
        await host.RevealAsync();
        await DoAsync(host, "next");
        await DoAsync(host, "open");
        await DoAsync(host, "take-back");
        await DoAsync(host, "previous");

        Assert.Equal(
            ["clause.closed", "clause.reopened", "clause.closed", "clause.revealed", "clause.reopened", "clause.closed", "clause.revealed", "clause.left", "clause.opened", "clause.taken-back", "clause.left"],
            (await app.ActsAsync()).Skip(before));
        var last = await app.InDbAsync(db => db.AuditEntries.OrderByDescending(entry => entry.Id).FirstAsync());
        Assert.NotNull(last.ActorId);
        Assert.NotEqual(last.Before, last.After);
    }

    [Fact]
    public async Task Of_the_clauses_to_come_only_the_next_one_is_called_next()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);

        var agenda = await host.Client.PageAsync($"/live/w/{TestApp.Code}/agenda");

        Assert.Single(Regex.Matches(agenda, "<span>Next</span>", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.True(Regex.Count(agenda, "<span>To come</span>") > 1);
    }

    [Fact]
    public async Task Every_button_of_the_console_names_a_handler_that_exists()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var pages = new List<string> { await host.ConsoleAsync() };
        await DoAsync(host, "close");
        await RoomSteps.WaitAsync(async () => (await host.ConsoleAsync()).Contains("/reveal\"", StringComparison.Ordinal));
        pages.Add(await host.ConsoleAsync());
        await DoAsync(host, "reveal");
        pages.Add(await host.ConsoleAsync());
        await DoAsync(host, "next");
        pages.Add(await host.ConsoleAsync());
        var actions = pages.SelectMany(page => Actions().Matches(page).Select(match => match.Groups["path"].Value)).Distinct().ToList();
        var token = Form.Token(pages[0]);

        // An act that does not exist is a 404; all of these refuse an item that is elsewhere.
        foreach (var action in actions.Where(action => action.Contains("/host/a/", StringComparison.Ordinal) && !action.EndsWith("/decide", StringComparison.Ordinal)))
        {
            var response = await host.Client.FetchAsync(action, token, ("item", Guid.Empty.ToString()), ("attempt", "1"));
            Assert.True(response.StatusCode == HttpStatusCode.Conflict, $"{action}: {response.StatusCode}");
        }

        Assert.Contains(actions, action => action.Contains("take", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_open_vote_is_not_left()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var open = await app.CurrentItemAsync();
        var other = await app.InDbAsync(db => db.RoundItems.Where(item => item.RoundId == open.RoundId && item.Id != open.Id).Select(item => item.Id).FirstAsync());

        foreach (var act in new[] { "next", "previous", "go" })
        {
            Assert.Equal(HttpStatusCode.Conflict, (await host.ActAsync(act, ("to", other.ToString()))).StatusCode);
        }

        Assert.Equal(open.Id, (await app.CurrentItemAsync()).Id);
    }

    [Fact]
    public async Task Taking_an_opening_back_is_for_votes_that_nobody_answered()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);
        await guest.AnswerAsync(Consent.Agree);

        Assert.Equal(HttpStatusCode.Conflict, (await host.ActAsync("take-back")).StatusCode);
        Assert.NotNull((await app.CurrentItemAsync()).OpenedAt);

        await host.GoToAsync(app, 5);
        await DoAsync(host, "open");
        await DoAsync(host, "take-back");
        Assert.Null((await app.CurrentItemAsync()).OpenedAt);
    }

    [Fact]
    public async Task Reopening_before_the_reveal_goes_on_with_the_same_attempt()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Employer);
        await guest.AnswerAsync(Consent.Agree);

        await DoAsync(host, "close");
        await DoAsync(host, "reopen");

        Assert.Equal(1, (await app.CurrentItemAsync()).Attempt);
        Assert.Equal(HttpStatusCode.OK, (await guest.AnswerAsync(Consent.Disagree)).StatusCode);
        Assert.Equal(1, await app.InDbAsync(db => db.Ratings.CountAsync(rating => rating.Value == Consent.Disagree && rating.Attempt == 1 && db.RoundItems.Any(item => item.Id == rating.RoundItemId && item.Order == 3))));
    }

    [Fact]
    public async Task Reopening_after_the_reveal_is_a_new_attempt_in_which_standing_answers_count()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guests = await app.JoinAllAsync(10, StakeholderGroup.Educator);
        await guests.AnswerAllAsync(Consent.Agree);
        await host.RevealAsync();

        await DoAsync(host, "reopen");
        await guests.Take(5).AnswerAllAsync(Consent.Disagree);
        await host.RevealAsync();

        var item = await app.CurrentItemAsync();
        Assert.Equal(2, item.Attempt);
        var shown = item.Shown.OrderBy(one => one.Attempt).Select(one => one.Tally!.All.Counts).ToList();
        Assert.Equal([10, 0, 0, 0], shown[0]);
        Assert.Equal([5, 0, 5, 0], shown[1]);
    }

    [Fact]
    public async Task An_act_that_names_an_old_item_or_attempt_changes_nothing()
    {
        await using var app = new TestApp();
        var first = await Facilitator.SignInAsync(app);
        var second = await Facilitator.SignInAsync(app, "staff");
        var stale = await second.ConsoleAsync();
        await (await app.JoinAllAsync(5, StakeholderGroup.Learner)).AnswerAllAsync(Consent.Agree);
        await first.RevealAsync();
        await DoAsync(first, "reopen");
        var acts = (await app.ActsAsync()).Count;

        var oldAttempt = await second.Client.FetchAsync(second.Act(stale, "close"), Form.Token(stale), ("item", Form.Hidden(stale, "item")), ("attempt", "1"));
        await first.GoToAsync(app, 6);
        var after = (await app.ActsAsync()).Count;
        var oldItem = await second.Client.FetchAsync(second.Act(stale, "open"), Form.Token(stale), ("item", Form.Hidden(stale, "item")), ("attempt", "2"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (oldAttempt.StatusCode, oldItem.StatusCode));
        Assert.Contains("Somebody was quicker", await oldItem.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null((await app.CurrentItemAsync()).OpenedAt);
        Assert.Equal((acts + 2, after), (after, (await app.ActsAsync()).Count));
    }

    [Fact]
    public async Task Without_JavaScript_an_act_leads_back_to_the_console_which_says_what_did_not_happen()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var console = await host.ConsoleAsync();

        var response = await host.Client.SendAsync(host.Act(console, "reveal"), Form.Token(console), ("item", Form.Hidden(console, "item")), ("attempt", "1"));

        Assert.Equal($"/w/{TestApp.Code}/host", response.Headers.Location!.ToString());
        Assert.Contains("That does not fit the state of the vote", await host.Client.PageAsync(response.Headers.Location.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_workshop_takes_no_answers_until_it_goes_on()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var room = await guest.RoomAsync();
        var stale = await host.ConsoleAsync();
        (string, string)[] answer = [("item", Form.Hidden(room, "item")), ("attempt", "1"), ("value", "1"), ("seq", "1")];

        await host.PostAsync($"/w/{TestApp.Code}/host/end");

        Assert.Contains("data-state=\"ended\"", await guest.RoomAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsync(room, handler: null, answer)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await host.Client.FetchAsync(host.Act(stale, "close"), Form.Token(await host.Client.PageAsync("/")), ("item", answer[0].Item2), ("attempt", "1"))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await host.RoomActAsync("resume")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(room, handler: null, answer)).StatusCode);
        Assert.Equal(["workshop.ended", "workshop.resumed"], (await app.ActsAsync()).TakeLast(2));
    }

    [Fact]
    public async Task The_screen_shows_the_code_or_follows_the_room()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);

        Assert.Contains("data-mode=\"vote\"", await app.Browser().PageAsync($"/w/{TestApp.Code}/screen"), StringComparison.Ordinal);
        await host.RoomActAsync("join");
        Assert.Contains("data-mode=\"join\"", await app.Browser().PageAsync($"/w/{TestApp.Code}/screen"), StringComparison.Ordinal);
        await host.RoomActAsync("follow");
        Assert.Contains("data-mode=\"vote\"", await app.Browser().PageAsync($"/w/{TestApp.Code}/screen"), StringComparison.Ordinal);
    }

    [GeneratedRegex("formaction=\"(?<path>/w/[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Actions();

    private static async Task DoAsync(Facilitator host, string act) => Assert.Equal(HttpStatusCode.OK, (await host.ActAsync(act)).StatusCode);
}
