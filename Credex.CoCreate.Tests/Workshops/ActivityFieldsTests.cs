using Bunit;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Questions;
using Credex.CoCreate.Workshops.Slides;
using Credex.CoCreate.Workshops.WarmUp;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>The settings of activities as fields, and what is left of them on the page of a participant.</summary>
public sealed class ActivityFieldsTests
{
    private static readonly WarmUpSettings Tea = new() { Question = ReviewPage.Text("Tea?", "Du thé ?"), Options = [ReviewPage.Text("Yes", "Oui"), Credex.CoCreate.Data.LocalizedText.Of("fr", ("fr", "Non"))] };

    [Fact]
    public void A_practice_question_has_two_answers_at_least_in_the_language_of_the_workshop()
    {
        using var page = new ReviewPage();

        var fields = page.Render<WarmUpFields>(all => all.Add(one => one.Source, "fr").Add(one => one.Settings, Tea).Add(one => one.Errors, [new FieldError("option2.fr", "Missing.")]));

        Assert.Equal(["question.fr", "option1.fr", "option2.fr"], fields.FindAll("input[required]").Select(one => one.Id));
        Assert.Equal(2 * (1 + WarmUpSettings.MostOptions), fields.FindAll("input[lang]").Count);
        Assert.Equal(("Tea?", "Du thé ?", "Oui", "Non"), (Value(fields, "question.en"), Value(fields, "question.fr"), Value(fields, "option1.fr"), Value(fields, "option2.fr")));
        Assert.Equal("Missing.", fields.Find("[id='option2.fr-error']").TextContent);
        Assert.Equal("option2.fr-error", fields.Find("[id='option2.fr']").GetAttribute("aria-describedby"));
        Assert.Single(fields.FindAll(".error"));
    }

    [Fact]
    public void What_was_sent_and_refused_is_still_there()
    {
        using var page = new ReviewPage();
        var sent = Sent(("question.en", "Coffee?"), ("option1.en", string.Empty));

        var fields = page.Render<WarmUpFields>(all => all.Add(one => one.Source, "en").Add(one => one.Settings, Tea).Add(one => one.Sent, sent));

        Assert.Equal(("Coffee?", string.Empty), (Value(fields, "question.en"), Value(fields, "option1.en")));
    }

