using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Pages;

public sealed class StandardsPagesTests
{
    [Fact]
    public async Task Sixty_three_standards_are_on_three_pages_each_once()
    {
        await using var app = new TestApp();
        await AddSixtyAsync(app);
        var client = app.Browser();
        var seen = new List<string>();
        string? next = "/standards";
        var pages = 0;
        while (next is not null)
        {
            var page = await ReadAsync(client, next);
            Assert.Equal("63", page.QuerySelector(".title-row .count")!.TextContent);
            seen.AddRange(Slugs(page));
            next = page.QuerySelectorAll(".pager a").FirstOrDefault(link => link.TextContent == "Next page")?.GetAttribute("href");
            pages++;
        }

        Assert.Equal((3, 63, 63), (pages, seen.Count, seen.Distinct().Count()));
    }

    [Theory]
    [InlineData("/standards?q=ceramique", 20)]
    [InlineData("/standards?q=C%C3%89RAMIQUE", 20)]
    [InlineData("/standards?q=ceramics%20number", 20)]
    [InlineData("/standards?q=ceramics%20nothing", 0)]
    [InlineData("/standards?domain=crafts&stage=Ratified&q=ceramics", 7)]
    [InlineData("/standards?stage=Superseded", 0)]
    [InlineData("/standards?q=%25", 0)]
    public async Task Search_and_filters_find_what_they_should(string path, int count)
    {
        await using var app = new TestApp();
        await AddSixtyAsync(app);

        var page = await ReadAsync(app.Browser(), path);

        Assert.Equal(count, int.Parse(page.QuerySelector(".title-row .count")!.TextContent, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Math.Min(count, 25), Slugs(page).Count);
        Assert.Equal(count == 0, page.QuerySelector("main .empty a[href='/standards']") is not null);
    }

    [Fact]
    public async Task Pages_keep_the_question_and_the_form_keeps_what_was_asked()
    {
        await using var app = new TestApp();
        await AddSixtyAsync(app);

        var page = await ReadAsync(app.Browser(), "/standards?q=number&domain=crafts&page=2");

        Assert.Equal("/standards?q=number&domain=crafts&page=1", page.QuerySelector(".pager a")!.GetAttribute("href"));
        Assert.Equal("number", page.QuerySelector("#q")!.GetAttribute("value"));
        Assert.True(((IHtmlOptionElement)page.QuerySelector("#domain option[value=crafts]")!).IsSelected);
    }

    [Theory]
    [InlineData("metadata", "digital-curation-for-heritage-institutions")]
    [InlineData("METADONNEES", "digital-curation-for-heritage-institutions")]
    public async Task A_word_of_a_clause_finds_its_standard(string word, string slug)
    {
        await using var app = new TestApp();
        var standard = await app.InDbAsync(db => db.Standards.SingleAsync(one => one.Slug == slug));
        Assert.DoesNotContain(Folding.Fold(word), Folding.Fold(string.Join(' ', standard.Title.Wordings.Values.Concat(standard.Summary.Wordings.Values).Select(wording => wording.Text))), StringComparison.Ordinal);

        Assert.Contains(slug, Slugs(await ReadAsync(app.Browser(), $"/standards?q={word}")));
    }

    [Fact]
    public async Task A_standard_shows_its_elements_and_says_of_each_missing_one_that_it_is_missing()
    {
        await using var app = new TestApp();
        await AddSixtyAsync(app);
        var client = app.Browser("fr");

        var whole = await ReadAsync(client, "/standards/digital-curation-for-heritage-institutions");
        var bare = await ReadAsync(client, "/standards/number-00");

        Assert.Empty(whole.QuerySelectorAll(".missing"));
        Assert.Equal("9/9", whole.QuerySelector(".figure-line .figure")!.TextContent);
        Assert.Equal(10, bare.QuerySelectorAll(".missing").Length);
        Assert.Equal("0/9", bare.QuerySelector(".figure-line .figure")!.TextContent);
    }

    [Fact]
    public async Task Clauses_have_anchors_links_to_ESCO_and_marks_of_their_results()
    {
        await using var app = new TestApp();

        var page = await ReadAsync(app.Browser(), "/standards/digital-curation-for-heritage-institutions");

        var clauses = page.QuerySelectorAll("li.clause");
        Assert.True(clauses.Length >= 12);
        Assert.All(clauses, clause => Assert.Equal($"#{clause.Id}", clause.QuerySelector("a.number")!.GetAttribute("href")));
        Assert.NotEmpty(page.QuerySelectorAll(".source a[href^='http://data.europa.eu/esco/']"));
        Assert.Contains("ESCO", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, clauses.Count(clause => clause.InnerHtml.Contains("Agreed", StringComparison.Ordinal) || clause.InnerHtml.Contains("Divided", StringComparison.Ordinal)));
        var filtered = await ReadAsync(app.Browser(), "/standards/digital-curation-for-heritage-institutions?show=not-agreed");
        Assert.Equal(2, filtered.QuerySelectorAll("li.clause").Length);
    }

    [Fact]
    public async Task A_standard_without_a_published_version_is_not_there_yet()
    {
        await using var app = new TestApp();
        await app.InDbAsync(async db =>
        {
            db.Standards.Add(Make("unpublished", "crafts", StandardStage.Draft));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(404, (int)(await app.Browser().GetAsync("/standards/unpublished")).StatusCode);
        var list = await ReadAsync(app.Browser(), "/standards");
        Assert.DoesNotContain("unpublished", Slugs(list));
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpClient client, string path) => new HtmlParser().ParseDocument(await client.PageAsync(path));

    private static List<string> Slugs(IHtmlDocument page) => [.. page.QuerySelectorAll(".standard-row h3 a").Select(link => link.GetAttribute("href")!.Split('/')[^1])];

    private static Standard Make(string slug, string domain, StandardStage stage)
    {
        var title = slug.StartsWith("number", StringComparison.Ordinal) && int.Parse(slug[7..], System.Globalization.CultureInfo.InvariantCulture) < 20 ? ("Ceramics", "Céramique") : ("Weaving", "Tissage");
        var standard = new Standard
        {
            Slug = slug,
            Domain = domain,
            Stage = stage,
            SourceLanguage = "en",
            Title = LocalizedText.Of("en", ("en", $"{title.Item1} {slug}"), ("fr", $"{title.Item2} {slug}")),
            Summary = LocalizedText.Of("en", ("en", "To try the list.")),
        };
        standard.Fold([]);
        return standard;
    }

    private static Task<int> AddSixtyAsync(TestApp app) => app.InDbAsync(async db =>
    {
        for (var place = 0; place < 60; place++)
        {
            var standard = Make($"number-{place:00}", "crafts", place % 3 == 0 ? StandardStage.Ratified : StandardStage.Consultation);
            db.Standards.Add(standard);
            db.StandardVersions.Add(new StandardVersion { StandardId = standard.Id, Number = 1, State = VersionState.Published, PublishedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        }

        await db.SaveChangesAsync();
        return await db.Standards.CountAsync();
    });
}
