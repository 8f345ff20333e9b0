using Credex.CoCreate.Tests.Workshops;
using Credex.CoCreate.Tests.Workshops.Questions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>The console in a hand, and a phone that follows what is done there.</summary>
public sealed class SecondDeviceTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task On_a_phone_the_console_opens_the_screen_and_ends_the_workshop()
    {
        await using var app = new TestApp(onPort: true);
        var host = await chromium.PersonAsync(app, touch: true);
        await host.SignInAsync("facilitator");
        await host.GotoAsync($"/w/{TestApp.Code}/host");
        await Expect(host.Locator(".console-bar").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Open the screen" })).ToBeVisibleAsync();
        foreach (var act in await host.Locator(".console-acts .button, .console-tools a, .console-tools button").AllAsync())
        {
            await Expect(act).ToBeVisibleAsync();
        }

        Assert.Equal(360, await host.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Chromium.IsAccessibleAsync(host);
        await host.Locator(".console-bar").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "End the workshop" }).TapAsync();
        await host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "End the workshop" }).TapAsync();
        await Expect(host.Locator(".console-main[data-state=ended]")).ToBeAttachedAsync();

        await Expect(host.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "End the workshop" })).ToBeHiddenAsync();
        await Expect(host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Lock the door" })).ToHaveCountAsync(0);
        Assert.Empty(chromium.ErrorsOf(app));
    }

    [Fact]
    public async Task My_questions_follow_the_host_and_a_written_answer_is_no_reason_for_hiding()
    {
        await using var app = new TestApp(onPort: true);
        var (id, facilitator, _) = await QuestionsTests.StartAsync(app, 1, moderated: true);
        var phone = await chromium.PersonAsync(app);
        await phone.JoinAsync("Learner", "PT");
        await phone.Locator("#question-text").FillAsync("Who pays for this?");
        await phone.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(phone.Locator(".my-questions")).ToContainTextAsync("Waits for the facilitator to show it");
        var question = await QuestionsTests.OnlyAsync(app, id);
        await facilitator.DoAsync(app, id, "let-show", ("to", question.Id.ToString()));
        await Expect(phone.Locator(".my-questions")).ToContainTextAsync("In the list");
        await Expect(phone.Locator("#q-1")).ToBeVisibleAsync();
        await Expect(phone.Locator("#q-1 button")).ToBeHiddenAsync();

        var host = await chromium.PersonAsync(app, width: 1280, height: 800);
        await host.SignInAsync("facilitator");
        await host.GotoAsync($"/w/{TestApp.Code}/host");
        await host.Locator("#one-text").FillAsync("For the desk only.");
        await host.Locator("#one-reason").SelectOptionAsync("OffTopic");
        await host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Hide", Exact = true }).ClickAsync();
        await Expect(phone.Locator(".my-questions")).ToContainTextAsync("Hidden by the facilitator: off topic");

        await facilitator.DoAsync(app, id, "show", ("to", question.Id.ToString()));
        await Expect(host.Locator("#one-to option")).ToHaveCountAsync(1);
        await host.Locator("#one-text").FillAsync("The project does.");
        await host.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Answer in writing" }).ClickAsync();
        await Expect(phone.Locator("#q-1")).ToContainTextAsync("The project does.");
        await Expect(host.Locator("#one-text")).ToHaveValueAsync(string.Empty);
        Assert.Empty(chromium.ErrorsOf(app));
    }
}
