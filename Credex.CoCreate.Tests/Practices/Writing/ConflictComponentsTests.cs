using System.Globalization;
using Bunit;
using Credex.CoCreate.Practices.Writing;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>What somebody else wrote in the meantime, and the buttons above a text.</summary>
public sealed class ConflictComponentsTests : BunitContext
{
    public ConflictComponentsTests()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Services.AddLocalization();
    }

    [Fact]
    public void Theirs_is_there_as_they_wrote_it_with_its_mark_and_can_be_taken()
    {
        var note = Render<ConflictNote>(all => all.Add(one => one.Conflict, new FieldConflict("done.fr", "Une <b>phrase</b>.", "La mienne.")).Add(one => one.Lang, "fr"));

        var root = note.Find("[id='done.fr-conflict']");
        Assert.Equal(("done.fr", PracticeField.MarkOf("Une <b>phrase</b>.")), (root.GetAttribute("data-conflict"), root.GetAttribute("data-mark")));
        Assert.Equal(("fr", "Une <b>phrase</b>."), (note.Find("blockquote").GetAttribute("lang"), note.Find("blockquote").TextContent));
        Assert.Equal("Une <b>phrase</b>.", note.Find("button[data-take]").GetAttribute("value"));
        Assert.Equal(["Keep mine", "Take theirs"], note.FindAll(".needs-script button[type=button]").Select(button => button.TextContent));
        Assert.Equal("Save again to keep yours.", note.Find(".no-script-only").TextContent);
        Assert.DoesNotContain("La mienne", note.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GR", "Greece", "Greece")]
    [InlineData("GR", null, "GR")]
    [InlineData("", "Greece", "(empty)")]
    public void A_code_is_told_in_words_and_a_list_is_not_taken_by_a_button(string theirs, string? words, string told)
    {
        var note = Render<ConflictNote>(all => all.Add(one => one.Conflict, new FieldConflict("country", theirs, "FR")).Add(one => one.Words, words).Add(one => one.IsText, false));

        Assert.Equal(told, note.Find("[data-theirs]").TextContent);
        Assert.Single(note.FindAll("button[data-keep]"));
        Assert.Empty(note.FindAll("button[data-take]"));
    }

    [Fact]
    public void The_toolbar_names_its_text_and_every_button_and_is_one_stop_of_the_tab_key()
    {
        var toolbar = Render<MarkdownToolbar>(all => all.Add(one => one.For, "done.fr").Add(one => one.Label, "What was done"));

        var root = toolbar.Find("[role=toolbar]");
        Assert.Equal(("done.fr", "done.fr", "Format: What was done"), (root.GetAttribute("for"), root.GetAttribute("aria-controls"), root.GetAttribute("aria-label")));
        Assert.Equal(["Bold", "Italic", "Heading", "Quotation", "List", "Numbered list", "Link"], toolbar.FindAll("[role=button]").Select(button => button.GetAttribute("aria-label")));
        Assert.Equal(["Control+B", "Control+I", "Control+K"], toolbar.FindAll("[aria-keyshortcuts]").Select(button => button.GetAttribute("aria-keyshortcuts")));
        Assert.Equal("Bold", Assert.Single(toolbar.FindAll("[tabindex='0']")).GetAttribute("aria-label"));
        Assert.All(toolbar.FindAll("[role=button]"), button => Assert.Equal(button.GetAttribute("aria-label"), button.GetAttribute("title")));
        Assert.Equal("3", toolbar.Find("md-header").GetAttribute("level"));
    }
}
