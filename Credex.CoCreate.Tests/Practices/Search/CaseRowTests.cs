using System.Globalization;
using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>A case in a list of cases, in both languages.</summary>
public sealed class CaseRowTests : BunitContext
{
    private static readonly PracticeFacts Facts = new()
    {
        Title = LocalizedText.Of("en", ("en", "Badges for <b>weavers</b>")),
        Summary = LocalizedText.Of("en", ("en", "A badge for each loom."), ("fr", "Un badge par métier.")),
        Topics = ["design", "quality"],
        Groups = [StakeholderGroup.Learner, StakeholderGroup.Employer],
        Countries = ["GR"],
        Region = "Crete",
        Domains = ["crafts"],
        Languages = ["en"],
        FromYear = 2019,
        ToYear = 2023,
    };

    private static readonly Sought Badges = new(new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal) { ["en"] = Tokens.Of("en", "badge").ToHashSet(StringComparer.Ordinal) }, []);

    [Fact]
    public void It_says_what_it_is_about_where_it_is_and_marks_what_was_looked_for()
    {
        var row = Row(Facts, all => all.Add(one => one.Sought, Badges).Add(one => one.Excerpt, new LocalizedWording("… un badge", "fr", IsFallback: true)));

        Assert.Equal("Design, quality assurance", row.Find(".case-topics").TextContent);
        Assert.Equal(("/case", "Badges for <b>weavers</b>"), (row.Find("h3 > a").GetAttribute("href"), row.Find("h3").TextContent));
        Assert.Equal(["Badges", "badge"], row.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("fr", row.Find(".case-excerpt").GetAttribute("lang"));
        Assert.Equal("Crete, Greece, Art crafts, 2019 to 2023", row.Find(".case-foot > p").TextContent.Trim());
        Assert.Equal(["Employer", "Learner"], row.FindAll("[role=img]").Select(shape => shape.GetAttribute("aria-label")));
        Assert.Empty(row.FindAll(".case-mark, h2"));
    }

    [Fact]
    public void A_title_in_another_language_is_marked_and_it_is_said_in_what_it_can_be_read()
    {
        var row = Row(Facts, _ => { }, "fr");

        Assert.Equal("en", row.Find("h3 > a").GetAttribute("lang"));
        Assert.Null(row.Find("article > p:nth-of-type(2)").GetAttribute("lang"));
        Assert.EndsWith("anglais", row.Find(".case-foot > p").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2019, null, true, "since 2019")]
    [InlineData(2019, null, false, "2019")]
    [InlineData(2019, 2019, true, "2019")]
    [InlineData(null, 2023, false, "2023")]
    [InlineData(null, null, true, "Art crafts")]
    public void Years_are_said_as_far_as_they_are_known(int? from, int? to, bool isRunning, string end)
    {
        Assert.EndsWith($", {end}", Row(Facts with { FromYear = from, ToYear = to, IsRunning = isRunning }, _ => { }).Find(".case-foot > p").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_made_up_or_outdated_says_so_and_what_is_not_known_leaves_nothing_empty()
    {
        var row = Row(Facts with { IsExample = true, Topics = [], Groups = [], Summary = LocalizedText.Of("en") }, all => all.Add(one => one.Heading, 2), isOutdated: true);

        Assert.Equal(["Made up as an example", "No longer up to date"], row.FindAll(".case-mark").Select(mark => mark.TextContent));
        Assert.Equal(["P"], row.FindAll("p").Select(one => one.TagName));
        Assert.Single(row.FindAll("h2 > a"));
        Assert.Empty(row.FindAll("h3, .shapes, mark"));
    }

    [Fact]
    public void A_marked_text_is_the_same_text_and_no_markup()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");

        var text = Render<MarkedText>(all => all.Add(one => one.Text, "Badges & <i>badge</i>, not badger").Add(one => one.Language, "en").Add(one => one.Sought, Badges));
        var other = Render<MarkedText>(all => all.Add(one => one.Text, "Badges").Add(one => one.Language, "fr").Add(one => one.Sought, Badges));

        Assert.Equal("Badges & <i>badge</i>, not badger", string.Concat(text.Nodes.Select(node => node.TextContent)));
        Assert.Equal(["Badges", "badge"], text.FindAll("mark").Select(mark => mark.TextContent));
        Assert.Equal("Badges", other.Markup.Trim());
    }

    private IRenderedComponent<CaseRow> Row(PracticeFacts facts, Action<ComponentParameterCollectionBuilder<CaseRow>> more, string language = "en", bool isOutdated = false)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        Services.AddLocalization();
        Services.AddScoped<ChartWords>();
        Services.AddScoped<FacetNames>();
        return Render<CaseRow>(all =>
        {
            all.Add(one => one.Found, new FoundCase(Guid.NewGuid(), "weavers", facts, isOutdated, 1, new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc))).Add(one => one.Href, "/case");
            more(all);
        });
    }
}
