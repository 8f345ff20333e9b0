using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>Mounted below a host: links, assets, forms, redirects, regions and the hub carry the path.</summary>
public sealed class PathBaseTests
{
    private const string Base = "/cocreate";

    [Fact]
    public async Task Everything_that_a_page_names_is_below_the_path()
    {
        await using var app = Start();
        var client = app.Browser();
        foreach (var path in new[] { "/", "/standards", "/standards/digital-curation-for-heritage-institutions", "/workshops", "/w/k7m2qp", "/w/k7m2qp/screen", "/account/sign-in", "/error/404" })
        {
            var html = await (await client.GetAsync(Base + path)).Content.ReadAsStringAsync();
            AssertBelow(path, html);
        }

        var assets = new HtmlParser().ParseDocument(await client.PageAsync(Base + "/")).QuerySelectorAll("link[href]").Select(one => one.GetAttribute("href")!);
        foreach (var asset in assets)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(asset)).StatusCode);
        }
    }

    [Fact]
    public async Task A_participant_joins_and_answers_and_a_host_acts()
    {
        await using var app = Start();
        var client = app.Browser();
        var door = await client.PageAsync($"{Base}/w/k7m2qp");
        var joined = await client.SendAsync($"{Base}/w/k7m2qp", Form.Token(door), ("group", nameof(StakeholderGroup.Learner)), ("country", "PT"), ("consent", "true"));
        Assert.Equal($"{Base}/w/k7m2qp", joined.Headers.Location!.ToString());

        var room = await client.PageAsync($"{Base}/w/k7m2qp");
        AssertBelow("room", room);
        var page = new HtmlParser().ParseDocument(room);
        Assert.Equal($"{Base}/hubs/live?w=k7m2qp&as=room", page.Body!.GetAttribute("data-hub"));
        Assert.Equal($"{Base}/live/", page.Body.GetAttribute("data-live"));
        var button = page.QuerySelector("button.answer")!.GetAttribute("formaction")!;
        Assert.Equal(HttpStatusCode.OK, (await client.FetchAsync(button, Form.Token(room), ("item", Form.Hidden(room, "item")), ("attempt", "1"), ("value", $"{Consent.Agree}"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{Base}/live/w/k7m2qp/stage")).StatusCode);

        var host = app.Browser();
        Assert.StartsWith($"{app.Address.GetLeftPart(UriPartial.Authority)}{Base}/account/sign-in", (await host.GetAsync($"{Base}/w/k7m2qp/host")).Headers.Location!.ToString(), StringComparison.Ordinal);
        var sign = await host.PageAsync($"{Base}/account/sign-in");
        Assert.Equal($"{Base}/", (await host.SendAsync($"{Base}/account/sign-in?handler=Demo", Form.Token(sign), ("role", "facilitator"))).Headers.Location!.ToString());
        var console = await host.PageAsync($"{Base}/w/k7m2qp/host");
        AssertBelow("console", console);
        var acted = await host.SendAsync(Regex.Match(console, "(?<=formaction=\")[^\"]+/close", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Value, Form.Token(console), ("item", Form.Hidden(console, "item")), ("attempt", "1"));
        Assert.Equal($"{Base}/w/k7m2qp/host", acted.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_door_and_a_language_link_stays_below_the_path()
    {
        await using var app = Start();

        Assert.Equal($"{Base}/w/k7m2qp", (await app.Browser().GetAsync($"{Base}/w/k7m2qp/mine")).Headers.Location!.ToString());
        var language = await app.Browser().GetAsync($"{Base}/standards?lang=fr");
        Assert.Equal($"{Base}/standards", language.Headers.Location!.ToString());
        Assert.Contains($"path={Base}", language.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configured_address_has_the_path_once()
    {
        await using var app = new TestApp(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Site:PathBase"] = Base, ["Site:Url"] = $"https://credex.example{Base}/" });
        await app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).ExecuteUpdateAsync(one => one.SetProperty(workshop => workshop.Screen, CoCreate.Workshops.ScreenMode.Join)));

        var screen = new HtmlParser().ParseDocument(await app.Browser().PageAsync($"{Base}/w/{TestApp.Code}/screen"));

        Assert.Equal($"credex.example{Base}/w", screen.QuerySelector("[data-address]")!.TextContent);
    }

    [Fact]
    public async Task Without_a_configured_address_the_screen_names_where_the_server_listens_and_leaves_the_host_to_the_browser()
    {
        await using var app = new TestApp(onPort: true, settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Site:PathBase"] = Base });

        var address = new HtmlParser().ParseDocument(await app.Browser().PageAsync($"{Base}/w/{TestApp.Code}/screen")).QuerySelector("[data-address]")!;

        Assert.Equal(($"{app.Address.Authority}{Base}/w", $"{Base}/w"), (address.TextContent, address.GetAttribute("data-address")));
    }

    private static TestApp Start() => new(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Site:PathBase"] = Base });

    private static void AssertBelow(string name, string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        var addresses = new[] { "href", "src", "action", "formaction", "data-live", "data-hub", "data-personal" }
            .SelectMany(attribute => page.QuerySelectorAll($"[{attribute}]").Select(one => one.GetAttribute(attribute)!));

        Assert.Empty(addresses.Where(address => address.StartsWith('/') && address != Base && !address.StartsWith(Base + "/", StringComparison.Ordinal)).Select(address => $"{name}: {address}"));
    }
}
