using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>What a browser knows of where somebody is saves them taps, and shows them the hours by their own clock.</summary>
public sealed class VisitorTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("en-GB", "Europe/Lisbon", "PT")]
    [InlineData("de", "Europe/Vienna", "AT")]
    [InlineData("de", "America/New_York", "")]
    [InlineData("fr-BE", "America/New_York", "BE")]
    public async Task The_door_begins_with_the_country_of_the_clock_else_of_the_language(string locale, string zone, string country)
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app, locale, zone: zone);

        await guest.GotoAsync("/w/k7m2qp");
        await Expect(guest.Locator("#country")).ToHaveValueAsync(country);
    }

    [Fact]
    public async Task Three_taps_on_a_phone_and_one_is_in_the_room()
    {
        await using var app = new TestApp(onPort: true);
        var guest = await chromium.PersonAsync(app, zone: "Europe/Warsaw", touch: true);
        await guest.GotoAsync("/w/k7m2qp");

        await guest.Locator("label:has(input[name=group][value=Learner])").TapAsync();
        await guest.Locator("input[name=consent]").TapAsync();
        await guest.Locator("main form button[type=submit]").TapAsync();

        await Expect(guest.Locator("body.room")).ToHaveAttributeAsync("data-group", "le");
    }

    [Theory]
    [InlineData("en-GB", "For you: ")]
    [InlineData("fr-FR", "Pour vous : ")]
    public async Task Who_is_not_signed_in_sees_the_hours_by_their_own_clock_too(string locale, string words)
    {
        await using var app = new TestApp(onPort: true);
        var abroad = await chromium.PersonAsync(app, locale, zone: "Europe/Helsinki");
        await abroad.GotoAsync("/workshops");
        var line = abroad.Locator("[data-for-you]").First;
        await Expect(line).ToBeVisibleAsync();
        await Expect(line).ToContainTextAsync(words);

        await abroad.Locator(".item-title a").First.ClickAsync();
        await Expect(abroad.Locator("[data-for-you]")).ToContainTextAsync(words);

        var there = await chromium.PersonAsync(app, locale, zone: "Europe/Brussels");
        await there.GotoAsync("/workshops");
        await Expect(there.Locator("[data-for-you]").First).ToBeHiddenAsync();
    }
}
