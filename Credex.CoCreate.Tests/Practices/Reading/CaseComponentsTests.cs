using System.Globalization;
using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Tests.Practices.Reading;

/// <summary>The parts of the page of a case by themselves: its text, its pictures, and how reviewers judged it.</summary>
public sealed class CaseComponentsTests : BunitContext
{
    private static readonly PracticePicture Picture = new(
        Guid.NewGuid(),
        [new PictureSize(new string('a', 64), 480, 320), new PictureSize(new string('b', 64), 960, 640)],
        LocalizedText.Of("fr", ("fr", "Un métier à tisser")),
        LocalizedText.Of("en", ("en", "The loom of 1890")),
        "Ana Sá",
        "CC-BY-4.0",
        PeopleAgreed: true,
        After: null);

    private static readonly PracticeFields Fields = new()
    {
        Title = LocalizedText.Of("en", ("en", "Weavers")),
        Summary = LocalizedText.Of("en", ("en", "They weave.")),
        Chapters = new Dictionary<string, LocalizedText>
        {
            ["done"] = LocalizedText.Of("fr", ("fr", "Ils **tissent** <script>x</script>")),
            ["context"] = LocalizedText.Of("en", ("en", "# A village\n\nFar off.")),
        },
    };

    public CaseComponentsTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("en");
        Services.AddLocalization();
        Services.AddSingleton(Options.Create(new SiteOptions { PathBase = "/below" }));
    }

    [Fact]
    public void Chapters_stand_in_their_order_and_say_what_language_they_are_in()
    {
        var body = Body(Fields);

        Assert.Equal(["context", "done"], body.FindAll("section.case-chapter").Select(chapter => chapter.Id));
        Assert.Equal(["Context and problem", "What was done"], body.FindAll("h2").Select(title => title.TextContent));
        Assert.Equal([null, "fr"], body.FindAll(".prose").Select(text => text.GetAttribute("lang")));
        Assert.Equal("(in French)", body.Find("#done .in-language").TextContent);
        Assert.Equal("A village", body.Find("#context h3").TextContent);
        Assert.Equal("tissent", body.Find("#done strong").TextContent);
        Assert.Empty(body.FindAll("script, #files, figure, h1"));
    }

    [Fact]
    public void Pictures_stand_at_the_head_or_below_their_chapter()
    {
        var body = Body(Fields with { Pictures = [Picture with { After = "done" }, Picture] });

        Assert.Equal(["eager", "lazy"], body.FindAll("img").Select(picture => picture.GetAttribute("loading")));
        Assert.Single(body.FindAll("#done > figure img[loading=lazy]"));
        Assert.Empty(body.FindAll("section img[loading=eager]"));
    }

    [Fact]
    public void Files_are_saved_under_their_name_and_called_by_their_title()
    {
        var files = Body(Fields with
        {
            Attachments = [new(Guid.NewGuid(), new string('c', 64), "a plan.pdf", "The plan", 300 * 1024), new(Guid.NewGuid(), new string('d', 64), "b.pdf", string.Empty, 12)],
        }).FindAll("#files li");

        Assert.Equal(["The plan PDF, 300 KB", "b.pdf PDF, 1 KB"], files.Select(file => file.TextContent));
        Assert.Equal([$"/below/files/{new string('c', 64)}/a%20plan.pdf", $"/below/files/{new string('d', 64)}/b.pdf"], files.Select(file => file.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal(["a plan.pdf", "b.pdf"], files.Select(file => file.QuerySelector("a")!.GetAttribute("download")));
    }

    [Theory]
    [InlineData("CC-BY-4.0", "Picture: Ana Sá (CC BY 4.0)")]
    [InlineData("LicenseRef-permission", "Picture: Ana Sá (With permission, for this case only)")]
    public void A_picture_says_what_it_shows_whose_it_is_and_comes_in_the_width_that_is_needed(string licence, string credit)
    {
        var figure = Render<CasePicture>(all => all.Add(one => one.Picture, Picture with { Licence = licence }).Add(one => one.Language, new CaseLanguage("en")));

        var image = figure.Find("img");
        Assert.Equal(("Un métier à tisser", "fr", "960", "640"), (image.GetAttribute("alt"), image.GetAttribute("lang"), image.GetAttribute("width"), image.GetAttribute("height")));
        Assert.Equal($"/below/files/{new string('b', 64)}/960.webp", image.GetAttribute("src"));
        Assert.Equal($"/below/files/{new string('a', 64)}/480.webp 480w, /below/files/{new string('b', 64)}/960.webp 960w", image.GetAttribute("srcset"));
        Assert.Equal("The loom of 1890", figure.Find("figcaption span").TextContent);
        Assert.EndsWith(credit, figure.Find("figcaption").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "2.3 of 3")]
    [InlineData("fr", "2,3 sur 3")]
    public void Each_criterion_has_a_bar_as_long_as_its_number(string language, string words)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);

        var bars = Render<CriteriaBars>(all => all.Add(one => one.Profile, new ReviewProfile(3, new Dictionary<string, double> { ["relevance"] = 7 / 3.0, ["evidence"] = 3 }, new DateOnly(2026, 11, 1))));

        Assert.Equal(ReviewCriteria.All.Count, bars.FindAll("dt").Count);
        Assert.Equal(words, bars.Find("dd span").TextContent);
        Assert.Equal(["74.7", "96", "0", "0", "0", "0", "0"], bars.FindAll("rect.filled").Select(bar => bar.GetAttribute("width")));
        Assert.All(bars.FindAll("svg"), bar => Assert.Equal("true", bar.GetAttribute("aria-hidden")));
    }

    private IRenderedComponent<CaseBody> Body(PracticeFields fields) => Render<CaseBody>(all => all.Add(one => one.Fields, fields).Add(one => one.Language, new CaseLanguage("en")));
}
