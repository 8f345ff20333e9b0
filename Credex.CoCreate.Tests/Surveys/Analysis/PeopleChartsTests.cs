using AngleSharp.Dom;
using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Charts;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Credex.CoCreate.Tests.Charts;
using Microsoft.Extensions.DependencyInjection;
using static Credex.CoCreate.Tests.Surveys.Analysis.ResultParts;

namespace Credex.CoCreate.Tests.Surveys.Analysis;

/// <summary>Who answered, from where and when, and the page of results that is published.</summary>
public sealed class PeopleChartsTests
{
    private static readonly ViewBlock[] Groups = [Of(10, StakeholderGroup.Employer), Of(6, StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner), Valued(4, [null])];

    [Fact]
    public void Who_answered_is_one_bar_and_the_same_as_a_table()
    {
        using var page = new ChartPage();

        var who = page.Render<WhoAnswered>(all => all.Add(one => one.Blocks, Groups));

        Assert.Equal("Employers 10, PA + SP, together 6, not answered 4", who.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["Employers 10", "PA + SP, together 6", "not answered 4", "Everybody 20"], who.FindAll("tbody tr, tfoot tr").Select(Words));
        Assert.Equal([("0%", "50%"), ("50%", "30%"), ("80%", "20%")], who.FindAll(".key-line").Select(part => (part.GetAttribute("x"), part.GetAttribute("width"))));
        Assert.Equal(["EM 10", "PA + SP 6", "not answered 4"], who.FindAll(".who-names li").Select(Words));
        Assert.Equal(["0%", "50%"], who.FindAll("rect.ink-pa, rect.ink-sp").Select(band => band.GetAttribute("y")));
    }

    [Fact]
    public void One_block_of_people_is_no_partition_and_is_not_drawn()
    {
        using var page = new ChartPage();

        Assert.Equal(string.Empty, page.Render<WhoAnswered>(all => all.Add(one => one.Blocks, Groups[..1])).Markup.Trim());
        Assert.Equal(string.Empty, page.Render<WhereFrom>(all => all.Add(one => one.Blocks, [Valued(20, SurveyParts.Text("Greece"))])).Markup.Trim());
    }

    [Fact]
    public void Countries_stand_by_their_number_of_people_with_small_ones_together()
    {
        using var page = new ChartPage();

        var from = page.Render<WhereFrom>(all => all.Add(one => one.Blocks, [Valued(5, SurveyParts.Text("Ireland"), SurveyParts.Text("Malta")), Valued(20, SurveyParts.Text("Greece")), Valued(6, [null])]));

        Assert.Equal(["Greece 20", "not answered 6", "Ireland, Malta 5"], from.FindAll("tbody tr").Select(Words));
        Assert.Equal(["100%", "30%", "25%"], from.FindAll(".option-bar rect").Select(bar => bar.GetAttribute("width")));
    }

    [Theory]
    [InlineData("en", "Everybody", "not answered, Grèce", "Employers")]
    [InlineData("fr", "Tout le monde", "sans réponse, Grèce", "Employeurs")]
    public void A_block_is_called_by_its_groups_or_its_answers(string language, string everybody, string valued, string employers)
    {
        using var page = new ChartPage(language);
        string Name(ViewBlock block) => Words(page.Render<BlockName>(all => all.Add(one => one.Block, block)).Find("span"));

        Assert.Equal((everybody, valued, employers), (Name(Everybody(9)), Name(Valued(9, null, Types.TypePage.French("Grèce"))), Name(Of(9, StakeholderGroup.Employer))));
    }

    [Fact]
    public void Days_without_an_answer_are_in_the_picture_and_the_table_has_those_with_some()
    {
        using var page = new ChartPage();

        var bars = page.Render<DayBars>(all => all.Add(one => one.Days, [(new DateOnly(2026, 10, 30), 2), (new DateOnly(2026, 11, 1), 4)]));

        Assert.Equal("6 answers, at most 4 a day", bars.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal(["50%", "0%", "100%"], bars.FindAll("rect").Select(bar => bar.GetAttribute("height")));
        Assert.Equal(["30 Oct 2026 2", "1 Nov 2026 4"], bars.FindAll("tbody tr").Select(Words));
        Assert.Equal(["30 Oct 2026", "at most 4 a day", "1 Nov 2026"], bars.FindAll(".day-ends span").Select(Words));
        Assert.Equal(string.Empty, page.Render<DayBars>(all => all.Add(one => one.Days, [])).Markup.Trim());
    }

    [Fact]
    public async Task A_published_page_has_what_was_chosen_and_never_texts()
    {
        await using var app = new TestApp();
        var survey = await app.InDbAsync(db => Respondent.FindAsync(db));
        var analysis = (await app.Services.GetRequiredService<SurveyAnalyses>().OfAsync(survey.Id, Xunit.TestContext.Current.CancellationToken))!;
        using var page = new ChartPage();
        IRenderedComponent<PublishedResults> Published(PublicationChoice choice) =>
            page.Render<PublishedResults>(all => all.Add(one => one.Analysis, analysis).Add(one => one.Choice, choice).Add(one => one.ClauseLinks, new Dictionary<Guid, string>()).Add(one => one.Outside, new Outside(Unseen: 0, SetAside: 0, IsClosed: true)));

        var some = Published(new PublicationChoice(Who: false, Needs: false, ByGroup: false, ["proof", "missing", "group", "country"]));
        var whole = Published(new PublicationChoice(Who: true, Needs: true, ByGroup: true, []));

        Assert.Equal(["h-proof"], some.FindAll("section h2").Select(title => title.Id));
        Assert.Equal(["who-title", "needs"], whole.FindAll("section > h2").Select(title => title.Id));
        Assert.Equal(analysis.BlocksOf(AnalysisAttribute.Group).Sum(block => block.N), int.Parse(whole.Find("tfoot td").TextContent, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(some.FindAll("[id]").Count, some.FindAll("[id]").Select(one => one.Id).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Words(IElement element) => string.Join(' ', Leaves(element).SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    private static IEnumerable<string> Leaves(INode node) => node is IText ? [node.TextContent] : node.ChildNodes.SelectMany(Leaves);
}