    [Fact]
    public void After_an_answer_a_practice_question_is_only_read()
    {
        using var page = new ReviewPage();

        var facts = page.Render<WarmUpFields>(all => all.Add(one => one.IsFrozen, true).Add(one => one.Source, "en").Add(one => one.Settings, Tea));

        Assert.Equal([("Tea?", null), ("Yes", null), ("Non", "fr")], facts.FindAll("dd").Select(one => (one.TextContent, one.GetAttribute("lang"))));
        Assert.Equal(["Question", "Answer 1", "Answer 2"], facts.FindAll("dt").Select(one => one.TextContent));
        Assert.Empty(facts.FindAll("input, label"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Shown_answers_are_a_table_with_bars_of_the_same_figures(bool isEarlier)
    {
        using var page = new ReviewPage();

        var result = page.Show<WarmUpResult>(("Room", Room(new WarmUpOutcome { Answered = 8, Counts = [6, 2], IsEarlier = isEarlier })));

        Assert.Equal("What 8 people answered", result.Find("caption").TextContent.Replace('\u00a0', ' '));
        Assert.Equal([("6", "75%"), ("2", "25%")], result.FindAll("tbody tr").Select(row => (row.QuerySelector("td")!.TextContent, row.QuerySelector("rect")!.GetAttribute("width"))));
        Assert.Equal("fr", result.Find("tbody tr:last-child th > span").GetAttribute("lang"));
        Assert.Equal(isEarlier ? 1 : 0, result.FindAll("p.quiet-text").Count);
    }

    [Fact]
    public void Too_few_answers_are_no_figures()
    {
        using var page = new ReviewPage();

        var held = page.Show<WarmUpResult>(("Room", Room(new WarmUpOutcome { Answered = 3 })));

        Assert.StartsWith("Fewer than 5 people have answered", held.Find("p.message").TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("3", held.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Empty(held.FindAll("table, svg"));
        Assert.Equal(string.Empty, page.Show<WarmUpResult>(("Room", Room(null))).Markup.Trim());
    }

    [Fact]
    public void A_slide_shows_its_picture_and_describes_what_is_wrong_with_a_new_one()
    {
        using var page = new ReviewPage();
        var settings = new SlideSettings { Body = ReviewPage.Text("# Hello", "# Salut"), Image = new string('a', 64), Alt = ReviewPage.Text("A loom", "Un métier"), Credit = "Ana" };

        var fields = page.Render<SlideFields>(all => all.Add(one => one.Source, "en").Add(one => one.Settings, settings).Add(one => one.Errors, [new FieldError("image", "Too large."), new FieldError("alt.en", "Say it.")]));

        Assert.Equal(($"{ReviewPage.Base}/files/{settings.Image}/slide", "A loom"), (fields.Find("img").GetAttribute("src"), fields.Find("img").GetAttribute("alt")));
        Assert.Equal(("image-help image-error", "Too large."), (fields.Find("input[type=file]").GetAttribute("aria-describedby"), fields.Find("#image-error").TextContent));
        Assert.Equal(["PNG, JPEG or WebP, at most 200 KB."], fields.FindAll("#image-help").Select(help => help.TextContent.Replace('\u00a0', ' ')));
        Assert.Equal("Say it.", fields.Find("[id='alt.en-error']").TextContent);
        Assert.Equal(["# Hello", "# Salut"], fields.FindAll("textarea").Select(area => area.TextContent));
        Assert.Equal("Ana", Value(fields, "credit"));
        Assert.False(fields.Find("input[name=removeImage]").HasAttribute("checked"));
    }

    [Fact]
    public void A_slide_that_was_refused_keeps_what_was_sent_and_without_a_picture_offers_none_to_remove()
    {
        using var page = new ReviewPage();
        IRenderedComponent<SlideFields> Fields(SlideSettings settings) =>
            page.Render<SlideFields>(all => all.Add(one => one.Source, "en").Add(one => one.Settings, settings).Add(one => one.Sent, Sent(("credit", "Zoé"), ("removeImage", "true"))).Add(one => one.Errors, [new FieldError("credit", "Too long.")]));

        Assert.Equal("Zoé", Value(Fields(new SlideSettings { Credit = "Ana" }), "credit"));
        Assert.Equal("credit-error", Fields(new SlideSettings()).Find("#credit").GetAttribute("aria-describedby"));
        Assert.True(Fields(new SlideSettings { Image = new string('a', 64) }).Find("input[name=removeImage]").HasAttribute("checked"));
        Assert.Empty(Fields(new SlideSettings()).FindAll("img, input[name=removeImage]"));
        Assert.Equal("image-help", Fields(new SlideSettings()).Find("#image").GetAttribute("aria-describedby"));
    }

    [Fact]
    public void Nothing_of_a_slide_is_ones_own()
    {
        using var page = new ReviewPage();

        Assert.Equal(string.Empty, page.Render<SlideMine>().Find("div.mine").InnerHtml);
    }

    [Theory]
    [InlineData("en", "What questions are asked about")]
    [InlineData("fr", "Sur quoi portent les questions")]
    public void Questions_have_a_prompt_and_a_box_that_stays_as_it_was_sent(string language, string words)
    {
        using var page = new ReviewPage(language);
        var settings = new QuestionsSettings { Prompt = ReviewPage.Text("Ask", "Demandez"), Moderated = true };
        IRenderedComponent<QuestionsFields> Fields(IFormCollection? sent) => page.Render<QuestionsFields>(all => all.Add(one => one.Source, "en").Add(one => one.Settings, settings).Add(one => one.Sent, sent).Add(one => one.Error, "Too long."));

        Assert.Equal(("Ask", "Demandez"), (Value(Fields(null), "prompt.en"), Value(Fields(null), "prompt.fr")));
        Assert.Equal("Other", Value(Fields(Sent(("prompt.en", "Other"))), "prompt.en"));
        Assert.Contains(words, Fields(null).Find("label[for='prompt.en']").TextContent, StringComparison.Ordinal);
        Assert.True(Fields(null).Find("input[name=moderated][value=true]").HasAttribute("checked"));
        Assert.False(Fields(Sent(("prompt.en", "Other"))).Find("input[name=moderated]").HasAttribute("checked"));
        Assert.Equal("prompt.en-help prompt.en-error", Fields(null).Find("[id='prompt.en']").GetAttribute("aria-describedby"));
    }

    private static FormCollection Sent(params (string Name, string Value)[] fields) => new(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value), StringComparer.Ordinal));

    private static string? Value<T>(IRenderedComponent<T> fields, string name)
        where T : IComponent => fields.Find($"input[name='{name}']").GetAttribute("value");

    private static WarmUpRoom Room(WarmUpOutcome? outcome) => new(ReviewPage.Frame(), Tea, outcome, HasAnswers: false);
}
