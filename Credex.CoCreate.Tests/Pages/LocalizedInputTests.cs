using System.Globalization;
using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.Fields;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>One text in the languages of the site: a field for each, the language of the thing first.</summary>
public sealed class LocalizedInputTests : BunitContext
{
    public LocalizedInputTests()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Services.AddLocalization();
    }

    [Theory]
    [InlineData("en", "title.en", "title.fr")]
    [InlineData("fr", "title.fr", "title.en")]
    public void The_source_comes_first_and_only_it_is_required(string source, string first, string second)
    {
        var fields = Input(all => all.Add(one => one.Required, true).Add(one => one.MaxLength, 80), source);

        Assert.Equal([first, second], fields.FindAll("input").Select(input => input.GetAttribute("name")));
        Assert.Equal([first, second], fields.FindAll("label").Select(label => label.GetAttribute("for")));
        Assert.Equal([first], fields.FindAll("input[required]").Select(input => input.Id));
        Assert.All(fields.FindAll("input"), input => Assert.Equal((input.Id![^2..], "80"), (input.GetAttribute("lang"), input.GetAttribute("maxlength"))));
    }

    [Fact]
    public void What_is_kept_is_in_its_language_and_what_was_sent_goes_before_it()
    {
        var kept = LocalizedText.Of("en", ("en", "Old \"words\""), ("fr", "Anciens"));

        var before = Input(all => all.Add(one => one.Value, kept));
        var after = Input(all => all.Add(one => one.Value, kept).Add(one => one.Sent, new Dictionary<string, string> { ["en"] = "New" }));

        Assert.Equal(["Old \"words\"", "Anciens"], before.FindAll("input").Select(input => input.GetAttribute("value")));
        Assert.Equal(["New", null], after.FindAll("input").Select(input => input.GetAttribute("value")));
        Assert.Equal(["Title in English", "Title in French"], before.FindAll("label").Select(label => label.TextContent));
    }

    [Fact]
    public void Help_and_mistake_stand_by_the_source_and_describe_it()
    {
        var help = Input(all => all.Add(one => one.Help, "Short"));
        var wrong = Input(all => all.Add(one => one.Error, "Missing."));

        Assert.Equal([("title.en-help", "Short")], Described(help));
        Assert.Equal([("title.en-error", "Missing.")], Described(wrong));
        Assert.Single(wrong.FindAll(".field.invalid [id='title.en']"));
        Assert.Single(wrong.FindAll(".invalid"));
        Assert.Empty(help.FindAll(".invalid, .error"));
    }

    [Fact]
    public void A_longer_text_has_lines()
    {
        var area = Input(all => all.Add(one => one.Rows, 6).Add(one => one.Value, LocalizedText.Of("en", ("en", "one\n<b>two</b>")))).Find("textarea");

        Assert.Equal(("title.en", "6", "200", "one\n<b>two</b>"), (area.GetAttribute("name"), area.GetAttribute("rows"), area.GetAttribute("maxlength"), area.TextContent));
    }

    private IRenderedComponent<LocalizedInput> Input(Action<ComponentParameterCollectionBuilder<LocalizedInput>> more, string source = "en") => Render<LocalizedInput>(all =>
    {
        all.Add(one => one.Name, "title").Add(one => one.Label, "Title").Add(one => one.Source, source);
        more(all);
    });

    private static IEnumerable<(string Id, string Words)> Described(IRenderedComponent<LocalizedInput> fields) =>
        fields.FindAll("[aria-describedby]").Select(input => input.GetAttribute("aria-describedby")!).Select(id => (id, fields.Find($"[id='{id}']").TextContent));
}
