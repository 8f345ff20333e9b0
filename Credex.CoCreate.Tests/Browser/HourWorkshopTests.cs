using System.Globalization;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>
/// An hour's workshop as its people go through it, from the page that makes it to the record that anybody reads: a facilitator at the console, somebody on a phone, somebody who
/// has a keyboard and no mouse, three more without JavaScript, and the projector.
/// </summary>
public sealed class HourWorkshopTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_review_in_an_hour_from_its_making_to_its_published_record()
    {
        await using var app = new TestApp(onPort: true);
        var host = await chromium.PersonAsync(app, width: 1280, height: 800);
        var code = await MakeAsync(app, host);
        var slug = await app.SlugOfAsync(code);
        var screen = await chromium.PersonAsync(app, width: 1920, height: 1080);
        await screen.GotoAsync($"/w/{code}/screen");
        await Chromium.IsAccessibleAsync(screen);
        var phone = await chromium.PersonAsync(app, touch: true);
        await phone.JoinAsync("Employer", "SE", code);
        var keys = await JoinByKeyboardAsync(app, code);
        var others = new List<Guest>();
        for (var number = 0; number < 3; number++)
        {
            others.Add(await Guest.JoinAsync(app, StakeholderGroup.Learner, code: code));
        }

        var room = new People(app, code, host, phone, keys, screen, others);
        await Expect(phone.Locator(".stage")).ToContainTextAsync("Not begun yet");
        await room.AreAccessibleAsync();
        await WelcomeAsync(room);
        await PracticeAsync(room);
        await ClausesAsync(room);
        await QuestionsAsync(room);
        await EndAsync(room);
        await RecordAsync(room, await chromium.PersonAsync(app), slug);

        // A browser notes what is refused as it should be: revealing while the last answers are still being counted, and the record before it is published.
        var errors = string.Join("\n", chromium.ErrorsOf(app).Where(error => !error.Contains("status of 409", StringComparison.Ordinal) && !error.Contains("status of 403", StringComparison.Ordinal)));
        Assert.True(errors.Length == 0, errors);
    }

    private static async Task<string> MakeAsync(TestApp app, IPage host)
    {
        await host.SignInAsync("facilitator");
        await host.GotoAsync("/workshops/new");
        await Chromium.IsAccessibleAsync(host);
        await host.Locator("[id='title.en']").FillAsync("An hour for one standard");
        await host.Locator("[id='title.fr']").FillAsync("Une heure pour un référentiel");
        await host.Locator("[id='purpose.en']").FillAsync("We say of **each clause** whether it should stand.");
        await host.Locator("#date").FillAsync(DateTime.UtcNow.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await host.Locator("#start").FillAsync("10:00");
        await host.Locator("#end").FillAsync("11:00");
        await host.GetByText("3 people, for small workshops").ClickAsync();
        await host.GetByText("A review in 60 minutes").ClickAsync();
        await host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Create the workshop" }).ClickAsync();
        await host.WaitForURLAsync("**/agenda");
        await Expect(host.Locator(".plan-agenda > li")).ToHaveCountAsync(5);
        await Chromium.IsAccessibleAsync(host);
        var code = await app.InDbAsync(db => db.Workshops.OrderByDescending(one => one.Id).Select(one => one.Code).FirstAsync());
        await host.GotoAsync($"/w/{code}/host");
        return code;
    }

    /// <summary>Through the door with Tab, arrows, letters, Space and Enter.</summary>
    private async Task<IPage> JoinByKeyboardAsync(TestApp app, string code)
    {
        var keys = await chromium.PersonAsync(app, width: 1280, height: 800);
        await keys.GotoAsync($"/w/{code}");
        await keys.TabToAsync("input[name=group]");
        await keys.Keyboard.PressAsync("ArrowDown");
        await keys.TabToAsync("#country");
        await keys.Keyboard.TypeAsync("Portugal");
        await keys.TabToAsync("input[name=consent]");
        await keys.Keyboard.PressAsync("Space");
        await keys.Keyboard.PressAsync("Enter");
        await keys.Locator("body.room[data-group=ed]").WaitForAsync();
        await keys.Locator("html.scripted").WaitForAsync();
        await keys.TabToAsync("details.room-note summary");
        return keys;
    }

    private static async Task WelcomeAsync(People room)
    {
        await room.Host.Act("Start the workshop").ClickAsync();
        await Expect(room.Phone.Locator(".stage h1").First).ToHaveTextAsync("Welcome");
        await Expect(room.Screen.Locator(".screen-stage")).ToContainTextAsync("What we do in this hour");
        await Expect(room.Keys.Announced()).ToContainTextAsync("Welcome");
        await room.Keys.HasFocusAsync();
        await room.AreAccessibleAsync();
    }

    private static async Task PracticeAsync(People room)
    {
        await room.Host.Act("Next: To try the buttons").ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("How well do you know micro-credentials?");
        await Expect(room.Keys.Announced()).Not.ToContainTextAsync("?.");
        await room.Host.Act("Open the practice question").ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("Choose an answer");
        await room.Keys.HasFocusAsync();

        // One taps, one presses the number of the answer and then changes it by Tab and Enter.
        await room.Phone.Locator(".answer[data-value='2']").TapAsync();
        await Expect(room.Phone.Locator("#mine .value")).ToHaveTextAsync("I have seen one");
        await room.Keys.Keyboard.PressAsync("3");
        await Expect(room.Keys.Locator("#mine[aria-live=polite] .value")).ToHaveTextAsync("I hold one");
        await room.Keys.HasFocusAsync();
        await room.Keys.Keyboard.PressAsync("Shift+Tab");
        await room.Keys.Locator("[data-change]:focus").WaitForAsync();
        await room.Keys.Keyboard.PressAsync("Enter");
        await Expect(room.Keys.Locator(".answer[data-value='3']")).ToBeFocusedAsync();
        await room.Keys.Keyboard.PressAsync("Shift+Tab");
        await room.Keys.Keyboard.PressAsync("Enter");
        await Expect(room.Keys.Locator("#mine .value")).ToHaveTextAsync("I have seen one");
        await Expect(room.Keys.Locator("[data-change]")).ToBeFocusedAsync();
        await room.OthersAsync((guest, page) => guest.PostAsync(page, handler: null, ("turn", Form.Hidden(page, "turn")), ("value", "1")));
        await room.AreAccessibleAsync();

        await room.Host.Act("Close").ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("Closed");
        await Expect(room.Phone.Locator(".stage")).ToContainTextAsync("Closed");
        await room.Keys.HasFocusAsync();
        await room.Host.Act("Show the answers").ClickAsync();
        await Expect(room.Phone.Locator(".option-counts")).ToContainTextAsync("I have seen one");
        await Expect(room.Screen.Locator(".screen-stage")).ToContainTextAsync("I have seen one");
        await Expect(room.Keys.Announced()).ToContainTextAsync("5");
        await room.Keys.HasFocusAsync();
        await room.AreAccessibleAsync();
    }

    private static async Task ClausesAsync(People room)
    {
        await room.Host.Act("Next: The clauses, one by one").ClickAsync();
        var number = await room.Host.Locator(".console-clause .number").InnerTextAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync($"Clause {number}. ");
        await room.Host.Act("Open the vote").ClickAsync();
        var question = await room.Phone.Locator("#question").InnerTextAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync(question.TrimEnd('.'));

        // Buttons that have just come take no tap for 300 ms: the finger may be on its way to what was there before.
        await room.Phone.WaitForTimeoutAsync(400);
        await room.Phone.Locator(".answer[data-value='1']").TapAsync();
        await Expect(room.Phone.Locator("#mine .value")).ToHaveTextAsync("Agree");
        await room.Keys.TabToAsync(".answer[data-value='1']");
        await room.Keys.Keyboard.PressAsync("Enter");
        await Expect(room.Keys.Locator("#mine .value")).ToHaveTextAsync("Agree");
        await Expect(room.Keys.Locator("[data-change]")).ToBeFocusedAsync();
        await VoteAsync(room);
        await Expect(room.Screen.Locator("[data-shows=vote] .figure")).ToContainTextAsync("5");
        await room.AreAccessibleAsync();

        await room.Host.Act("Close the vote").ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("The vote is closed");
        await room.Keys.HasFocusAsync();
        await room.AreAccessibleAsync();
        await room.Host.Act("Reveal the result").ClickAsync();
        var verdict = room.Keys.Locator(".room-verdict");
        await Expect(room.Keys.Announced()).ToContainTextAsync(await verdict.InnerTextAsync());
        await Expect(room.Screen.Locator(".screen-stage")).ToContainTextAsync(await verdict.InnerTextAsync());
        await room.Keys.HasFocusAsync();
        await room.Host.Locator(".console-decision label", new PageLocatorOptions { HasText = "Accept" }).ClickAsync();
        await room.Host.Locator(".console-decision textarea").FillAsync("All groups agree.");
        await room.Host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Record the decision" }).ClickAsync();
        await Expect(room.Phone.Locator(".stage")).ToContainTextAsync("All groups agree.");
        await room.AreAccessibleAsync();

        // A second clause: a number key, and words for other wording by keyboard.
        await room.Host.Act("Next clause").ClickAsync();
        await room.Host.Act("Open the vote").ClickAsync();
        await Expect(room.Keys.Locator(".answer").First).ToBeVisibleAsync();
        await room.Keys.WaitForTimeoutAsync(400);
        await room.Keys.Keyboard.PressAsync("2");
        await Expect(room.Keys.Locator("#mine .value")).ToHaveTextAsync("Agree, with changes");
        await room.Keys.TabToAsync("#wording");
        await room.Keys.Keyboard.TypeAsync("Say who decides.");
        await room.Keys.Keyboard.PressAsync("Tab");
        await room.Keys.Keyboard.PressAsync("Enter");
        await Expect(room.Keys.Locator("#mine [role=status]")).ToContainTextAsync("Wording saved");
        await room.Keys.HasFocusAsync();
        await VoteAsync(room);
        await room.Phone.Locator(".answer[data-value='1']").TapAsync();
        await Expect(room.Phone.Locator("#mine .value")).ToHaveTextAsync("Agree");

        // It closes while somebody is writing a comment: what was written is not lost, nor is the place on the page.
        await room.Keys.TabToAsync("details.comment summary");
        await room.Keys.Keyboard.PressAsync("Enter");
        await room.Keys.TabToAsync("#comment");
        await room.Keys.Keyboard.TypeAsync("And by when");
        await room.Host.Act("Close the vote").ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("The vote is closed");
        await room.Keys.HasFocusAsync();
        await room.Host.Act("Reveal the result").ClickAsync();
        await room.Keys.Locator(".room-verdict").WaitForAsync();
        await room.Keys.HasFocusAsync();
    }

    private static async Task QuestionsAsync(People room)
    {
        // The clauses that are left are for another day: the agenda goes on to the questions.
        await room.Host.Locator(".console-agenda").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "What is still open" }).ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("What must be clarified before this standard can be used?");
        await Expect(room.Keys.Locator("#mine")).ToContainTextAsync("And by when");
        await room.Keys.HasFocusAsync();
        await room.Host.Act("Open for questions").ClickAsync();
        await room.Phone.Locator("#question-text").FillAsync("Who pays for the assessment?");
        await room.Phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask", Exact = true }).TapAsync();
        await Expect(room.Phone.Locator("#mine [role=status]")).ToContainTextAsync("Asked");
        await Expect(room.Keys.Locator("#q-1")).ToContainTextAsync("Who pays for the assessment?");
        await room.Keys.HasFocusAsync();
        await room.Keys.TabToAsync("#q-1 button");
        await room.Keys.Keyboard.PressAsync("Enter");
        await Expect(room.Keys.Locator("#mine")).ToContainTextAsync("Who pays for the assessment?");
        await Expect(room.Screen.Locator(".screen-stage")).ToContainTextAsync("Who pays for the assessment?");
        await Expect(room.Keys.Locator("#q-1 button .number")).ToHaveTextAsync("1");
        await Expect(room.Keys.Locator("#q-1 button")).ToBeFocusedAsync();
        await room.Keys.Keyboard.PressAsync("Shift+Tab");
        await room.Keys.HasFocusAsync();
        await room.AreAccessibleAsync();

        await room.Host.Locator("#q-1").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Pin" }).ClickAsync();
        await Expect(room.Phone.Locator("#q-1.pinned")).ToBeVisibleAsync();
        await room.Host.Locator("#one-text").FillAsync("The project does, until 2028.");
        await room.Host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Answer in writing" }).ClickAsync();
        await Expect(room.Phone.Locator("#q-1")).ToContainTextAsync("The project does, until 2028.");
        await room.Host.Act("Close the questions").ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("Questions are closed");
        await room.Keys.HasFocusAsync();
        await room.AreAccessibleAsync();
    }

    private static async Task EndAsync(People room)
    {
        await room.Host.Act("Next: What happens next").ClickAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync("What happens next");
        await room.Host.Locator(".console-acts").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "End the workshop" }).ClickAsync();
        await room.Host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "End the workshop" }).WaitForAsync();
        await Chromium.IsAccessibleAsync(room.Host);
        await room.Host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "End the workshop" }).ClickAsync();
        await Expect(room.Phone.Locator(".stage[data-state=ended]")).ToBeVisibleAsync();
        await Expect(room.Keys.Announced()).ToContainTextAsync(await room.Phone.Locator(".stage .word").InnerTextAsync());
        await room.Keys.HasFocusAsync();
        await Expect(room.Screen.Locator(".screen-stage h1")).ToBeVisibleAsync();
        foreach (var page in new[] { room.Phone, room.Keys, room.Screen })
        {
            await Chromium.IsAccessibleAsync(page);
        }
    }

    private static async Task RecordAsync(People room, IPage stranger, string slug)
    {
        // Those who took part read it from the room; others do not, until it is published.
        await room.Keys.TabToAsync(".stage .acts a");
        await room.Keys.Keyboard.PressAsync("Enter");
        await Expect(room.Keys.Locator("h1")).ToContainTextAsync("An hour for one standard");
        await stranger.GotoAsync($"/workshops/{slug}/record");
        await Expect(stranger.Locator("main")).Not.ToContainTextAsync("Who pays for the assessment?");
        await Chromium.IsAccessibleAsync(stranger);

        await room.Host.GotoAsync($"/workshops/{slug}/record/edit");
        await Chromium.IsAccessibleAsync(room.Host);
        await room.Host.Locator("[id='summary.en']").FillAsync("We agreed on **one clause** and know who pays.");
        await room.Host.Locator("#audience label", new PageLocatorOptions { HasText = "Everybody" }).ClickAsync();
        await room.Host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).ClickAsync();
        await Expect(room.Host.Locator(".message.done[role=status]")).ToContainTextAsync("The record is saved");

        await stranger.GotoAsync($"/workshops/{slug}/record");
        foreach (var words in new[] { "We agreed on one clause and know who pays.", "All groups agree.", "Who pays for the assessment?", "The project does, until 2028." })
        {
            await Expect(stranger.Locator("main")).ToContainTextAsync(words);
        }

        // A practice question is in no record.
        await Expect(stranger.Locator("main")).Not.ToContainTextAsync("How well do you know micro-credentials?");
        await Chromium.IsAccessibleAsync(stranger);
        await Chromium.IsAccessibleAsync(room.Host);
    }

    private static Task VoteAsync(People room) => room.OthersAsync((guest, _) => guest.AnswerAsync(1));

    private sealed record People(TestApp App, string Code, IPage Host, IPage Phone, IPage Keys, IPage Screen, IReadOnlyList<Guest> Others)
    {
        public async Task OthersAsync(Func<Guest, string, Task<HttpResponseMessage>> answer)
        {
            foreach (var guest in Others)
            {
                Assert.Equal(200, (int)(await answer(guest, await guest.RoomAsync())).StatusCode);
            }
        }

        public async Task AreAccessibleAsync()
        {
            foreach (var page in new[] { Host, Phone, Keys, Screen })
            {
                await Chromium.IsAccessibleAsync(page);
            }

            // Nothing is wider than the phone.
            Assert.True(await Phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The phone has to be scrolled sideways.");
        }
    }
}
