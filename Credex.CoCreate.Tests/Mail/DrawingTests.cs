using AngleSharp.Html.Parser;
using Bunit;
using Credex.CoCreate.Mail;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>The blocks of letters, each by itself, and a letter whole: as HTML, as text, in both languages.</summary>
public sealed class DrawingTests : BunitContext
{
    private static readonly LetterFrame Frame = new("en", "CoCreate, by CREDEX", "https://cocreate.example/", "https://cocreate.example/privacy", MailTopics.Reminders, "https://cocreate.example/unsubscribe/abc");

    public DrawingTests()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.CurrentUICulture = new("en");
        Services.AddLocalization();
    }

    [Fact]
    public void A_heading_is_one_and_a_section_another()
    {
        Assert.Equal("Tomorrow", Render<LetterHeading>(block => block.AddChildContent("Tomorrow")).Find("h1").TextContent);
        Assert.Equal("Then", Render<LetterHeading>(block => block.Add(one => one.IsSection, true).AddChildContent("Then")).Find("h2").TextContent);
    }

    [Fact]
    public void A_button_is_a_link_with_its_address_to_copy()
    {
        var button = Render<LetterButton>(block => block.Add(one => one.Url, "https://cocreate.example/w/k7m2qp?a=1&b=2").Add(one => one.Label, "Open the room"));

        Assert.Equal(["Open the room", "https://cocreate.example/w/k7m2qp?a=1&b=2"], button.FindAll("a").Select(link => link.TextContent));
        Assert.All(button.FindAll("a"), link => Assert.Equal("https://cocreate.example/w/k7m2qp?a=1&b=2", link.GetAttribute("href")));
    }

    [Fact]
    public void Facts_are_names_and_what_they_are()
    {
        var facts = Render<LetterFacts>(block => block.AddChildContent<LetterFact>(fact => fact.Add(one => one.Name, "When").Add(one => one.Note, "13:00 in Lisbon").AddChildContent("14:00")));

        Assert.Equal("When", facts.Find("dl > div > dt").TextContent);
        Assert.Equal("14:00", facts.Find("dd").FirstChild!.TextContent.Trim());
        Assert.Equal("13:00 in Lisbon", facts.Find("dd > br + span").TextContent);
    }

    [Fact]
    public void A_quote_says_its_language() => Assert.Equal("fr", Render<LetterQuote>(block => block.Add(one => one.Language, "fr").AddChildContent("Documente")).Find("blockquote").GetAttribute("lang"));

    [Fact]
    public void Words_and_lists_are_what_they_are_and_a_link_leads_where_it_says()
    {
        Assert.Equal("Dear", Render<LetterText>(block => block.AddChildContent("Dear")).Find("p").TextContent);
        Assert.Equal("one", Render<LetterList>(block => block.AddChildContent("<li>one</li>")).Find("ul > li").TextContent);
        Assert.Equal("/x", Render<LetterLink>(block => block.Add(one => one.Url, "/x").AddChildContent("x")).Find("a").GetAttribute("href"));
    }

    [Fact]
    public void The_end_says_why_and_how_it_stops_where_it_can()
    {
        string[] Links(LetterFrame frame) =>
            [.. Render<CascadingValue<LetterFrame>>(cascade => cascade.Add(one => one.Value, frame).AddChildContent<LetterFooter>(footer => footer.Add(one => one.Why, "You registered."))).FindAll("a").Select(link => $"{link.TextContent} {link.GetAttribute("href")}")];

        Assert.Equal(["No more reminders https://cocreate.example/unsubscribe/abc", "What is stored, and your rights https://cocreate.example/privacy"], Links(Frame));
        Assert.Equal(["What is stored, and your rights https://cocreate.example/privacy"], Links(Frame with { Topic = null, StopUrl = null }));
    }

    [Fact]
    public async Task A_letter_loads_nothing_and_is_readable_without_its_sheet()
    {
        var drawn = await Letters.Drawer.DrawAsync(Letters.Sample());

        using var page = new HtmlParser().ParseDocument(drawn.Html);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Your workshop starts tomorrow", page.Title);
        Assert.Empty(page.QuerySelectorAll("img, script, link, iframe, object, video, form, [background], [src], table"));
        Assert.DoesNotContain("url(", drawn.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", drawn.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("prefers-color-scheme: dark", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("p, h1, h2, dt, dd, a, ul, blockquote"), element => Assert.Contains("color:#", element.GetAttribute("style") + element.ParentElement!.GetAttribute("style"), StringComparison.Ordinal));
        // Gmail cuts what is longer than 102 KB.
        Assert.InRange(drawn.Html.Length, 1000, 20_000);
    }

    [Fact]
    public async Task A_letter_as_text_says_the_same_with_every_address()
    {
        var letter = Letters.Sample();

        var drawn = await Letters.Drawer.DrawAsync(letter);

        var stop = drawn.Text.Split('\n').Single(line => line.StartsWith("<https://cocreate.example/unsubscribe/", StringComparison.Ordinal));
        Assert.Equal(
            $"""
            Your workshop starts tomorrow at 14:00
            ======================================

            Dear Inês,

            tomorrow we vote on unit 2 of Digital curation for heritage institutions.
            Nine clauses, ninety minutes. You take part as an educator.

            When: Wednesday 25 November 2026, 14:00 to 15:30, Brussels time
              13:00 in Lisbon
            Where: Online, and Rue du Marais 40, Brussels
            Code: K7M 2QP

            Open the room: https://cocreate.example/w/k7m2qp

            The first clause
            ----------------

            > Documents the provenance of a digital object so that others can verify it.

            - Read the nine clauses before: they are here to read
              <https://cocreate.example/standards/digital-curation>.
            - Bring a phone. Nothing is to be installed.

            If you can’t come, tell us in one click <https://cocreate.example/r/7f3a>
            and your seat goes to the next educator on the list.

            --{' '}
            You get this because you registered on 9 November.

            No more reminders
            {stop}

            CoCreate, by CREDEX
            What is stored, and your rights <https://cocreate.example/privacy>

            """.ReplaceLineEndings("\n"),
            drawn.Text);
        Assert.Equal(new Subscription(letter.To, MailTopics.Reminders), Letters.Unsubscribe.Read(stop[38..^1]));
    }

    [Fact]
    public async Task A_letter_is_in_its_readers_language_and_an_unknown_one_in_English()
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture;
        var (french, other) = (await Letters.Drawer.DrawAsync(Letters.Sample(language: "fr")), await Letters.Drawer.DrawAsync(Letters.Sample(language: "xx")));

        Assert.Contains("""<html lang="fr">""", french.Html, StringComparison.Ordinal);
        Assert.Contains("Ne plus recevoir de rappels", french.Text, StringComparison.Ordinal);
        Assert.Contains("Ou copiez cette adresse\u00a0:", System.Net.WebUtility.HtmlDecode(french.Html), StringComparison.Ordinal);
        Assert.Contains("""<html lang="en">""", other.Html, StringComparison.Ordinal);
        Assert.Contains("No more reminders", other.Text, StringComparison.Ordinal);
        Assert.Equal(culture, System.Globalization.CultureInfo.CurrentUICulture);
    }

    [Fact]
    public async Task A_message_names_the_language_it_is_in()
    {
        Assert.Equal("fr", (await Letters.MessageAsync(Letters.Sample(language: "fr"))).Headers["Content-Language"]);
        Assert.Equal("en", (await Letters.MessageAsync(Letters.Sample(language: "xx\r\nBcc: c@d.example"))).Headers["Content-Language"]);
    }

    [Fact]
    public async Task What_people_wrote_is_no_markup()
    {
        var letter = Letters.Sample() with { Body = LetterBody.Of<SampleLetter>(("Reader", "<img src=x> & <b>co</b>")) };

        var drawn = await Letters.Drawer.DrawAsync(letter);

        Assert.Contains("Dear <img src=x> & <b>co</b>,", drawn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", drawn.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_nobody_can_unsubscribe_from_is_a_mistake_that_shows() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Letters.Drawer.DrawAsync(Letters.Sample(topic: "everything")));
}
