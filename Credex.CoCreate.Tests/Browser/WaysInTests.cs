using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>The room on other ways than a tap and a WebSocket: by keyboard, through a proxy that blocks WebSockets, without JavaScript, after a restart of the page.</summary>
public sealed class WaysInTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task By_keyboard_alone_one_joins_answers_and_changes()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app, width: 1280, height: 800);
        await guest.GotoAsync("/w/k7m2qp");
        await guest.Locator("input[name=group]").First.FocusAsync();
        await guest.Keyboard.PressAsync("ArrowDown");
        await guest.Keyboard.PressAsync("Tab");
        await guest.Keyboard.TypeAsync("Portugal");
        await guest.Keyboard.PressAsync("Tab");
        await guest.Keyboard.PressAsync("Tab");
        await guest.Keyboard.PressAsync("Space");
        await guest.Keyboard.PressAsync("Enter");
        await guest.Locator("body.room[data-group=ed]").WaitForAsync();
        await guest.Locator("html.scripted .answer").First.WaitForAsync();

        await guest.Keyboard.PressAsync("3");
        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Disagree");

        await guest.Locator("[data-change]").FocusAsync();
        await guest.Keyboard.PressAsync("Enter");
        await Expect(guest.Locator(".answer[data-value='3']")).ToBeFocusedAsync();
        await guest.Keyboard.PressAsync("Shift+Tab");
        await guest.Keyboard.PressAsync("Enter");
        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Agree, with changes");
    }

    [Fact]
    public async Task Single_keys_can_be_switched_off()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app, width: 1280, height: 800);
        await guest.JoinAsync("Learner", "IE");
        await guest.Locator("html.scripted details.room-note summary").ClickAsync();
        await guest.Locator("html.scripted [data-keys]").UncheckAsync();

        await guest.Keyboard.PressAsync("1");
        await guest.WaitForTimeoutAsync(500);

        await Expect(guest.Locator(".answer").First).ToBeVisibleAsync();
        await Expect(guest.Locator("#mine .value")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Where_WebSockets_are_blocked_the_page_asks_by_itself_and_says_so()
    {
        await using var app = new TestApp(onPort: true);
        var facilitator = await Facilitator.SignInAsync(app);
        var guest = await chromium.PersonAsync(app);
        await guest.Context.RouteWebSocketAsync("**/hubs/live**", socket => _ = socket.CloseAsync());
        await guest.JoinAsync("Learner", "IE");
        await Expect(guest.Locator("[data-polling]")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 40_000 });

        await facilitator.ActAsync("close");

        await Expect(guest.Locator(".stage")).ToContainTextAsync("The vote is closed", new LocatorAssertionsToContainTextOptions { Timeout = 10_000 });
        await guest.Locator(".stage").WaitForAsync();
    }

    [Fact]
    public async Task Without_JavaScript_an_answer_is_given_changed_and_commented()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app, locale: "fr-FR", scripted: false);
        await guest.JoinAsync("Apprenant", "FR");
        await guest.Locator(".answer[data-value='1']").ClickAsync();
        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("D’accord");

        await guest.Locator("[data-change]").ClickAsync();
        await guest.Locator(".answer[data-value='4']").ClickAsync();
        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Abstention");

        await guest.Locator(".comment summary").ClickAsync();
        await guest.Locator("#comment").FillAsync("Trente objets, c’est beaucoup.");
        await guest.Locator(".comment button").ClickAsync();
        await Expect(guest.Locator("#comment")).ToHaveValueAsync("Trente objets, c’est beaucoup.");
        await Expect(guest.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Actualiser" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reload_comes_back_to_the_same_place_with_my_answer()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app);
        await guest.JoinAsync("Learner", "IE");
        await guest.Locator(".answer[data-value='1']").ClickAsync();
        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Agree");

        await guest.ReloadAsync();

        await Expect(guest.Locator("#mine .value")).ToHaveTextAsync("Agree");
        await Expect(guest.Locator(".answer").First).ToBeHiddenAsync();
    }
}
