using System.Text.RegularExpressions;
using Credex.CoCreate.Texts;

namespace Credex.CoCreate.Tests.Texts;

public sealed partial class MarkdownTests
{
    [Theory]
    [InlineData("**Agree** on *it*", "<p><strong>Agree</strong> on <em>it</em></p>")]
    [InlineData("# Title", "<h3>Title</h3>")]
    [InlineData("- one\n- two", "<li>one</li>")]
    [InlineData("[a](https://example.org)", "<a href=\"https://example.org\" rel=\"noopener nofollow\">a</a>")]
    public void What_people_write_becomes_markup(string markdown, string html) => Assert.Contains(html, Markdown.ToHtml(markdown).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("## First\n\n### Under it\n\n## Second", "343")]
    [InlineData("# First\n\n#### Far below\n\n##### Below that\n\n# Second", "3453")]
    [InlineData("### First\n\n# Higher\n\n## Under it", "334")]
    [InlineData("> # Quoted\n\n## Under it", "34")]
    public void Headings_begin_below_those_of_the_page_and_skip_no_level(string markdown, string levels) =>
        Assert.Equal(levels, string.Concat(Headings().Matches(Markdown.ToHtml(markdown).ToString()!).Select(match => match.Groups["level"].Value)));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    [InlineData("[a](javascript:alert(1))", "javascript:")]
    [InlineData("[a](data:text/html;base64,xxx)", "data:")]
    [InlineData("![a](https://elsewhere.example/pixel.png)", "<img")]
    [InlineData("<p style=\"color:red\">x</p>", "<p style")]
    public void Nothing_that_runs_or_loads_comes_through(string markdown, string never) => Assert.DoesNotContain(never, Markdown.ToHtml(markdown).ToString(), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public void Nothing_written_is_nothing_shown(string? markdown) => Assert.Equal(string.Empty, Markdown.ToHtml(markdown).ToString());

    [GeneratedRegex("<h(?<level>[1-6])>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Headings();
}
