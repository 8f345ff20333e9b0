using System.Globalization;
using Bunit;
using Credex.CoCreate.Practices.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>The parts of the form by themselves: a text with what stands against it, and two texts compared.</summary>
public sealed class WritingComponentsTests : BunitContext
{
    private static readonly TextFieldView View = new("context.fr", "fr", "Context", "Une <b>phrase</b>.", "0123456789abcdef", 12_000) { LanguageName = "French", Rows = 10, IsMarkdown = true };

    public WritingComponentsTests()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Services.AddLocalization();
        Services.AddLogging();
    }

    [Fact]
    public void A_text_carries_the_mark_of_what_it_shows_and_is_in_its_language()
    {
        var field = Render<WritingField>(all => all.Add(one => one.View, View));

        var area = field.Find("textarea");
        Assert.Equal(("context.fr", "fr", "12000", "Une <b>phrase</b>."), (area.GetAttribute("name"), area.GetAttribute("lang"), area.GetAttribute("maxlength"), area.TextContent));
        Assert.Equal("0123456789abcdef", field.Find("input[name='was.context.fr']").GetAttribute("value"));
        Assert.Null(area.GetAttribute("aria-describedby"));
        Assert.All(field.FindAll("markdown-toolbar > *"), button => Assert.False(string.IsNullOrEmpty(button.GetAttribute("aria-label"))));
        Assert.Equal("context.fr", field.Find("markdown-toolbar").GetAttribute("for"));
        Assert.Empty(field.FindAll(".invalid, .error, .write-conflict, .write-stale"));
    }

    [Fact]
    public void What_stands_against_it_is_said_and_described()
    {
        var field = Render<WritingField>(all => all.Add(one => one.View, View with
        {
            Help = "Where was this?",
            Error = "Too long.",
            Conflict = new FieldConflict("context.fr", "La leur.", "Une <b>phrase</b>."),
            Stale = new StaleText("Old words", "New words", "en"),
        }));

        var described = field.Find("textarea").GetAttribute("aria-describedby")!.Split(' ');
        Assert.Equal(["context.fr-help", "context.fr-error", "context.fr-conflict"], described);
        Assert.All(described, id => Assert.NotNull(field.Find($"[id='{id}']")));
        Assert.Equal("La leur.", field.Find("[data-theirs]").TextContent);
        Assert.Equal(PracticeField.MarkOf("La leur."), field.Find("[data-conflict]").GetAttribute("data-mark"));
        Assert.Equal("context.fr", field.Find("input[name=fresh]").GetAttribute("value"));
        Assert.Equal("[removed:] Old", field.Find("del").TextContent);
        Assert.Equal("[added:] New", field.Find("ins").TextContent);
    }

    [Fact]
    public void A_short_text_is_one_line_without_a_toolbar()
    {
        var field = Render<WritingField>(all => all.Add(one => one.View, View with { Rows = 1, IsMarkdown = false, IsRequired = true }));

        Assert.True(field.Find("input.input").HasAttribute("required"));
        Assert.Empty(field.FindAll("textarea, markdown-toolbar"));
    }

    [Theory]
    [InlineData("one two three", "one three four", "one| - two| three|+ four")]
    [InlineData("", "new", "+new")]
    [InlineData("gone", "", "-gone")]
    [InlineData("same", "same", "same")]
    public void Two_texts_are_compared_word_by_word(string before, string after, string pieces)
    {
        var found = WordDiff.Of(before, after).Where(piece => piece.Text.Length > 0).ToList();

        Assert.Equal(before, string.Concat(found.Where(piece => piece.Kind != DiffKind.Added).Select(piece => piece.Text)));
        Assert.Equal(after, string.Concat(found.Where(piece => piece.Kind != DiffKind.Removed).Select(piece => piece.Text)));
        Assert.Equal(pieces.Replace(" ", string.Empty, StringComparison.Ordinal), string.Join('|', found.Select(piece => $"{(piece.Kind == DiffKind.Added ? "+" : piece.Kind == DiffKind.Removed ? "-" : string.Empty)}{piece.Text.Replace(" ", string.Empty, StringComparison.Ordinal)}")));
    }

    [Fact]
    public void Nothing_is_added_between_the_pieces()
    {
        var view = Render<DiffView>(all => all.Add(one => one.Before, "one two").Add(one => one.After, "one\nthree"));

        Assert.StartsWith("<p class=\"plan-text\">one", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("> <", view.Markup, StringComparison.Ordinal);
    }
}
