using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>A survey from its door to what came out: on a phone, by keyboard alone, in French without JavaScript; then analysed, published and exported by staff.</summary>
public sealed class SurveyAnsweringTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Survey = "/s/sound-design-needs";

    [Fact]
    public async Task On_a_phone_what_is_tapped_and_typed_is_saved_by_itself_and_the_own_result_is_shown()
    {
        await using var app = new TestApp(onPort: true);
        var phone = await chromium.PersonAsync(app, touch: true);
        await phone.GotoAsync(Survey);
        await Chromium.IsAccessibleAsync(phone);
        await phone.GetByRole(AriaRole.Link, new() { Name = "Begin" }).TapAsync();
        await phone.WaitForURLAsync($"**{Survey}/1");
        await Chromium.IsAccessibleAsync(phone);

        // An answer brings a question on the same page.
        await Expect(phone.Locator("#q-size")).ToHaveCountAsync(0);
        await phone.Locator("input[name=group][value=Employer]").CheckAsync();
        await Expect(phone.Locator("#q-size")).ToHaveCountAsync(1);
        await phone.Locator("#country").SelectOptionAsync("BE");
        await phone.Locator("#years").FillAsync("7");
        await Expect(phone.Locator(".survey-saved")).ToHaveTextAsync("Saved");

        // Left and come back: everything is there.
        await phone.GotoAsync("/surveys");
        await phone.GotoAsync(Survey);
        await phone.GetByRole(AriaRole.Link, new() { Name = "Go on where I was" }).TapAsync();
        await Expect(phone.Locator("#years")).ToHaveValueAsync("7");
        await Expect(phone.Locator("input[name=group][value=Employer]")).ToBeCheckedAsync();

        // The network goes away while somebody writes: what was typed stays on the page and is saved when it is back.
        await phone.Context.SetOfflineAsync(true);
        await phone.Locator("#years").FillAsync("8");
        await Expect(phone.Locator(".survey-saved")).ToContainTextAsync("no connection");
        await phone.Context.SetOfflineAsync(false);
        await Expect(phone.Locator(".survey-saved")).ToHaveTextAsync("Saved", new() { Timeout = 15_000 });

        await phone.Locator("input[name=size][value=small]").CheckAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Next" }).TapAsync();
        await phone.WaitForURLAsync($"**{Survey}/2");
        await Chromium.IsAccessibleAsync(phone);
        for (var page = 2; page <= 13; page++)
        {
            await phone.Locator(".pair-half").First.Locator("input[value='5']").CheckAsync();
            await phone.Locator(".pair-half").Last.Locator(page % 2 == 0 ? "input[value='5']" : "input[value='1']").CheckAsync();
            await phone.GetByRole(AriaRole.Button, new() { Name = "Next" }).TapAsync();
            await phone.WaitForURLAsync($"**{Survey}/{page + 1}");
        }

        // "None of these" takes the others away.
        await phone.Locator("input[name=formats][value=block]").CheckAsync();
        await phone.Locator("input[name=formats][value=none]").CheckAsync();
        await Expect(phone.Locator("input[name=formats][value=block]")).Not.ToBeCheckedAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Next" }).TapAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "To the summary" }).TapAsync();
        await phone.WaitForURLAsync($"**{Survey}/check");
        await Chromium.IsAccessibleAsync(phone);
        await Expect(phone.Locator("main")).ToContainTextAsync("10 to 49");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send my answers" }).TapAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("Thank you");
        await Expect(phone.Locator(".own-pairs > li")).ToHaveCountAsync(10);
        await Chromium.IsAccessibleAsync(phone);

        await phone.GetByRole(AriaRole.Button, new() { Name = "Clear this device" }).TapAsync();
        await Expect(phone.Locator("h1")).ToHaveTextAsync("This device is clear");
        Assert.Equal(1, await app.InDbAsync(db => db.Responses.CountAsync(one => !one.IsCounted)));
        Assert.DoesNotContain(chromium.ErrorsOf(app), error => !error.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_keyboard_alone_and_the_first_error_has_the_focus()
    {
        await using var app = new TestApp(onPort: true);
        var keys = await chromium.PersonAsync(app, width: 1280, height: 800);
        await keys.GotoAsync($"{Survey}/1");
        await keys.Locator("#next").FocusAsync();
        await keys.Keyboard.PressAsync("Enter");
        await Expect(keys.Locator("input[name=group]").First).ToBeFocusedAsync();
        await Expect(keys.Locator("[data-problems]")).ToContainTextAsync("What best describes you?");
        await Chromium.IsAccessibleAsync(keys);

        await keys.Locator("input[name=group]").First.FocusAsync();
        await keys.Keyboard.PressAsync("ArrowDown");
        await Expect(keys.Locator("input[name=group][value=Educator]")).ToBeCheckedAsync();
        await keys.Locator("#country").FocusAsync();
        await keys.Keyboard.TypeAsync("Port");
        await Expect(keys.Locator("#country")).ToHaveValueAsync("PT");
        await keys.Locator("#years").FocusAsync();
        await keys.Keyboard.TypeAsync("3");
        await keys.Keyboard.PressAsync("Enter");
        await keys.WaitForURLAsync(new Regex("/s/sound-design-needs/(2|1#)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

        await keys.Locator(".pair-half").First.Locator("input").First.FocusAsync();
        await keys.Keyboard.PressAsync("Space");
        await keys.Keyboard.PressAsync("ArrowRight");
        await keys.Keyboard.PressAsync("ArrowRight");
        await Expect(keys.Locator(".pair-half").First.Locator("input[value='3']")).ToBeCheckedAsync();
        Assert.DoesNotContain(chromium.ErrorsOf(app), error => !error.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_French_without_JavaScript()
    {
        await using var app = new TestApp(onPort: true);
        var page = await chromium.PersonAsync(app, locale: "fr-FR", scripted: false);
        await page.GotoAsync(Survey);
        await chromium.IsAccessibleAsync(page, scripted: false);
        await page.GetByRole(AriaRole.Link, new() { Name = "Commencer" }).ClickAsync();
        await page.Locator("input[name=group][value=Employer]").CheckAsync();
        await page.Locator("#country").SelectOptionAsync("FR");
        await page.Locator("#years").FillAsync("12,5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suivant" }).ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Il faut un nombre entier");
        await chromium.IsAccessibleAsync(page, scripted: false);
        await page.Locator("#years").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suivant" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.DoesNotContain(chromium.ErrorsOf(app), error => !error.Contains("422", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_analyse_publish_and_export()
    {
        await using var app = new TestApp(onPort: true, settings: new() { ["Demo:Whole"] = "true" });
        var staff = await chromium.PersonAsync(app, width: 1280, height: 900);
        await staff.SignInAsync("staff");
        await staff.GotoAsync("/manage/surveys/sound-design-needs/analysis");
        await Chromium.IsAccessibleAsync(staff);
        await staff.Locator("#by").SelectOptionAsync("group");
        await staff.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(staff.Locator(".legend-line > li")).ToHaveCountAsync(7);
        await Chromium.IsAccessibleAsync(staff);
        foreach (var path in new[] { "monitor", "texts/missing", "export" })
        {
            await staff.GotoAsync($"/manage/surveys/sound-design-needs/{path}");
            await Chromium.IsAccessibleAsync(staff);
        }

        // A file that takes over a second shows how far it is, and then a link.
        var download = staff.WaitForDownloadAsync(new() { Timeout = 30_000 });
        await staff.Locator("button[name=format][value=Codes]").ClickAsync();
        var ready = staff.GetByRole(AriaRole.Link, new() { Name = "The file is ready" });
        if (await Task.WhenAny(download, ready.WaitForAsync(new() { Timeout = 30_000 })) != download)
        {
            await ready.ClickAsync();
        }

        var file = await download;
        Assert.Equal(413, (await File.ReadAllLinesAsync(await file.PathAsync())).Count(line => Regex.IsMatch(line, "^\uFEFF?(response|[0-9]+),", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))));

        await staff.GotoAsync("/manage/surveys/sound-design-needs/publication");
        await Chromium.IsAccessibleAsync(staff);
        await staff.GetByRole(AriaRole.Button, new() { Name = "Publish as they are now" }).ClickAsync();
        var reader = await chromium.PersonAsync(app, locale: "fr-FR", scripted: false, dark: true);
        await reader.GotoAsync("/surveys/sound-design-needs/results");
        await Expect(reader.Locator("main")).ToContainTextAsync("À développer");
        await chromium.IsAccessibleAsync(reader, scripted: false);
        Assert.Empty(chromium.ErrorsOf(app));
    }
}
