using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>The page of the library, its feed, the sitemap and what it lacks, as browsers and programs get them.</summary>
public sealed class LibraryPageTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private static PracticeFields Festival => Shelf.About("Neighbours as programmers", topics: ["delivery", "certification"], countries: ["SE"], domains: ["performing-arts"], levels: [4], groups: [StakeholderGroup.Learner]) with
    {
        Summary = LocalizedText.Of("en", ("en", "Residents programme one evening of the festival.")),
        Region = "Umeå",
        FromYear = 2022,
        Chapters = new Dictionary<string, LocalizedText>(StringComparer.Ordinal) { ["done"] = LocalizedText.Of("en", ("en", "The **jury** <script>alert(1)</script> came every [Tuesday](https://example.org).")) },
    };

    private static PracticeFields Enamel => Shelf.About("Three badges, one diploma", topics: ["stacking"], countries: ["FR"]) with
    {
        Title = LocalizedText.Of("en", ("en", "Three badges, one diploma"), ("fr", "Trois badges, un diplôme")),
        Summary = LocalizedText.Of("en", ("en", "Enamellers collect & combine."), ("fr", "Des émailleurs.")),
    };

    [Fact]
    public async Task An_empty_library_says_what_will_stand_there()
    {
        await using var app = new TestApp();

        var page = await PageAsync(app.Browser(), "/practices");

        Assert.NotNull(page.QuerySelector(".empty .shapes"));
        Assert.Null(page.QuerySelector("form.search"));
    }

    [Fact]
    public async Task Words_and_choices_stand_in_the_address_and_the_page_says_what_was_found()
    {
        await using var app = await StockedAsync();
        var client = app.Browser();

        var all = await PageAsync(client, "/practices");
        Assert.Equal("2", all.QuerySelector(".figure-line .figure")!.TextContent);
        Assert.Equal(["Three badges, one diploma", "Neighbours as programmers"], Titles(all));

        var sweden = await PageAsync(client, all.QuerySelectorAll("a.facet-value").First(link => link.TextContent.Contains("Sweden", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(["Neighbours as programmers"], Titles(sweden));
        Assert.Equal("true", sweden.QuerySelectorAll("a.facet-value").First(link => link.TextContent.Contains("Sweden", StringComparison.Ordinal)).GetAttribute("aria-current"));

        // The form carries what was chosen, as a browser sends it.
        var form = sweden.QuerySelector<IHtmlFormElement>("form.search")!;
        Assert.Equal("SE", form.QuerySelector("input[name=country]")!.GetAttribute("value"));
        var both = await PageAsync(client, $"/practices?q=festivals&country=SE");
        Assert.Equal("festivals", both.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal("festival", both.QuerySelector("mark")!.TextContent);
        Assert.Equal("Remove Sweden", both.QuerySelector(".facet-chip")!.GetAttribute("aria-label"));
        Assert.Equal("/practices?q=festivals", both.QuerySelector(".facet-chip")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_row_says_where_when_who_and_what_kind_of_case_it_is()
    {
        await using var app = await StockedAsync();

        var row = (await PageAsync(app.Browser(), "/practices?q=neighbours")).QuerySelector(".case-row")!;

        Assert.Equal("Delivery, certification", row.QuerySelector(".case-topics")!.TextContent);
        Assert.Equal("/practices/neighbours", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Umeå, Sweden, Performing arts, since 2022", row.QuerySelector(".case-foot")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Made up as an example", "No longer up to date"], row.QuerySelectorAll(".case-mark").Select(mark => mark.TextContent));
        Assert.Equal("Learner", row.QuerySelector("svg.shape")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_case_that_is_found_by_its_body_shows_the_piece_as_text()
    {
        await using var app = await StockedAsync();

        var page = await PageAsync(app.Browser(), "/practices?q=jury");

        var excerpt = page.QuerySelector(".case-excerpt")!;
        Assert.Equal("jury", excerpt.QuerySelector("mark")!.TextContent);
        Assert.StartsWith("The jury", excerpt.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
        Assert.Null((await PageAsync(app.Browser(), "/practices?q=festival")).QuerySelector(".case-excerpt"));
    }

    [Fact]
    public async Task Titles_are_in_the_language_of_the_page_or_marked_with_their_own()
    {
        await using var app = await StockedAsync();

        var page = await PageAsync(app.Browser("fr"), "/practices");

        Assert.Equal(["Trois badges, un diplôme", "Neighbours as programmers"], Titles(page));
        Assert.Equal([null, "en"], page.QuerySelectorAll(".case-title > a").Select(link => link.GetAttribute("lang")));
    }

    [Fact]
    public async Task A_typing_error_is_said_and_what_finds_nothing_is_answered_with_links_that_do()
    {
        await using var app = await StockedAsync();
        var client = app.Browser();

        var corrected = await PageAsync(client, "/practices?q=fesitval");
        Assert.Contains("“fesitval”", corrected.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Neighbours as programmers"], Titles(corrected));

        var nothing = await PageAsync(client, "/practices?q=festival&country=FR");
        var link = nothing.QuerySelector(".library-suggestions a")!;
        Assert.Equal("Without Country: France", link.TextContent);
        Assert.Equal(["Neighbours as programmers"], Titles(await PageAsync(client, link.GetAttribute("href")!)));
    }

    [Theory]
    [InlineData("/practices?topic=nonsense&country=zz&level=9&year=abc&language=english&group=none&page=-4&sort=x")]
    [InlineData("/practices?page=99999999999999999999")]
    [InlineData("/practices?q=%00%ED%A0%80%22NEAR(*&topic=%22")]
    [InlineData("/practices.atom?q=%00%22&in=xx")]
    public async Task What_is_wrong_in_an_address_is_left_out(string path)
    {
        await using var app = await StockedAsync();

        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_feed_of_a_search_is_Atom()
    {
        await using var app = await StockedAsync(new(StringComparer.Ordinal) { ["Site:Url"] = "https://cocreate.example/" });
        var client = app.Browser();
        var page = await PageAsync(client, "/practices?q=badge&topic=stacking");
        var address = page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href")!;

        var response = await client.GetAsync(address);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("Good practice: badge, Stacking", Only(feed, "title").Value);
        Assert.Equal("https://cocreate.example/practices.atom?q=badge&topic=stacking", Only(feed, "id").Value);
        Assert.NotEmpty(Only(feed, "author").Element(Atom + "name")!.Value);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Only(feed, "updated").Value);
        Assert.Equal(["self", "alternate"], feed.Elements(Atom + "link").Select(link => link.Attribute("rel")!.Value));
        var entry = Only(feed, "entry");
        Assert.Equal("Three badges, one diploma", Only(entry, "title").Value);
        Assert.Equal("Enamellers collect & combine.", Only(entry, "summary").Value);
        Assert.StartsWith("urn:uuid:", Only(entry, "id").Value, StringComparison.Ordinal);
        Assert.Equal("https://cocreate.example/practices/three-badges", Only(entry, "link").Attribute("href")!.Value);
        Assert.Equal("2026-05-03T09:00:00Z", Only(entry, "updated").Value);
        Assert.Equal("Stacking", Only(entry, "category").Attribute("label")!.Value);

        var french = XDocument.Parse(await client.GetStringAsync("/practices.atom?in=fr")).Root!;
        Assert.Equal(["Trois badges, un diplôme", "Neighbours as programmers"], french.Elements(Atom + "entry").Select(one => Only(one, "title").Value));
        Assert.Equal("en", french.Elements(Atom + "entry").Last().Element(Atom + "title")!.Attribute(XNamespace.Xml + "lang")!.Value);
    }

    [Fact]
    public async Task The_sitemap_names_what_is_public_and_nothing_else()
    {
        await using var app = await StockedAsync(new(StringComparer.Ordinal) { ["Site:Url"] = "https://cocreate.example", ["Demo:Whole"] = "true" });
        await app.DraftAsync("secret-draft", Enamel);
        var client = app.Browser();

        var urls = XDocument.Parse(await client.GetStringAsync("/sitemap.xml")).Root!.Elements(Map + "url").ToList();
        var paths = urls.Select(url => url.Element(Map + "loc")!.Value).ToList();

        Assert.All(paths, path => Assert.StartsWith("https://cocreate.example/", path, StringComparison.Ordinal));
        Assert.Contains("https://cocreate.example/practices/neighbours", paths);
        Assert.Contains(paths, path => path.EndsWith("/record", StringComparison.Ordinal));
        Assert.Contains(paths, path => path.Contains("/s/", StringComparison.Ordinal));
        Assert.DoesNotContain(paths, path => path.Contains("secret", StringComparison.Ordinal));
        Assert.Equal(paths.Count, paths.Distinct(StringComparer.Ordinal).Count());
        var one = urls.Single(url => url.Element(Map + "loc")!.Value.EndsWith("/neighbours", StringComparison.Ordinal));
        Assert.Equal("2026-05-02T09:00:00Z", one.Element(Map + "lastmod")!.Value);
        Assert.Equal(["en", "fr"], one.Elements(Xhtml + "link").Select(link => link.Attribute("hreflang")!.Value));

        // Everything it names is there, the cases' own page aside, which is another's.
        foreach (var path in paths.Where(path => !path.Contains("/practices/", StringComparison.Ordinal)))
        {
            Assert.True((await client.GetAsync(new Uri(path).PathAndQuery)).StatusCode == HttpStatusCode.OK, path);
        }

        Assert.Contains("Sitemap: https://cocreate.example/sitemap.xml", await client.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_see_what_the_library_lacks()
    {
        await using var app = await StockedAsync();
        await app.DraftAsync("draft", Shelf.About("A draft", topics: ["stacking"], countries: ["FR"]));
        await app.DraftAsync("review", Shelf.About("In review", topics: ["quality"], countries: ["IT"]), PracticeState.InReview);
        await app.DraftAsync("gone", Shelf.About("Archived", topics: ["quality"], countries: ["PL"]), PracticeState.Archived);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;

        var page = await PageAsync(staff, "/practices/coverage");
        var rows = page.QuerySelectorAll(".coverage tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent, StringComparer.Ordinal);

        Assert.Equal(["France", "Italy", "Sweden"], rows.Keys.Order(StringComparer.Ordinal));
        var stacking = rows["France"].QuerySelector("td[data-label=Stacking]")!;
        Assert.Equal("/practices?topic=stacking&country=FR", stacking.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("+1", stacking.QuerySelector(".coming > [aria-hidden]")!.TextContent);
        Assert.NotNull(rows["Sweden"].QuerySelector("td[data-label=Stacking] .gap-cell"));
        Assert.Null(rows["Italy"].QuerySelector("td[data-label='Quality assurance'] .gap-cell"));
        Assert.Contains("Poland", page.QuerySelector("[aria-labelledby=thinnest]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await PageAsync(staff, "/practices")).QuerySelector("a[href='/practices/coverage']"));
        Assert.Null((await PageAsync(app.Browser(), "/practices")).QuerySelector("a[href='/practices/coverage']"));
    }

    private static async Task<TestApp> StockedAsync(Dictionary<string, string>? settings = null)
    {
        var app = new TestApp(settings: settings);
        await app.PublishAsync("neighbours", Festival, day: 1, isExample: true, isOutdated: true);
        await app.PublishAsync("three-badges", Enamel, day: 2);
        return app;
    }

    private static async Task<IDocument> PageAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.PageAsync(path));

    private static string[] Titles(IDocument page) => [.. page.QuerySelectorAll(".case-title").Select(title => title.TextContent.Trim())];

    private static XElement Only(XElement parent, string name) => Assert.Single(parent.Elements(Atom + name));
}
