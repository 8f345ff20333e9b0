using Credex.CoCreate.Texts;

namespace Credex.CoCreate.Tests.Texts;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("**Agree** on *it*", "<p><strong>Agree</strong> on <em>it</em></p>")]
    [InlineData("# Title", "<h3>Title</h3>")]
    [InlineData("- one\n- two", "<li>one</li>")]
    [InlineData("[a](https://example.org)", "<a href=\"https://example.org\" rel=\"noopener nofollow\">a</a>")]
    public void What_people_write_becomes_markup(string markdown, string html) => Assert.Contains(html, Markdown.ToHtml(markdown).ToString(), StringComparison.Ordinal);

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
}
