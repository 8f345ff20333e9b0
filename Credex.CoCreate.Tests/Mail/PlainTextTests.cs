using Credex.CoCreate.Mail;

namespace Credex.CoCreate.Tests.Mail;

public sealed class PlainTextTests
{
    private static readonly string LongUrl = $"https://cocreate.example/{new string('x', 120)}";

    [Theory]
    [InlineData("<p>one\n  two</p><p>three</p>", "one two\n\nthree\n")]
    [InlineData("<p>one<br>two</p>", "one\ntwo\n")]
    [InlineData("<p>  </p><p>x</p>", "x\n")]
    [InlineData("<h1>Title</h1><p>x</p>", "Title\n=====\n\nx\n")]
    [InlineData("<ol><li>a<li>b</ol>", "1. a\n2. b\n")]
    [InlineData("<ul><li><p>a</p><p>b</p></ul>", "- a\n\n  b\n")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n")]
    [InlineData("<p><a href=\"https://a.example\">https://a.example</a></p>", "https://a.example\n")]
    [InlineData("<p><a href=\"mailto:x@a.example\">x@a.example</a></p>", "mailto:x@a.example\n")]
    [InlineData("<p><a href=\"https://a.example\">a</a>, <b>b</b></p>", "a <https://a.example>, b\n")]
    [InlineData("<p>14&nbsp;h&nbsp;30</p>", "14\u00a0h\u00a030\n")]
    public void Blocks_become_lines(string html, string text) => Assert.Equal(text, PlainText.Of($"<html><head><title>t</title><style>s</style></head><body>{html}</body></html>"));

    [Fact]
    public void A_colon_in_French_has_a_no_break_space_before_it() => Assert.Equal(
        "Atelier\u00A0: Une heure\n\nOuvrir\u00A0: https://a.example/\n",
        PlainText.Of("""<html lang="fr"><body><dl><div><dt>Atelier</dt><dd>Une heure</dd></div></dl><div class="act"><a href="https://a.example/">Ouvrir</a></div></body></html>"""));

    [Fact]
    public void Lines_are_wrapped_and_an_address_never_is()
    {
        var words = string.Join(' ', Enumerable.Repeat("provenance", 40));

        var lines = PlainText.Of($"""<p>{words} <a href="{LongUrl}">read</a> {words}</p>""").Split('\n');

        Assert.Contains($"<{LongUrl}>", lines);
        Assert.All(lines.Where(line => !line.Contains(LongUrl, StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, 76));
        Assert.Equal(80, string.Join(' ', lines).Split(' ').Count(word => word == "provenance"));
    }

    [Fact]
    public void A_button_with_a_long_address_has_it_on_a_line_of_its_own() =>
        Assert.Equal($"Open:\n{LongUrl}\n", PlainText.Of($"""<div class="act"><a href="{LongUrl}">Open</a><p>copy <a href="{LongUrl}">{LongUrl}</a></p></div>"""));
}
