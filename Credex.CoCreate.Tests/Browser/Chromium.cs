using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>One Chromium for all browser tests; each person in a test is a context of its own, whose console and policy errors are collected.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = [Environment.GetEnvironmentVariable("CHROMIUM") ?? string.Empty, "/usr/bin/chromium", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    private readonly ConcurrentBag<(Uri App, string Error)> errors = [];

    /// <summary>What the consoles of the people of this app said, content policy included.</summary>
    public IEnumerable<string> ErrorsOf(TestApp app) => errors.Where(one => one.App == app.Address).Select(one => one.Error);

    public async ValueTask InitializeAsync()
    {
        // A machine that is busy with other tests is slow, and not wrong.
        Assertions.SetDefaultExpectTimeout(15_000);
        var path = Array.Find(Places, File.Exists);
        if (path is null)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A page of a new person.</summary>
    public async Task<IPage> PersonAsync(TestApp app, string locale = "en-GB", bool scripted = true, int width = 360, int height = 780, bool dark = false, bool touch = false, string? zone = null)
    {
        Assert.SkipUnless(browser is not null, "Chromium is not installed (apt-get install chromium, or name it in CHROMIUM).");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Address.ToString(),
            JavaScriptEnabled = scripted,
            Locale = locale,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            HasTouch = touch,
            TimezoneId = zone,
            IsMobile = touch,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        var address = app.Address;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                errors.Add((address, message.Text));
            }
        };
        page.PageError += (_, error) => errors.Add((address, error));
        return page;
    }

    /// <summary>
    /// axe finds nothing. Where there is no JavaScript axe itself cannot run: there a copy of the page, with its styles and without its scripts, is looked at in a browser that has it.
    /// </summary>
    public async Task IsAccessibleAsync(IPage page, bool scripted)
    {
        if (scripted)
        {
            await IsAccessibleAsync(page);
            return;
        }

        var html = await page.ContentAsync();
        await using var context = await browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = page.ViewportSize!.Width, Height = page.ViewportSize.Height } });
        var copy = await context.NewPageAsync();
        await copy.RouteAsync("**/*.js", route => route.AbortAsync());
        await copy.RouteAsync(page.Url, route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = html }));
        await copy.GotoAsync(page.Url);
        await IsAccessibleAsync(copy);
    }

    /// <summary>axe finds nothing.</summary>
    public static async Task IsAccessibleAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, string.Join('\n', result.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" ; ", violation.Nodes.Select(node => node.Html))}")));
    }
}

/// <summary>Joining and signing in as a person does it.</summary>
public static class Steps
{
    public static async Task JoinAsync(this IPage page, string groupLabel, string country, string code = TestApp.Code)
    {
        await page.GotoAsync($"/w/{code}");
        await page.Locator("label", new PageLocatorOptions { HasText = groupLabel }).ClickAsync();
        await page.Locator("#country").SelectOptionAsync(country);
        await page.Locator("input[name=consent]").CheckAsync();
        await page.Locator(".sticky-acts button").ClickAsync();
        await page.Locator("body.room").WaitForAsync();
    }

    public static async Task SignInAsync(this IPage page, string role)
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator($"[data-demo-account={role}]").ClickAsync();
        await page.WaitForURLAsync("**/");
    }

    public static ILocator Act(this IPage page, string name) => page.Locator(".console-acts").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name });

    /// <summary>Presses Tab until what is wanted has the focus: no mouse, and no focus that only a script could give.</summary>
    public static async Task TabToAsync(this IPage page, string selector, int most = 60)
    {
        for (var presses = 0; presses < most; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }
        }

        Assert.Fail($"Tab never came to {selector}; it is at {await page.EvaluateAsync<string>("document.activeElement.outerHTML")}");
    }

    /// <summary>Whoever works by keyboard is somewhere on the page, and sees where.</summary>
    public static async Task HasFocusAsync(this IPage page) =>
        Assert.True(
            await page.EvaluateAsync<bool>("document.activeElement !== document.body && document.activeElement.checkVisibility() && !document.activeElement.disabled"),
            $"The focus is lost; the stage says: {await page.Locator(".stage").InnerTextAsync()}");

    /// <summary>What the page says aloud when the room goes on.</summary>
    public static ILocator Announced(this IPage page) => page.Locator("[data-announce][role=status]");
}
