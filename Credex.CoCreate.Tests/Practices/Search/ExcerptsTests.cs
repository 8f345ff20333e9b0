using Credex.CoCreate.Practices.Search;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>What is marked, and the piece of a long text that is shown.</summary>
public sealed class ExcerptsTests
{
    [Theory]
    [InlineData("Badges & <b>badge</b>", "badge", "[Badges] & <b>[badge]</b>")]
    [InlineData("An exhibition", "exhib", "An [exhibition]")]
    [InlineData("Micro-credentials", "microcredential", "Micro-[credentials]")]
    [InlineData("Nothing of it", "badge", "Nothing of it")]
    public void What_was_looked_for_is_marked(string text, string wanted, string marked)
    {
        Assert.Equal(marked, Marked(text, "en", Of("en", wanted)));
    }

    [Fact]
    public void Marks_follow_the_stems_of_the_language_of_the_text()
    {
        Assert.Equal("L’[École] des [écoles]", Marked("L’École des écoles", "fr", Of("fr", "ecole")));
        Assert.Equal("écoles", Marked("écoles", "en", Of("fr", "ecole")));
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

    private static string Marked(string text, string language, Sought sought) =>
        string.Concat(Excerpts.Pieces(text, language, sought).Select(piece => piece.IsFound ? $"[{piece.Text}]" : piece.Text));

    private static Sought Of(string language, string word) => new(
        new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal) { [language] = Tokens.Of(language, word).ToHashSet(StringComparer.Ordinal) },
        word == "exhib" ? [word] : []);
}
