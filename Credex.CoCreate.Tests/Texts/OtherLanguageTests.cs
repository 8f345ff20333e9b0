using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Record;
using Credex.CoCreate.Workshops.Slides;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Texts;

/// <summary>What is missing in the language of the page is said in words, wherever a text of the content stands.</summary>
public sealed class OtherLanguageTests
{
    private static readonly LocalizedText English = LocalizedText.Of("en", ("en", "Describes an object"));

    [Theory]
    [InlineData("en", "en", null)]
    [InlineData("fr", "en", "(en anglais)")]
    [InlineData("en", "fr", "(in French)")]
    [InlineData("fr", "fr", null)]
    public void It_stands_there_only_where_the_language_is_another(string language, string source, string? words)
    {
        using var page = new ReviewPage(language);

        var inside = page.Show<OtherLanguage>(("Wording", LocalizedText.Of(source, (source, "Words")).Here()));
        var above = page.Show<OtherLanguage>(("Wording", LocalizedText.Of(source, (source, "Words")).Here()), ("Above", true));

        Assert.Equal(words is null ? [] : [words], inside.FindAll("small").Select(mark => mark.TextContent));
        Assert.Equal(words is null ? [] : [words], above.FindAll("p").Select(mark => mark.TextContent));
        Assert.All(inside.FindAll("small"), mark => Assert.Equal(language, mark.GetAttribute("lang")));
        Assert.All(inside.Markup.Split('<')[..1], before => Assert.Equal(words is null ? string.Empty : " ", before.ReplaceLineEndings(string.Empty)));
    }

    [Fact]
    public void A_text_that_is_nowhere_has_no_mark()
    {
        using var page = new ReviewPage("fr");

        Assert.Empty(page.Show<OtherLanguage>(("Wording", new LocalizedText("en", 0, new Dictionary<string, Wording>(StringComparer.Ordinal)).Here())).Markup.Trim());
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    public void A_clause_in_the_room_on_the_console_and_on_the_projector_says_so(string language, bool isMarked)
    {
        using var page = new ReviewPage(language);
        var open = ReviewPage.Room(item: ReviewPage.Item(ItemState.Open) with { Text = English });
        var shown = ReviewPage.Room(ItemState.Revealed, item: ReviewPage.Item(ItemState.Revealed) with { Text = English });

        Assert.Equal(isMarked, IsMarked(page.Show<ReviewStage>(("Room", open)), ".clause-text"));
        Assert.Equal(isMarked, IsMarked(page.Show<ReviewStage>(("Room", shown)), ".excerpt"));
        Assert.Equal(isMarked, IsMarked(page.Show<ReviewConsole>(("Room", open)), ".clause-text"));
        Assert.Equal(isMarked, IsMarked(page.Show<ReviewScreen>(("Room", open)), ".screen-clause"));
        Assert.Equal(isMarked, IsMarked(page.Show<ReviewScreen>(("Room", shown)), ".excerpt"));
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    public void A_slide_says_so_in_its_title_and_above_its_text(string language, bool isMarked)
    {
        using var page = new ReviewPage(language);
        var frame = ReviewPage.Frame();
        var room = new SlideRoom(frame with { Agenda = [frame.Agenda[0] with { Title = English }] }, new SlideSettings { Body = English });

        Assert.Equal(isMarked, IsMarked(page.Show<SlideStage>(("Room", room)), "h1"));
        Assert.Equal(isMarked, IsMarked(page.Show<SlideScreen>(("Room", room)), "h1"));
        Assert.Equal(isMarked ? 1 : 0, page.Show<SlideView>(("Settings", room.Settings)).FindAll("p.in-language + .prose").Count);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("fr", true)]
    public void The_record_says_so_of_its_title_its_activities_and_its_clauses(string language, bool isMarked)
    {
        using var page = new ReviewPage(language);
        page.Services.AddScoped<ChartWords>();
        var workshop = new Workshop { Slug = "w", Code = "k7m2qp", Title = English, Purpose = English, Language = "en" };
        workshop.Schedule(new DateTime(2026, 11, 25, 9, 0, 0), new DateTime(2026, 11, 25, 10, 0, 0), "Europe/Brussels");
        var line = new Credex.CoCreate.Workshops.Record.AgendaLine(1, Guid.NewGuid(), English, "Slide", "Slide", ReviewPage.Now, 5, ReviewPage.Now, ReviewPage.Now);
        var record = new WorkshopRecord(workshop, [], Participation.Of([], 5), [line], [new ActivityReport(line, Html: null)]);
        var review = new ReviewRecord(1, "s", English, 1, Scale.Consent, ConsensusRules.Default(Scale.Consent), 5, [new ItemRecord(Guid.NewGuid(), "1.1.1", English, [], Reopenings: 0, ReopenedAfterResult: 0, [], [], Before: null)]);

        var view = page.Render<RecordView>(builder => builder.Add(one => one.Record, record).Add(one => one.Address, "https://cocreate.example"));

        Assert.Equal(isMarked, IsMarked(view, "h1"));
        Assert.Equal(isMarked, IsMarked(view, ".record-title"));
        Assert.Equal(isMarked, IsMarked(view, "tbody th"));
        Assert.Equal(isMarked ? 1 : 0, view.FindAll("header p.in-language + .prose").Count);
        Assert.Equal(isMarked, IsMarked(page.Render<ReviewReportView>(builder => builder.Add(one => one.Report, review)), "h4"));
    }

    [Fact]
    public async Task The_page_of_a_standard_says_so_of_each_clause_that_is_not_translated()
    {
        await using var app = new TestApp();
        var slug = await app.InDbAsync(async db =>
        {
            var clause = await db.ClauseTexts.Include(one => one.Version).ThenInclude(one => one!.Standard).Where(one => one.Version!.State == VersionState.Published && one.Kind == ClauseKind.Outcome).OrderBy(one => one.Id).FirstAsync();
            clause.Text = LocalizedText.Of("en", ("en", "Only in English Zwölf"));
            await db.SaveChangesAsync();
            return clause.Version!.Standard!.Slug;
        });

        Assert.Contains("Only in English Zwölf <small class=\"in-language\" lang=\"fr\">(en anglais)</small>", Flat(await app.Browser("fr").PageAsync($"/standards/{slug}")), StringComparison.Ordinal);
        Assert.Contains("Only in English Zwölf</p>", Flat(await app.Browser().PageAsync($"/standards/{slug}")), StringComparison.Ordinal);
    }

    private static bool IsMarked<T>(IRenderedComponent<T> shown, string selector)
        where T : class, Microsoft.AspNetCore.Components.IComponent => shown.Find(selector).QuerySelector(".in-language") is not null;

    private static string Flat(string html) => System.Net.WebUtility.HtmlDecode(string.Join(' ', html.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)));
}
