using Credex.CoCreate.Data;

namespace Credex.CoCreate.Tests.Data;

public sealed class ShorteningTests
{
    [Theory]
    [InlineData("", 5, "")]
    [InlineData("seven", 5, "seven")]
    [InlineData("seven people", 5, "seven…")]
    [InlineData("seven people", 6, "seven…")]
    [InlineData("four 🎭 masks", 6, "four…")]
    [InlineData("four 🎭 masks", 7, "four 🎭…")]
    public void The_beginning_ends_with_a_whole_sign_and_no_space(string text, int longest, string shortened) => Assert.Equal(shortened, text.Shortened(longest));

    [Fact]
    public void Every_wording_of_a_text_is_shortened_and_none_becomes_stale()
    {
        var text = LocalizedText.Of("en", ("en", "seven people"), ("fr", "sept"));

        var brief = text.Shortened(5);

        Assert.Equal("seven…", brief.In("en").Text);
        Assert.Equal("sept", brief.In("fr").Text);
        Assert.False(brief.IsStale("fr"));
    }
}
