using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Practices.Moderation;
using Credex.CoCreate.Tests.Practices.Search;
using Microsoft.Playwright;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>Finding a case in the browser: on a phone without JavaScript, and on a wide screen by the map.</summary>
public sealed class LibraryTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task On_a_narrow_phone_without_JavaScript_in_French()
    {
        await using var app = await StockedAsync();
        var page = await chromium.PersonAsync(app, "fr-FR", scripted: false, width: 320);
        await page.GotoAsync("/practices?q=badges");
        Assert.False(await page.Locator(".facet").First.IsVisibleAsync());
        await chromium.IsAccessibleAsync(page, scripted: false);
        await FitsAsync(page);

        await page.Locator(".library-filters > summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Conception" }).ClickAsync();
        Assert.Equal("?q=badges&topic=design", new Uri(page.Url).Query);
        Assert.Equal(["Des badges au musée"], await TitlesAsync(page));
        Assert.Equal("Filtres, 1 choisi", (await page.Locator(".library-filters > summary").InnerTextAsync()).Trim());

        await page.GotoAsync("/practices?q=badges&topic=quality&country=FR");
        await chromium.IsAccessibleAsync(page, scripted: false);
        await FitsAsync(page);
        await page.Locator(".library-suggestions a").First.ClickAsync();
        Assert.NotEmpty(await TitlesAsync(page));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_paper_the_checklist_is_a_document_and_leaves_room_where_nothing_was_typed(bool scripted)
    {
        await using var app = new TestApp(onPort: true);
        await new Cases(app).PublishedAsync("badges");
        var page = await chromium.PersonAsync(app, scripted: scripted, width: 720);
        await page.GotoAsync("/practices/badges/transfer");
        await chromium.IsAccessibleAsync(page, scripted);
        await page.Locator("#country").SelectOptionAsync("FI");
        await page.Locator("input[name='answer.0'][value=Partly]").CheckAsync();
        await page.Locator("#note-0").FillAsync(string.Join(' ', Enumerable.Repeat("Two theatres talk, a third does not.", 25)));

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var (answered, open) = (page.Locator(".transfer-list > li").First, page.Locator(".transfer-list > li").Last);
        Assert.Equal("Partly", (await answered.Locator(".transfer-answers").InnerTextAsync()).Trim());
        Assert.False(await answered.Locator("input[value=Partly]").IsVisibleAsync());
        Assert.True(await page.Locator("#note-0").EvaluateAsync<bool>("one => one.scrollHeight <= one.clientHeight && getComputedStyle(one).borderTopWidth === '0px'"));
        Assert.Equal(["Met here", "Partly", "Missing here"], (await open.Locator(".transfer-answers label:visible").AllInnerTextsAsync()).Select(one => one.Trim()));
        Assert.False(await page.Locator("#note-1").IsVisibleAsync());
        Assert.True(await open.Locator(".transfer-note").EvaluateAsync<bool>("one => one.offsetHeight > 50"));
        Assert.False(await page.Locator(".transfer button").First.IsVisibleAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_a_wide_screen_by_the_keys_from_the_map(bool dark)
    {
        await using var app = await StockedAsync();
        var page = await chromium.PersonAsync(app, width: 1280, dark: dark);
        await page.GotoAsync("/practices");
        Assert.True(await page.Locator(".facet").First.IsVisibleAsync());
        await Chromium.IsAccessibleAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Sweden: 1 case" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".facet-chip").WaitForAsync();
        Assert.Equal(["A festival"], await TitlesAsync(page));
        await page.Locator("#q").FillAsync("fesitval");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("mark").First.WaitForAsync();
        await Chromium.IsAccessibleAsync(page);
        Assert.Equal(["A festival"], await TitlesAsync(page));

        await page.Locator("label[for=map-table]").ClickAsync();
        Assert.True(await page.Locator(".chart-table table").IsVisibleAsync());
        Assert.Empty(chromium.ErrorsOf(app));
    }

    [Fact]
    public async Task Staff_read_what_is_missing()
    {
        await using var app = await StockedAsync();
        var page = await chromium.PersonAsync(app, width: 320);
        await page.SignInAsync("staff");
        await page.GotoAsync("/practices/coverage");

        await Chromium.IsAccessibleAsync(page);
        await FitsAsync(page);
        await page.SetViewportSizeAsync(1280, 800);
        await Chromium.IsAccessibleAsync(page);
        Assert.Empty(chromium.ErrorsOf(app));
    }

    private static async Task<TestApp> StockedAsync()
    {
        var app = new TestApp(onPort: true);
        var museum = Shelf.About("Badges in the museum", topics: ["design"], countries: ["FR"], domains: ["heritage"], levels: [5], groups: [StakeholderGroup.Educator, StakeholderGroup.Learner]);
        await app.PublishAsync("museum", museum with { Title = LocalizedText.Of("en", ("en", "Badges in the museum"), ("fr", "Des badges au musée")) }, day: 1, isExample: true);
        var festival = Shelf.About("A festival", topics: ["quality"], countries: ["SE"], domains: ["performing-arts"], groups: [StakeholderGroup.NonFormalProvider]);
        await app.PublishAsync("festival", festival with { Summary = LocalizedText.Of("en", ("en", "With badges.")), FromYear = 2024 }, day: 2, isOutdated: true);
        return app;
    }

    private static async Task FitsAsync(IPage page) =>
        Assert.True(await page.Locator("html").EvaluateAsync<bool>("root => root.scrollWidth <= root.clientWidth"), $"{page.Url} scrolls sideways");

    private static async Task<string[]> TitlesAsync(IPage page) => [.. (await page.Locator(".case-title").AllInnerTextsAsync()).Select(title => title.Trim())];
}
