using Credex.CoCreate.Tests.Workshops;
using Credex.CoCreate.Tests.Workshops.Ideas;
using Credex.CoCreate.Workshops.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>Words that are sent while the network is away: they wait in the browser, are sent when it is back, and are stored once.</summary>
public sealed class OfflineTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly LocatorAssertionsToContainTextOptions Patiently = new() { Timeout = 20_000 };

    [Fact]
    public async Task Two_ideas_wait_and_are_sent_once_when_the_network_is_back()
    {
        await using var app = new TestApp(onPort: true);
        var room = await IdeasRoom.OpenAsync(app, IdeasRoom.Settings with { Columns = [] });
        await room.GoAsync("open");
        var guest = await chromium.PersonAsync(app, touch: true);
        await guest.JoinAsync("Learner", "IE", IdeasRoom.Code);
        await guest.Locator("html.scripted #idea-send").WaitForAsync();

        await guest.Context.SetOfflineAsync(true);
        foreach (var words in new[] { "A loom", "A kiln" })
        {
            await guest.Locator("textarea[name=text]").FillAsync(words);
            await guest.Locator("#idea-send").TapAsync();
            await Expect(guest.Locator("#mine [data-said]")).ToContainTextAsync(words);
            await Expect(guest.Locator("textarea[name=text]")).ToHaveValueAsync(string.Empty);
        }

        await Expect(guest.Locator("#mine [data-said]")).ToContainTextAsync("You are offline. Your answer is kept and will be sent when you are back.");
        await Chromium.IsAccessibleAsync(guest);
        Assert.Empty(await room.IdeasAsync());

        // What is being written when the others go out stays where it is.
        await guest.Locator("textarea[name=text]").FillAsync("A press, half");
        await guest.Context.SetOfflineAsync(false);
        await Expect(guest.Locator(".my-written")).ToContainTextAsync("A kiln", Patiently);
        await Expect(guest.Locator("#mine [data-said]")).ToHaveCountAsync(0);
        await Expect(guest.Locator("textarea[name=text]")).ToHaveValueAsync("A press, half");
        Assert.Equal(["A loom", "A kiln"], (await room.IdeasAsync()).Select(idea => idea.Text));
        Assert.Null(await guest.EvaluateAsync<string?>("localStorage.getItem(`cocreate-words:${location.pathname}`)"));
    }

    [Fact]
    public async Task An_idea_whose_answer_was_lost_is_stored_once_also_from_a_page_that_was_closed()
    {
        await using var app = new TestApp(onPort: true);
        var room = await IdeasRoom.OpenAsync(app, IdeasRoom.Settings with { Columns = [] });
        await room.GoAsync("open");
        var guest = await chromium.PersonAsync(app);
        await guest.JoinAsync("Learner", "IE", IdeasRoom.Code);
        await guest.Locator("html.scripted #idea-send").WaitForAsync();

        // The server has it, and the browser never hears so.
        await guest.RouteAsync("**/write", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await guest.Locator("textarea[name=text]").FillAsync("A loom");
        await guest.Locator("#idea-send").ClickAsync();
        await Expect(guest.Locator("#mine [data-said]")).ToContainTextAsync("A loom");
        Assert.Single(await room.IdeasAsync());
        await guest.CloseAsync();

        var again = await guest.Context.NewPageAsync();
        await again.GotoAsync($"/w/{IdeasRoom.Code}");
        await again.WaitForFunctionAsync("() => localStorage.getItem(`cocreate-words:${location.pathname}`) === null");
        await Expect(again.Locator(".my-written")).ToContainTextAsync("A loom");
        Assert.Single(await room.IdeasAsync());
    }

    [Fact]
    public async Task An_idea_that_comes_back_after_writing_has_closed_is_refused_and_not_lost()
    {
        await using var app = new TestApp(onPort: true);
        var room = await IdeasRoom.OpenAsync(app, IdeasRoom.Settings with { Columns = [] });
        await room.GoAsync("open");
        var guest = await chromium.PersonAsync(app);
        await guest.JoinAsync("Learner", "IE", IdeasRoom.Code);
        await guest.Locator("html.scripted #idea-send").WaitForAsync();
        await guest.Context.SetOfflineAsync(true);
        await guest.Locator("textarea[name=text]").FillAsync("Too late");
        await guest.Locator("#idea-send").ClickAsync();
        await Expect(guest.Locator("#mine [data-said]")).ToContainTextAsync("Too late");

        await room.GoAsync("close");
        await guest.Context.SetOfflineAsync(false);

        // Whether the room's new state or the refusal comes first.
        await guest.WaitForFunctionAsync("() => localStorage.getItem(`cocreate-words:${location.pathname}`) === null", arg: null, new PageWaitForFunctionOptions { Timeout = 20_000 });
        await Expect(guest.Locator(".stage[data-phase=written]")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 20_000 });
        await Expect(guest.Locator("#mine")).ToContainTextAsync("Too late");
        await Expect(guest.Locator("#mine")).Not.ToContainTextAsync("will be sent when you are back");
        Assert.Empty(await room.IdeasAsync());
    }

    [Fact]
    public async Task A_comment_waits_in_its_field_and_the_last_one_counts()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app);
        await guest.JoinAsync("Learner", "IE");
        await guest.Locator("html.scripted .answer[data-value='1']").ClickAsync();
        await guest.Locator("details.comment summary").ClickAsync();
        await guest.Context.SetOfflineAsync(true);
        foreach (var words in new[] { "First", "And by when?" })
        {
            await guest.Locator("#comment").FillAsync(words);
            await guest.Locator("details.comment button").ClickAsync();
            await Expect(guest.Locator("#mine [data-said] blockquote")).ToContainTextAsync(words);
        }

        await Expect(guest.Locator("#mine [data-said] blockquote")).ToHaveCountAsync(1);
        await Expect(guest.Locator("#comment")).ToHaveValueAsync("And by when?");
        await guest.Context.SetOfflineAsync(false);

        await Expect(guest.Locator("#mine [role=status]").First).ToContainTextAsync("Comment saved", Patiently);
        Assert.Equal(["And by when?"], await app.InDbAsync(db => db.Ratings.Where(rating => rating.Comment != null).Select(rating => rating.Comment).ToListAsync()));
    }

    [Fact]
    public async Task A_question_waits_and_is_asked_once()
    {
        await using var app = new TestApp(onPort: true);
        var activity = await app.BringAsync(QuestionsKind.KindName, new QuestionsSettings());
        await (await Facilitator.SignInAsync(app)).DoAsync(app, activity, "open");
        var guest = await chromium.PersonAsync(app, locale: "fr-FR");
        await guest.JoinAsync("Apprenant", "FR");
        await guest.Locator("html.scripted #question-text").WaitForAsync();
        await guest.Context.SetOfflineAsync(true);
        await guest.Locator("#question-text").FillAsync("Qui paie ?");
        await guest.Locator(".ask button").ClickAsync();
        await Expect(guest.Locator("#mine [data-said]")).ToContainTextAsync("Qui paie ?");

        await guest.Context.SetOfflineAsync(false);

        await Expect(guest.Locator(".my-questions")).ToContainTextAsync("Qui paie ?", Patiently);
        Assert.Equal(["Qui paie ?"], await app.InDbAsync(db => db.Questions.Select(one => one.Text).ToListAsync()));
    }
}
