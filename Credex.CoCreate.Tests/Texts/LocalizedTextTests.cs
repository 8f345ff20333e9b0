using System.Globalization;
using Credex.CoCreate.Data;

namespace Credex.CoCreate.Tests.Texts;

/// <summary>A text of the content in several languages, and search that forgives accents.</summary>
public sealed class LocalizedTextTests
{
    private static readonly LocalizedText Both = LocalizedText.Of("en", ("en", "Craft"), ("fr", "Métier d’art"));

    [Theory]
    [InlineData("fr", "Métier d’art", "fr", false)]
    [InlineData("en", "Craft", "en", false)]
    [InlineData("pl", "Craft", "en", true)]
    public void The_wanted_language_else_the_source(string wanted, string text, string language, bool isFallback)
    {
        Assert.Equal(new LocalizedWording(text, language, isFallback), Both.In(wanted));
    }

    [Fact]
    public void Without_the_source_any_wording_is_better_than_none()
    {
        Assert.Equal(new LocalizedWording("Rzemiosło", "pl", IsFallback: true), LocalizedText.Of("en", ("pl", "Rzemiosło")).In("fr"));
        Assert.Equal(string.Empty, LocalizedText.Of("en").In("fr").Text);
    }

    [Fact]
    public void What_is_not_in_the_language_of_the_page_says_which_it_is_in()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("fr");

        Assert.Null(Both.Here().Lang);
        Assert.Equal("en", LocalizedText.Of("en", ("en", "Craft")).Here().Lang);
    }

    [Fact]
    public void A_wording_of_an_older_source_is_stale()
    {
        var text = new LocalizedText("en", 3, new Dictionary<string, Wording>(StringComparer.Ordinal) { ["en"] = new("Craft", 3), ["fr"] = new("Métier", 2), ["pl"] = new("Rzemiosło", 3) });

        Assert.Equal((false, true, false, false), (text.IsStale("en"), text.IsStale("fr"), text.IsStale("pl"), text.IsStale("de")));
    }

    [Fact]
    public void It_survives_its_column_with_accents_as_they_are()
    {
        Assert.Equal(Both, LocalizedText.FromJson(Both.ToJson()));
        Assert.Contains("Métier d’art", Both.ToJson(), StringComparison.Ordinal);
        Assert.NotEqual(Both, LocalizedText.Of("fr", ("en", "Craft"), ("fr", "Métier d’art")));
    }

    [Theory]
    [InlineData("Éducation artistique", "education artistique")]
    [InlineData("Œuvre cœur æther", "oeuvre coeur aether")]
    [InlineData("STRASSE Straße", "strasse strasse")]
    [InlineData("Ñandú Ångström Čeština", "nandu angstrom cestina")]
    [InlineData("Ελληνικά Ωδείο", "ελληνικα ωδειο")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Łódź Đurđevac Øresund", "lodz durdevac oresund")]
    public void Folding_is_blind_to_accents_and_case(string text, string folded)
    {
        Assert.Equal(folded, Folding.Fold(text));
    }

    [Fact]
    public void A_changed_source_makes_its_translations_stale_until_they_are_changed_too()
    {
        var edited = Both.Edited(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Crafts", ["fr"] = "Métier d’art" });

        Assert.Equal((2, "Crafts", true, false), (edited.Revision, edited.In("en").Text, edited.IsStale("fr"), edited.IsStale("en")));
        Assert.False(edited.Edited(new Dictionary<string, string>(StringComparer.Ordinal) { ["fr"] = "Métiers d’art" }).IsStale("fr"));
        Assert.Equal(Both, Both.Edited(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Craft" }));
    }

    [Fact]
    public void Empty_takes_a_language_away_and_the_source_is_then_the_next()
    {
        var french = Both.Edited(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = string.Empty });

        Assert.Equal(("fr", "Métier d’art"), (french.Source, french.In("en").Text));
        Assert.True(french.Edited(new Dictionary<string, string>(StringComparer.Ordinal) { ["fr"] = string.Empty }).IsEmpty);
        Assert.Equal("en", LocalizedText.From("en", new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "Craft", ["fr"] = string.Empty }).Source);
    }
}
