using System.Net;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Tests.People;

namespace Credex.CoCreate.Tests.Pages;

public sealed class PublicPagesTests
{
    /// <summary>The official sources that pages may lead to.</summary>
    private static readonly string[] Elsewhere = ["http://data.europa.eu/", "https://eur-lex.europa.eu/", "https://esco.ec.europa.eu/"];

    private static readonly string[] Paths =
    [
        "/", "/about", "/privacy", "/accessibility", "/standards", "/standards?q=patrimoine&stage=Draft", "/standards/digital-curation-for-heritage-institutions",
        "/standards/digital-curation-for-heritage-institutions?show=not-agreed", "/workshops", "/practices", "/practices?q=badges&country=FR", "/w", "/w/k7m2qp", "/w/w4n8tz", "/w/k7m2qp/screen", "/w/w4n8tz/screen", "/account/sign-in", "/account/sign-out",
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_public_page_is_whole_in_its_language(string language)
    {
        await using var app = new TestApp();
        var client = app.Browser(language);
        foreach (var path in Paths)
        {
            var html = await client.PageAsync(path);
            var page = new HtmlParser().ParseDocument(html);

            Assert.True(page.DocumentElement.GetAttribute("lang") == language, path);
            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{path}: {page.QuerySelectorAll("h1").Length} h1");
            Assert.False(string.IsNullOrWhiteSpace(page.Title), path);
            Assert.True(page.QuerySelectorAll("main").Length == 1, $"{path}: main");
            Assert.True(page.QuerySelector("#main") is not null, $"{path}: #main");
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
            Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(one => one.Id).Where(same => same.Count() > 1).Select(same => $"{path}: {same.Key}"));
            Assert.DoesNotMatch("[A-Z][A-Za-z]+_[A-Z][A-Za-z]+", page.Body!.TextContent);
        }
    }

    [Fact]
    public async Task No_link_inside_leads_nowhere()
    {
        await using var app = new TestApp();
        var client = app.Browser();
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Paths)
        {
            var page = new HtmlParser().ParseDocument(await client.PageAsync(path));
            foreach (var link in page.QuerySelectorAll("a[href], link[href], script[src]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")!))
            {
                Assert.True(link.StartsWith('/') || link.StartsWith('#') || Elsewhere.Any(host => link.StartsWith(host, StringComparison.Ordinal)), $"{path}: {link}");
                if (link.StartsWith('#'))
                {
                    Assert.True(page.GetElementById(link[1..]) is not null, $"{path}: {link}");
                }
                else if (link.StartsWith('/'))
                {
                    links.Add(link.Split('#')[0]);
                }
            }
        }

        foreach (var link in links)
        {
            Assert.True((int)(await client.GetAsync(link)).StatusCode is 200 or 302, link);
        }
    }

    [Fact]
    public async Task A_link_with_a_language_sets_the_cookie_and_leads_to_the_address_without_it()
    {
        await using var app = new TestApp();
        var client = app.Browser();

        var response = await client.GetAsync("/standards?q=a%26b&lang=fr&stage=Draft");

        Assert.Equal("/standards?q=a%26b&stage=Draft", response.Headers.Location!.ToString());
        Assert.Contains("httponly", response.Headers.GetValues("Set-Cookie").Single(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<html lang=\"fr\"", await client.PageAsync("/"), StringComparison.Ordinal);
        await client.GetAsync("/?lang=en");
        Assert.Contains("<html lang=\"en\"", await client.PageAsync("/"), StringComparison.Ordinal);
        await client.GetAsync("/?lang=tlh");
        Assert.Contains("<html lang=\"en\"", await client.PageAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example?lang=fr")]
    [InlineData("//evil.example/%2e%2e?lang=fr")]
    [InlineData("///evil.example?lang=xx")]
    [InlineData("/%5Cevil.example?lang=fr")]
    public async Task A_link_with_a_language_never_leads_to_another_host(string path)
    {
        await using var app = new TestApp(onPort: true);

        var response = await app.Browser().GetAsync(new Uri(app.Address.GetLeftPart(UriPartial.Authority) + path));

        var to = response.Headers.Location?.ToString() ?? "/";
        Assert.False(to.StartsWith("//", StringComparison.Ordinal) || to.StartsWith("/\\", StringComparison.Ordinal) || to.Contains("://", StringComparison.Ordinal), to);
    }

    [Fact]
    public async Task The_cookie_wins_over_the_profile_and_the_profile_over_the_browser()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, "amina@demo.example", more: person => person.Language = "fr");
        var client = await Accounts.SignInAsync(app, "amina@demo.example");

        Assert.Contains("<html lang=\"fr\"", await client.PageAsync("/"), StringComparison.Ordinal);
        await client.GetAsync("/?lang=en");
        Assert.Contains("<html lang=\"en\"", await client.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\"", await app.Browser("fr-BE, nl;q=0.8").PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", await app.Browser("pl").PageAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task The_app_says_that_it_is_well(string path)
    {
        await using var app = new TestApp();

        var response = await app.Browser().GetAsync(path);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }
}
