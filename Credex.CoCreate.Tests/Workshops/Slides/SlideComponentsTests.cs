using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops.Slides;

namespace Credex.CoCreate.Tests.Workshops.Slides;

/// <summary>A slide in each place, in both languages.</summary>
public sealed class SlideComponentsTests
{
    private static readonly SlideSettings Settings = new()
    {
        Body = LocalizedText.Of("en", ("en", "# Heading\n\nWords"), ("fr", "# Titre\n\nDes mots")),
        Image = new string('a', 64),
        Alt = LocalizedText.Of("en", ("en", "A hall"), ("fr", "Une salle")),
    };

    [Theory]
    [InlineData("en", "Words", "A hall")]
    [InlineData("fr", "Des mots", "Une salle")]
    public void It_shows_text_and_picture_in_the_language_of_the_page(string language, string words, string alt)
    {
        using var page = new ReviewPage(language);
        var room = new SlideRoom(ReviewPage.Frame(last: false), Settings);

        foreach (var markup in new[] { page.Show<SlideStage>(("Room", room)).Markup, page.Show<SlideScreen>(("Room", room)).Markup, page.Show<SlideConsole>(("Room", room)).Markup })
        {
            Assert.Contains(words, markup, StringComparison.Ordinal);
            Assert.Contains($"src=\"{ReviewPage.Base}/files/{Settings.Image}/slide\" alt=\"{alt}\"", markup, StringComparison.Ordinal);
        }

        Assert.Equal("light", page.Show<SlideScreen>(("Room", room)).Find(".screen-stage").GetAttribute("data-theme-wanted"));
        Assert.Equal("H2", page.Show<SlideStage>(("Room", room)).Find(".prose > :first-child").TagName);
        Assert.Single(page.Show<SlideConsole>(("Room", room)).FindAll(".primary"));
        Assert.Empty(page.Show<SlideStage>(("Room", room)).FindAll("button, input"));
    }

    [Fact]
    public void Without_text_and_picture_there_is_the_title()
    {
        using var page = new ReviewPage();

        var stage = page.Show<SlideStage>(("Room", new SlideRoom(ReviewPage.Frame(), new SlideSettings())));

        Assert.Equal("The vote", stage.Find("h1").TextContent);
        Assert.Empty(stage.FindAll("img, .prose"));
    }
}
