using AngleSharp.Html.Parser;
using Credex.CoCreate.Texts;

namespace Credex.CoCreate.Tests.Texts;

/// <summary>What authors of case studies can write, and how it is taken apart again.</summary>
public sealed class CaseMarkdownTests
{
    [Theory]
    [InlineData("| Who | How many |\n| --- | ---: |\n| Learners | 40 |", "<th scope=\"col\">Who</th>")]
    [InlineData("| | |\n| --- | --- |\n| Learners | 40 |", "<table>\n\n<tbody>")]
    [InlineData("| | How many |\n| --- | --- |\n| Learners | 40 |", "<tr>\n<td></td>\n<th scope=\"col\">How many</th>")]
    [InlineData("Stacking\n:   Adding one credential to another.", "<dt>Stacking</dt>")]
    [InlineData("~~two~~ three", "<del>two</del>")]
    [InlineData("# Heading", "<h3>Heading</h3>")]
    [InlineData("[report](https://example.org/r.pdf)", "<a href=\"https://example.org/r.pdf\" rel=\"noopener nofollow\">report</a>")]
    [InlineData("write to <team@example.org>", "<a href=\"mailto:team@example.org\" rel=\"noopener nofollow\">team@example.org</a>")]
    [InlineData("![The workshop](https://example.org/w.png)", "<a href=\"https://example.org/w.png\" rel=\"noopener nofollow\">The workshop</a>")]
    [InlineData("![](https://example.org/w.png)", "<a href=\"https://example.org/w.png\" rel=\"noopener nofollow\">https://example.org/w.png</a>")]
    [InlineData("![The workshop](w.png)", "<p>The workshop</p>")]
    [InlineData("[![Logo](https://example.org/l.png) us](https://example.org)", "<a href=\"https://example.org\" rel=\"noopener nofollow\">Logo us</a>")]
    [InlineData("![film](https://www.youtube.com/watch?v=1)", "<a href=\"https://www.youtube.com/watch?v=1\" rel=\"noopener nofollow\">film</a>")]
    [InlineData("[elsewhere here](/standards)", "<p>elsewhere here</p>")]
    [InlineData("#\n\ntext", "<p>text</p>")]
    public void What_people_write_becomes_markup(string markdown, string html) => Assert.Contains(html, Markdown.ToCaseHtml(markdown, 3, "done").ToString(), StringComparison.Ordinal);

    [Fact]
    public void Footnotes_of_several_chapters_stand_on_one_page()
    {
        const string Text = "Forty people[^1] came, and again[^1], says the report[^two].\n\n[^1]: Of sixty.\n\n[^two]: Page 3.";
        var page = $"<!DOCTYPE html><body>{Markdown.ToCaseHtml(Text, 3, "context")}{Markdown.ToCaseHtml(Text, 3, "results")}</body>";
        using var document = new HtmlParser().ParseDocument(page);
        var ids = document.All.Select(one => one.GetAttribute("id")).OfType<string>().ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Contains("context-fn-1", ids);
        Assert.Contains("results-fnref-1", ids);
        Assert.Equal(6, document.QuerySelectorAll("a[role=doc-noteref]").Length);
        Assert.All(document.QuerySelectorAll("a"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        Assert.Equal(2, document.QuerySelectorAll("[role=doc-endnotes]").Length);
    }

    [Fact]
    public void The_blocks_of_a_text_are_those_that_a_reader_sees()
    {
        const string Text = "First, in\ntwo lines.\n\n## A heading\n\n- one\n- two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n> quoted[^1]\n\nSee [there].\n\n[there]: https://example.org\n\n[^1]: A note.";

        Assert.Equal(
            ["First, in\ntwo lines.", "## A heading", "- one\n- two", "| a | b |\n| - | - |\n| 1 | 2 |", "> quoted[^1]", "See [there]."],
            Markdown.Paragraphs(Text));
        Assert.Empty(Markdown.Paragraphs(null));
        Assert.Empty(Markdown.Paragraphs("  \n "));

        // One of them alone takes along what it refers to, and nothing else.
        Assert.Equal("> quoted[^1]\n\n[^1]: A note.", Markdown.WithReferences("> quoted[^1]", Text));
        Assert.Equal("See [there].\n\n[there]: https://example.org", Markdown.WithReferences("See [there].", Text));
        Assert.Equal("## A heading", Markdown.WithReferences("## A heading", Text));
    }

    [Fact]
    public void The_items_of_a_list_come_in_plain_words()
    {
        const string Text = "What it needs:\n\n- A *partner* among [employers](https://example.org)\n- Money\n  - for staff\n  - for rooms\n\nAnd:\n\n1. A law & a register\n2. `Time`";

        Assert.Equal(["A partner among employers", "Money for staff for rooms", "A law & a register", "Time"], Markdown.ListItems(Text));
        Assert.Empty(Markdown.ListItems("No list here."));
        Assert.Empty(Markdown.ListItems(null));
    }
}
