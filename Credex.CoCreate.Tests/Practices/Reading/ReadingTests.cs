using System.Net;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Reading;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Tests.Practices.Moderation;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SkiaSharp;

namespace Credex.CoCreate.Tests.Practices.Reading;

/// <summary>The page of a case as readers meet it, what stands around it, and the checklist that they take away.</summary>
public sealed class ReadingTests
{
    [Fact]
    public async Task A_reader_sees_the_text_the_facts_the_profile_and_how_to_cite_it()
    {
        await using var app = new TestApp();
        await new Cases(app).PublishedAsync("badges");

        var page = await app.Browser().PageAsync("/practices/badges");
        Assert.Contains("itemtype=\"https://schema.org/Article\"", page, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:image\"", page, StringComparison.Ordinal);
        Assert.Contains("Forty badges in a year.", page, StringComparison.Ordinal);
        Assert.Contains("2 of 3", page, StringComparison.Ordinal);
        Assert.Contains("By 2 reviewers", page, StringComparison.Ordinal);
        Assert.Contains("Berg, J. (", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Because.", page, StringComparison.Ordinal);
        Assert.Contains("Preuves de l’effet", await app.Browser("fr").PageAsync("/practices/badges"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_alike_are_named_and_a_standard_leads_back_to_what_illustrates_it()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var (first, second) = (await cases.PublishedAsync("badges"), await cases.AddAsync("lamps"));
        var clause = await app.InDbAsync(async db =>
        {
            var one = await (
                from text in db.ClauseTexts
                join version in db.StandardVersions on text.VersionId equals version.Id
                join standard in db.Standards on version.StandardId equals standard.Id
                where version.State == CoCreate.Standards.VersionState.Published
                orderby standard.Slug, text.Order descending
                select new { text.ClauseId, text.Number, standard.Slug }).FirstAsync();
            var revision = await db.PracticeRevisions.SingleAsync(row => row.PracticeId == second);
            revision.Fields = Cases.Fields("Lamps that teach") with { Clauses = [one.ClauseId] };
            await db.SaveChangesAsync();
            return one;
        });
        Assert.Null(await cases.SubmitAsync(second));
        foreach (var reviewer in new[] { "moderator", "admin" })
        {
            await cases.AssignAsync(second, "staff", reviewer);
            await cases.DeclareAsync(second, reviewer);
            await cases.JudgeAsync(second, reviewer);
        }

        Assert.DoesNotContain("Lamps that teach", await app.Browser().PageAsync($"/standards/{clause.Slug}"), StringComparison.Ordinal);
        Assert.Null(await cases.PublishAsync(second, "staff"));

        var slug = (await cases.SeeAsync(second)).Slug;
        Assert.Contains($"/practices/{slug}\"", await app.Browser().PageAsync("/practices/badges"), StringComparison.Ordinal);
        Assert.Contains($"/standards/{clause.Slug}#c-{clause.Number}", await app.Browser().PageAsync($"/practices/{slug}"), StringComparison.Ordinal);
        Assert.Contains("Lamps that teach", await app.Browser().PageAsync($"/standards/{clause.Slug}"), StringComparison.Ordinal);

        await cases.WithAsync<PublicationDesk, string?>(async desk => await desk.ArchiveAsync(second, await cases.PersonAsync("staff"), Cases.Text("No longer."), CancellationToken.None));
        Assert.DoesNotContain("Lamps that teach", await app.Browser().PageAsync($"/standards/{clause.Slug}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/practices/{slug}\"", await app.Browser().PageAsync("/practices/badges"), StringComparison.Ordinal);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task An_address_of_before_leads_to_the_one_of_now()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.PublishedAsync("badges");
        await cases.WriteAsync(id, "Badges of the harbour");
        await cases.CorrectAsync(id, "staff", Cases.Text("A better title."));

        Assert.Equal("badges-of-the-harbour", (await cases.SeeAsync(id)).Slug);
        var old = await app.Browser().GetAsync("/practices/badges");
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
        Assert.Equal("/practices/badges-of-the-harbour", old.Headers.Location!.ToString());
        Assert.Equal("/practices/badges-of-the-harbour/transfer", (await app.Browser().GetAsync("/practices/badges/transfer")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task An_address_of_before_tells_nothing_of_a_case_that_is_not_public_and_leads_its_author_on()
    {
        await using var app = new TestApp();
        var id = await new Cases(app).AddAsync("secret-plans");
        await app.InDbAsync(async db =>
        {
            db.PracticeSlugs.Add(new PracticeSlug { Slug = "plans", PracticeId = id });
            return await db.SaveChangesAsync();
        });
        var author = (await Facilitator.SignInAsync(app, "member")).Client;

        foreach (var path in new[] { "/practices/plans", "/practices/plans/transfer", "/practices/plans/card.png" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(path)).StatusCode);
        }

        Assert.Equal("/practices/secret-plans", (await author.GetAsync("/practices/plans")).Headers.Location!.ToString());
        Assert.Equal("/practices/secret-plans/submission", (await author.GetAsync("/practices/plans/submission")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task The_checklist_is_filled_in_taken_away_and_not_stored()
    {
        await using var app = new TestApp();
        await new Cases(app).PublishedAsync("badges");
        var reader = app.Browser();
        var page = await reader.PageAsync("/practices/badges/transfer");
        Assert.Contains("Two theatres that trust each other", page, StringComparison.Ordinal);

        (string, string)[] answers = [("country", "FI"), ("answer.0", "Met"), ("answer.1", "Missing"), ("note.1", "Nobody has time.\n# not a heading"), ("answer.9", "Met")];
        var filled = await reader.SendAsync("/practices/badges/transfer", Form.Token(page), answers);
        Assert.Equal(HttpStatusCode.OK, filled.StatusCode);
        Assert.Contains("Finland: 1 met, 0 partly, 1 missing, 0 open.", await filled.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var file = await reader.SendAsync("/practices/badges/transfer?handler=File", Form.Token(page), answers);
        Assert.Equal("text/markdown", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        var words = await file.Content.ReadAsStringAsync();
        Assert.Contains("- [x] Two theatres that trust each other (Met here)", words, StringComparison.Ordinal);
        Assert.Contains("- [ ] One afternoon a month (Missing here)", words, StringComparison.Ordinal);
        Assert.Contains("\n\n  Nobody has time.\\\n  \\# not a heading\n", words.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_into_the_checklist_is_text_in_the_file_and_nothing_is_missing()
    {
        await using var app = new TestApp();
        string[] typed = ["<img src=x onerror=alert(1)>", "![p](https://evil.example/p.png) [x](javascript:alert(1))", "# head | `code` *b* _i_ ~~s~~ &lt;", "- [x] done", "1. one", "==="];
        var checklist = new TransferChecklist(
            "A [title](https://evil.example)",
            "https://site.example/practices/badges",
            "Finland",
            [.. typed.Select(one => new ChecklistLine(one, ConditionAnswer.Partly, $"{one}\n{one}")), new ChecklistLine("Last", ConditionAnswer.Met, new string('w', TransferChecklist.LongestNote))]);

        var file = checklist.ToMarkdown(app.Services.GetRequiredService<IStringLocalizer<ReadingTexts>>());
        var page = new HtmlParser().ParseDocument(Markdig.Markdown.ToHtml(file, new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).UseTaskLists().Build()));

        Assert.Equal("https://site.example/practices/badges", Assert.Single(page.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("img, script, code, em, strong, del, table, h2, ol, li li"));
        Assert.Equal(["H1"], page.QuerySelectorAll("h1").Select(one => one.TagName));
        Assert.Equal(typed.Length + 1, page.QuerySelectorAll("li").Length);
        Assert.All(typed, one => Assert.Equal(3, page.QuerySelectorAll("li").Sum(item => item.TextContent.Split(one).Length - 1)));
        Assert.Contains(new string('w', TransferChecklist.LongestNote), page.QuerySelectorAll("li")[^1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Finland", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Conditions_without_a_list_are_its_paragraphs()
    {
        var fields = Cases.Fields("Badges") with { Chapters = new Dictionary<string, LocalizedText>(StringComparer.Ordinal) { [PracticeChapters.Transfer] = Cases.Text("Two theatres.\n\nOne afternoon.") } };

        Assert.Equal(["Two theatres.", "One afternoon."], TransferChecklist.ConditionsOf(fields, "en"));
    }

    [Fact]
    public async Task The_picture_for_previews_is_a_png_of_its_size_and_only_of_what_is_public()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        await cases.PublishedAsync("badges");
        await cases.AddAsync("draft");

        var card = await app.Browser().GetAsync("/practices/badges/card.png");
        var bytes = await card.Content.ReadAsByteArrayAsync();
        Assert.Equal("image/png", card.Content.Headers.ContentType!.MediaType);
        using var picture = SKBitmap.Decode(bytes);
        Assert.Equal((PreviewCard.Width, PreviewCard.Height), (picture.Width, picture.Height));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/practices/draft/card.png")).StatusCode);
    }

    [Fact]
    public async Task Robots_authors_and_moderators_do_not_count_as_readers()
    {
        await using var app = new TestApp();
        await new Cases(app).PublishedAsync("badges");
        var reader = app.Browser();
        reader.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await reader.PageAsync("/practices/badges");
        var robot = app.Browser();
        robot.DefaultRequestHeaders.Add("User-Agent", "Googlebot/2.1");
        await robot.PageAsync("/practices/badges");
        await (await Facilitator.SignInAsync(app, "moderator")).Client.PageAsync("/practices/badges");

        await app.Services.GetRequiredService<ReadCounter>().FlushAsync(CancellationToken.None);
        Assert.Equal(1, await app.InDbAsync(db => db.PracticeReads.SumAsync(row => row.N)));
        Assert.Contains("Opened 1 time, 1 of them", await (await Facilitator.SignInAsync(app, "member")).Client.PageAsync("/practices/badges/submission"), StringComparison.Ordinal);
    }
}
