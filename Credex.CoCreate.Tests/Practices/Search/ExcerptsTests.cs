using System.Text.Encodings.Web;
using System.Text.Unicode;
using Credex.CoCreate.Practices.Search;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>What is marked, and the piece of a long text that is shown.</summary>
public sealed class ExcerptsTests
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    [Theory]
    [InlineData("Badges & <b>badge</b>", "badge", "<mark>Badges</mark> &amp; &lt;b&gt;<mark>badge</mark>&lt;/b&gt;")]
    [InlineData("An exhibition", "exhib", "An <mark>exhibition</mark>")]
    [InlineData("Micro-credentials", "microcredential", "Micro-<mark>credentials</mark>")]
    [InlineData("Nothing of it", "badge", "Nothing of it")]
    public void What_was_looked_for_is_marked_and_everything_is_text(string text, string wanted, string html)
    {
        Assert.Equal(html, Excerpts.Marked(text, "en", Of("en", wanted), Encoder).Value);
    }

    [Fact]
    public void Marks_follow_the_stems_of_the_language_of_the_text()
    {
        Assert.Equal("L’<mark>École</mark> des <mark>écoles</mark>", Excerpts.Marked("L’École des écoles", "fr", Of("fr", "ecole"), Encoder).Value);
        Assert.Equal("écoles", Excerpts.Marked("écoles", "en", Of("fr", "ecole"), Encoder).Value);
    }

    [Fact]
    public void A_long_text_is_shown_around_what_was_found_from_word_to_word()
    {
        var text = $"{string.Concat(Enumerable.Repeat("before ", 60))}\n\nthe badge {string.Concat(Enumerable.Repeat("after ", 60))}";

        var piece = Excerpts.Around(text, "en", Of("en", "badges"))!;

        Assert.StartsWith("… before", piece, StringComparison.Ordinal);
        Assert.EndsWith("after …", piece, StringComparison.Ordinal);
        Assert.Contains("before the badge after", piece, StringComparison.Ordinal);
        Assert.InRange(piece.Length, 150, 260);
        Assert.Equal("A badge", Excerpts.Around("A badge", "en", Of("en", "badge")));
        Assert.Null(Excerpts.Around(text, "en", Of("en", "festival")));
    }

    private static Sought Of(string language, string word) => new(
        new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal) { [language] = Tokens.Of(language, word).ToHashSet(StringComparer.Ordinal) },
        word == "exhib" ? [word] : []);
}
