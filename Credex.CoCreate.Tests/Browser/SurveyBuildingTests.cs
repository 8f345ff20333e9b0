using Credex.CoCreate.Tests.Surveys;
using Credex.CoCreate.Tests.Surveys.Building;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>Building a survey in a browser: the preview follows what is typed, keys and dragging move, and what was taken out comes back.</summary>
public sealed class SurveyBuildingTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_survey_is_built_by_mouse_and_keys_and_each_page_is_accessible()
    {
        await using var app = new TestApp(onPort: true);
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("first", "text");
        await desk.AddAsync("second", "number");
        var staff = await chromium.PersonAsync(app, width: 1280, height: 1400);
        await staff.SignInAsync("staff");

        await staff.GotoAsync($"{desk.Base}/build");
        await Chromium.IsAccessibleAsync(staff);
        await staff.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "About second?" }).FocusAsync();
        await staff.Keyboard.PressAsync("Alt+ArrowUp");
        await Expect(staff.Locator(".build-questions > li").First).ToContainTextAsync("About second?");
        Assert.Equal("second first", await desk.OrderAsync());

        await staff.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a page" }).ClickAsync();
        await Expect(staff.Locator(".build-pages > li")).ToHaveCountAsync(2);
        await staff.Locator(".build-questions > li").First.DragToAsync(staff.Locator(".build-pages > li").Nth(1));
        await Expect(staff.Locator(".build-pages > li").Nth(1).Locator(".build-questions > li")).ToHaveCountAsync(1);
        Assert.Equal("first | second", await desk.OrderAsync());

        // A page takes the place of the one that it is dragged to, up or down, with its questions.
        await staff.Locator(".build-page-head").First.DragToAsync(staff.Locator(".build-page-head").Nth(1));
        await Expect(staff.Locator(".build-pages > li").First).ToContainTextAsync("About second?");
        Assert.Equal("second | first", await desk.OrderAsync());
        await staff.Locator(".build-page-head").Nth(1).DragToAsync(staff.Locator(".build-page-head").First);
        await Expect(staff.Locator(".build-pages > li").First).ToContainTextAsync("About first?");
        Assert.Equal("first | second", await desk.OrderAsync());

        await staff.Locator(".build-questions > li", new PageLocatorOptions { HasText = "About first?" }).Locator("button", new LocatorLocatorOptions { HasText = "Remove" }).ClickAsync();
        await staff.Locator("#removed button").ClickAsync();
        await Expect(staff.Locator(".build-questions > li")).ToHaveCountAsync(2);

        await staff.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "About first?" }).ClickAsync();
        await Expect(staff.Locator("#phone")).ToContainTextAsync("About first?");
        await staff.Locator("[id='text.en']").FillAsync("What is missing most?");
        await Expect(staff.Locator("#phone")).ToContainTextAsync("What is missing most?");
        await Chromium.IsAccessibleAsync(staff);
        await staff.Locator("#type").SelectOptionAsync("multiple");
        await staff.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show its settings" }).ClickAsync();
        await staff.Locator("[id='choices.0.en']").FillAsync("Time");
        await staff.Locator("[id='choices.1.en']").FillAsync("Money");
        await Expect(staff.Locator("#phone .choice-rows")).ToContainTextAsync("Money");
        await Chromium.IsAccessibleAsync(staff);
        await staff.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save", Exact = true }).ClickAsync();
        await staff.WaitForURLAsync("**/build#part-*");
        Assert.Equal(["time", "money"], (await desk.QuestionAsync("first")).Settings.Choices.Select(choice => choice.Code));

        foreach (var page in new[] { "translate", "publish", "invite", "targets", "competences", "edit" })
        {
            await staff.GotoAsync($"{desk.Base}/{page}");
            await Chromium.IsAccessibleAsync(staff);
        }

        Assert.Empty(chromium.ErrorsOf(app));
    }

    [Fact]
    public async Task The_figures_of_a_running_survey_come_by_themselves_and_say_when_they_cannot()
    {
        await using var app = new TestApp(onPort: true);
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("first", "text");
        await desk.PublishAsync();
        var staff = await chromium.PersonAsync(app, width: 1280, height: 900);
        await staff.SignInAsync("staff");
        await staff.GotoAsync($"{desk.Base}/monitor");
        await Expect(staff.Locator("#monitor .figure")).ToHaveTextAsync("0");
        await Chromium.IsAccessibleAsync(staff);

        var respondent = Respondent.Of(app, desk.Slug);
        await respondent.PostAsync(1, null, ("first", "A thought"));
        await respondent.SendAsync();

        await Expect(staff.Locator("#monitor .figure")).ToHaveTextAsync("1", new() { Timeout = 15_000 });
        await Expect(staff.Locator("#monitor")).ToContainTextAsync("Version 1, begun by one person");
        await Chromium.IsAccessibleAsync(staff);
        Assert.Empty(chromium.ErrorsOf(app));

        await staff.Context.SetOfflineAsync(true);
        await Expect(staff.Locator("#monitor-stale")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Expect(staff.Locator("#monitor-fresh")).ToBeHiddenAsync();
        await staff.Context.SetOfflineAsync(false);
        await Expect(staff.Locator("#monitor-stale")).ToBeHiddenAsync(new() { Timeout = 15_000 });
    }

    [Fact]
    public async Task The_answers_that_a_condition_can_name_are_those_of_the_question_chosen()
    {
        await using var app = new TestApp(onPort: true);
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("tools", "multiple", 0, ("choices.0.en", "Pen"), ("choices.0.code", ""), ("choices.1.en", "Brush"), ("choices.1.code", ""));
        await desk.AddAsync("place", "single", 0, ("choices.0.en", "Studio"), ("choices.0.code", ""), ("choices.1.en", "Home"), ("choices.1.code", ""));
        var question = await desk.AddAsync("hours", "number");
        var staff = await chromium.PersonAsync(app, width: 1280, height: 900);
        await staff.SignInAsync("staff");
        await staff.GotoAsync($"{desk.Base}/build/{question.Id}");
        await staff.GetByText("Put a condition together").ClickAsync();
        var values = staff.Locator("#when-value option");

        await Expect(values).ToHaveTextAsync(["choose, or write beside", "Pen", "Brush"]);
        await staff.Locator("#when-value").SelectOptionAsync("tools:pen");
        await staff.Locator("#when-field").SelectOptionAsync("place");
        await Expect(values).ToHaveTextAsync(["choose, or write beside", "Studio", "Home"]);
        await Expect(staff.Locator("#when-value")).ToHaveValueAsync(string.Empty);
        await staff.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add to the condition" }).ClickAsync();

        await Expect(staff.Locator("#when-value-error")).ToContainTextAsync("Choose a value for place");
        await Expect(staff.Locator("#when-field")).ToHaveValueAsync("place");
        await Expect(values).ToHaveTextAsync(["choose, or write beside", "Studio", "Home"]);
        await Chromium.IsAccessibleAsync(staff);
        await staff.Locator("#when-value").SelectOptionAsync("place:home");
        await staff.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add to the condition" }).ClickAsync();
        await Expect(staff.Locator("#when")).ToHaveValueAsync("place = \"home\"");
        // The refused form is the one error that the browser is to see.
        Assert.DoesNotContain(chromium.ErrorsOf(app), error => !error.Contains("422", StringComparison.Ordinal));
    }
}
