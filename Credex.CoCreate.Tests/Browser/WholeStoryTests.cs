using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>The thing the product exists for, as the people do it: a facilitator, three groups on phones (one in French, one without JavaScript), and the screen.</summary>
public sealed class WholeStoryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_clause_is_voted_on_revealed_and_decided()
    {
        await using var app = new TestApp(onPort: true);
        var facilitator = await chromium.PersonAsync(app, width: 1280, height: 800);
        var employer = await chromium.PersonAsync(app);
        var educator = await chromium.PersonAsync(app, locale: "fr-FR", dark: true);
        var provider = await chromium.PersonAsync(app, scripted: false);
        var screen = await chromium.PersonAsync(app, width: 1920, height: 1080);

        await facilitator.SignInAsync("facilitator");
        await facilitator.GotoAsync("/w/k7m2qp/host");
        await screen.GotoAsync("/w/k7m2qp/screen");
        await employer.JoinAsync("Employer", "SE");
        await educator.JoinAsync("Enseignement et formation", "FR");
        await provider.JoinAsync("Non-formal provider", "PT");

        // One tap each; the count is on every screen without anybody reloading.
        await employer.Locator(".answer[data-value='1']").ClickAsync();
        await Expect(employer.Locator("#mine .value")).ToHaveTextAsync("Agree");
        await educator.Locator(".answer[data-value='2']").ClickAsync();
        await Expect(educator.Locator("#mine .value")).ToHaveTextAsync("D’accord, avec modifications");
        await provider.Locator(".answer[data-value='3']").ClickAsync();
        await Expect(provider.Locator("#mine .value")).ToHaveTextAsync("Disagree");
        await Expect(screen.Locator("[data-shows=vote] .figure")).ToContainTextAsync("3");
        await Expect(facilitator.Locator(".console-side")).ToContainTextAsync("3 of 36 have answered");
        await Expect(employer.Locator(".region-count .figure")).ToHaveTextAsync("3");

        // Agreeing with changes opens the box for the wording; a comment is added; an answer is changed.
        await educator.Locator("#wording").FillAsync("Le rapport couvre trente objets.");
        await educator.Locator(".wording button").ClickAsync();
        await Expect(educator.Locator("#mine .message")).ToContainTextAsync("Rédaction enregistrée");
        await employer.Locator("[data-change]").ClickAsync();
        await employer.Locator(".answer[data-value='4']").ClickAsync();
        await Expect(employer.Locator("#mine .value")).ToHaveTextAsync("Abstain");
        await employer.Locator(".comment summary").ClickAsync();
        await employer.Locator("#comment").FillAsync("Who writes the report?");
        await employer.Locator(".comment button").ClickAsync();
        await Expect(employer.Locator("#mine .message")).ToContainTextAsync("Comment saved");

        // Nothing of the answers is on the screen or the console before the reveal.
        await facilitator.Act("Close the vote").ClickAsync();
        await Expect(employer.Locator(".stage")).ToContainTextAsync("The vote is closed");
        await facilitator.Act("Reveal the result").ClickAsync();

        // Three answers in three groups with five as the smallest number: held back, and said why, everywhere.
        await Expect(employer.Locator(".stage")).ToContainTextAsync("Result held back");
        await Expect(educator.Locator(".stage")).ToContainTextAsync("Résultat masqué");
        await Expect(screen.Locator(".screen-stage")).ToContainTextAsync("Result held back");
        await provider.ReloadAsync();
        await Expect(provider.Locator(".stage")).ToContainTextAsync("Result held back");
        await Expect(employer.Locator(".comments")).ToContainTextAsync("Who writes the report?");
        await Expect(facilitator.Locator(".comments")).ToContainTextAsync("2 comments");

        await facilitator.Locator(".console-decision label", new PageLocatorOptions { HasText = "Next round" }).ClickAsync();
        await facilitator.Locator(".console-decision textarea").FillAsync("Too few were there.");
        await facilitator.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Record the decision" }).ClickAsync();
        await Expect(facilitator.Locator(".console-decision")).ToContainTextAsync("Too few were there.");
        await Expect(employer.Locator(".stage")).ToContainTextAsync("Too few were there.");

        await facilitator.Act("Next clause").ClickAsync();
        await Expect(employer.Locator(".stage .number")).ToContainTextAsync("2.1.1");
        await Expect(educator.Locator(".stage .number")).ToContainTextAsync("2.1.1");
        await facilitator.Act("Open the vote").ClickAsync();
        await Expect(employer.Locator(".answer").First).ToBeVisibleAsync();

        foreach (var page in new[] { facilitator, employer, educator, screen })
        {
            await Chromium.IsAccessibleAsync(page);
        }

        Assert.Empty(chromium.ErrorsOf(app));
    }

    [Fact]
    public async Task A_vote_made_while_offline_waits_and_is_sent_once_when_back()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app);
        await guest.JoinAsync("Learner", "IE");
        await guest.Locator(".answer").First.WaitForAsync();

        await guest.Context.SetOfflineAsync(true);
        await guest.Locator(".answer[data-value='1']").ClickAsync();
        await Expect(guest.Locator("#mine")).ToContainTextAsync("Your answer is kept");
        await guest.Context.SetOfflineAsync(false);

        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Agree");
        await Expect(guest.Locator("#mine")).Not.ToContainTextAsync("Your answer is kept");
        var stored = await app.InDbAsync(db => Task.FromResult(db.Ratings.Count(rating => rating.Seq == 1 && rating.Value == 1 && db.RoundItems.Any(item => item.Id == rating.RoundItemId && item.RevealedAt == null))));
        Assert.Equal(1, stored);
    }

    [Fact]
    public async Task A_vote_made_while_offline_is_refused_visibly_when_the_clause_had_closed()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app);
        var facilitator = await Facilitator.SignInAsync(app);
        await guest.JoinAsync("Learner", "IE");
        await guest.Locator(".answer").First.WaitForAsync();

        await guest.Context.SetOfflineAsync(true);
        await guest.Locator(".answer[data-value='1']").ClickAsync();
        await Expect(guest.Locator("#mine")).ToContainTextAsync("Your answer is kept");
        await facilitator.ActAsync("close");
        await guest.Context.SetOfflineAsync(false);

        await Expect(guest.Locator("#mine")).ToContainTextAsync("It does not count");
    }

    [Fact]
    public async Task A_vote_that_meets_a_server_on_its_way_up_is_kept_and_sent_once_it_is_there()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app);
        await guest.JoinAsync("Learner", "IE");
        await guest.Locator(".answer").First.WaitForAsync();
        await guest.Locator(".answer[data-value='2']").ClickAsync();
        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Agree, with changes");

        // What a proxy says while the server behind it starts again.
        await guest.RouteAsync("**/a/**", route => route.FulfillAsync(new RouteFulfillOptions { Status = 502, Body = "Bad gateway" }));
        await guest.Locator("[data-change]").ClickAsync();
        await guest.Locator(".answer[data-value='1']").ClickAsync();
        await Expect(guest.Locator("#mine")).ToContainTextAsync("It is sent again in a moment");
        await Expect(guest.Locator("#mine .my-answer")).ToBeHiddenAsync();
        await Expect(guest.Locator(".answer[aria-pressed=true]")).ToHaveAttributeAsync("data-value", "1");
        await guest.UnrouteAllAsync();

        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Agree");
        Assert.Equal(1, await app.InDbAsync(db => Task.FromResult(db.Ratings.Count(rating => rating.Seq == 2 && rating.Value == 1))));
    }

    [Fact]
    public async Task Being_offline_is_said_only_as_long_as_it_lasts()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app);
        await guest.JoinAsync("Learner", "IE");
        await guest.Locator(".answer").First.WaitForAsync();

        // The connection itself outlives the break.
        await guest.Context.SetOfflineAsync(true);
        await Expect(guest.Locator("[data-offline]").First).ToBeVisibleAsync();
        await guest.Context.SetOfflineAsync(false);
        await Expect(guest.Locator("[data-offline]").First).ToBeHiddenAsync();
    }
}
