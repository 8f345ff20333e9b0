using Credex.CoCreate.Tests.Workshops.Ideas;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>Cards that are dragged together, on the page where hosts put a board in order.</summary>
public sealed class DragTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_card_is_dragged_onto_another_and_a_third_one_onto_their_group()
    {
        await using var app = new TestApp(onPort: true);
        var host = await BoardAsync(app, IdeasRoom.Settings with { Columns = [] }, ideas: 5, IdeasPhase.Board);
        await Expect(host.GetByText("You can also drag the words")).ToBeVisibleAsync();
        await Chromium.IsAccessibleAsync(host);

        await DragAsync(host, "#card-4 .grip", "#card-2 .grip");
        await Expect(host.Locator("#card-k1")).ToContainTextAsync("2 ideas");
        await Expect(host.Locator(".message.done[role=status]")).ToHaveTextAsync("Put together.");
        await Expect(host.Locator(".message.done")).ToBeInViewportAsync();
        await Expect(host.Locator(".board-card.inside")).ToHaveCountAsync(2);

        await DragAsync(host, "#card-5 .grip", "#card-k1 h2");
        await Expect(host.Locator("#card-k1")).ToContainTextAsync("3 ideas");

        // Onto a card of its own group: nothing is sent, nothing changes.
        await DragAsync(host, "#card-5 .grip", "#card-2 .grip");
        await host.Locator(".dragged, .landing").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        var (moves, inside) = await app.InDbAsync(async db => (
            await db.IdeaMoves.OrderBy(move => move.At).Select(move => move.What).ToListAsync(),
            await db.Ideas.Where(idea => idea.ClusterId != null).OrderBy(idea => idea.Order).Select(idea => idea.Number).ToListAsync()));
        Assert.Equal(["created", "clustered", "clustered", "clustered"], moves);
        Assert.Equal([2, 4, 5], inside);
        Assert.Empty(chromium.ErrorsOf(app));
    }

    [Fact]
    public async Task By_keys_two_cards_are_chosen_put_together_and_taken_apart_and_the_keys_can_be_switched_off()
    {
        await using var app = new TestApp(onPort: true);
        var host = await BoardAsync(app, IdeasRoom.Settings with { Columns = [] }, ideas: 5, IdeasPhase.Board);
        var said = host.Locator("[data-arranging]");
        await host.Locator("#card-1[tabindex='-1']").WaitForAsync();

        await PressAsync("g");
        await Expect(said).ToHaveTextAsync("Choose two cards first, or a card and a group.");
        await PressAsync("j", "j", "x");
        await Expect(said).ToHaveTextAsync("2 is chosen.");
        await Expect(host.Locator("#card-2")).ToBeFocusedAsync();
        await PressAsync("j", "j", "g");
        await Expect(host.Locator("#card-k1")).ToContainTextAsync("2 ideas");

        // A card and a group, whichever is chosen first.
        await host.Locator("#card-k1").FocusAsync();
        await PressAsync("x");
        await host.Locator("#card-5").FocusAsync();
        await PressAsync("x", "g");
        await Expect(host.Locator("#card-k1")).ToContainTextAsync("3 ideas");

        await host.Locator("#card-1").FocusAsync();
        await PressAsync("u");
        await Expect(said).ToHaveTextAsync("This card is in no group.");
        await host.Locator("#card-5").FocusAsync();
        await PressAsync("u");
        await Expect(host.Locator("#card-k1")).ToContainTextAsync("2 ideas");
        await host.Locator("#card-k1").FocusAsync();
        await PressAsync("u");
        await Expect(host.Locator("#card-k1")).ToHaveCountAsync(0);

        await host.GetByText("Keys", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await host.Locator("[data-keys]").UncheckAsync();
        await host.Locator("#card-1").FocusAsync();
        await PressAsync("x");
        await Expect(host.Locator(".chosen")).ToHaveCountAsync(0);
        Assert.Empty(chromium.ErrorsOf(app));

        async Task PressAsync(params string[] keys)
        {
            foreach (var key in keys)
            {
                await host.Keyboard.PressAsync(key);
            }
        }
    }

    [Fact]
    public async Task Once_dots_are_given_nothing_can_be_dragged()
    {
        await using var app = new TestApp(onPort: true);
        var host = await BoardAsync(app, IdeasRoom.Settings, ideas: 3, IdeasPhase.Voting);

        await Expect(host.Locator(".board-card")).ToHaveCountAsync(3);
        await Expect(host.Locator("[draggable=true], .grip, [data-pile]:not([data-pile=''])")).ToHaveCountAsync(0);
    }

    /// <summary>With the pointer, in steps, as a hand does it: pressed, moved over the place, let go.</summary>
    private static async Task DragAsync(IPage page, string from, string to)
    {
        await page.Locator("html.scripted [draggable=true]").First.WaitForAsync();
        await page.Locator(from).HoverAsync();
        await page.Mouse.DownAsync();
        await page.Locator(to).HoverAsync();
        await page.Locator(to).HoverAsync();
        await page.Mouse.UpAsync();
    }

    private async Task<IPage> BoardAsync(TestApp app, IdeasSettings settings, int ideas, IdeasPhase phase)
    {
        var room = await IdeasRoom.OpenAsync(app, settings);
        await room.FillAsync(4, ideas, phase);
        var host = await chromium.PersonAsync(app, width: 1280, height: 1600);
        await host.SignInAsync("admin");
        await host.GotoAsync($"/w/{IdeasRoom.Code}/host/board/{room.Activity}");
        return host;
    }
}
