using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using static Credex.CoCreate.Tests.Surveys.Types.TypePage;

namespace Credex.CoCreate.Tests.Surveys.Types;

/// <summary>Questions that offer things to choose: what is sent are codes, and what was chosen is shown again.</summary>
public sealed class ChoiceInputsTests
{
    [Fact]
    public void One_choice_is_a_row_of_radio_buttons_with_the_chosen_one_kept()
    {
        using var page = new TypePage();

        var shown = page.Show(SurveyParts.Choosing(Ask, "single", 3), (Ask, "b"));

        Assert.Equal(["a", "b", "c"], Values(shown));
        Assert.Equal(["b"], Kept(shown));
        Assert.All(shown.FindAll("input"), input => Assert.Equal("radio", input.GetAttribute("type")));
        Assert.Equal(["Choice a", "Choice b", "Choice c"], shown.FindAll(".choice-rows label").Select(label => label.TextContent.Trim()));
        Assert.Equal("About ask?", shown.Find("fieldset > legend h2").TextContent);
        Assert.Empty(shown.FindAll("[data-none], .error, .invalid"));
    }

    [Fact]
    public void Several_choices_are_boxes_and_none_of_these_is_marked()
    {
        using var page = new TypePage();
        var settings = new QuestionSettings { Choices = [SurveyParts.Choice("a"), SurveyParts.Choice("b"), SurveyParts.Choice("none") with { IsNone = true }] };

        var shown = page.Show(SurveyParts.Question(Ask, "multiple", settings: settings), (Ask, "a"), (Ask, "b"));

        Assert.Equal(["a", "b", "none"], Values(shown));
        Assert.Equal(["a", "b"], Kept(shown));
        Assert.All(shown.FindAll("input"), input => Assert.Equal("checkbox", input.GetAttribute("type")));
        Assert.True(shown.Find(".choice-rows").HasAttribute("data-none"));
        Assert.Equal(["none"], shown.FindAll("input[data-none]").Select(input => input.GetAttribute("value")));
    }

    [Fact]
    public void Words_of_ones_own_are_kept_named_and_described_by_what_is_wrong_with_them()
    {
        using var page = new TypePage();
        var settings = new QuestionSettings { Choices = [SurveyParts.Choice("a"), SurveyParts.Choice("other") with { TakesText = true }] };

        var shown = page.Show(Typed((Ask, "other"), ("ask_other", "A <b>loom</b>")), [("ask_other", "Say less.")], SurveyParts.Question(Ask, "single", settings: settings));

        var text = shown.Find("input[name=ask_other]");
        Assert.Equal(("A <b>loom</b>", "200", "other"), (text.GetAttribute("value"), text.GetAttribute("maxlength"), text.GetAttribute("data-with")));
        Assert.Equal("Choice other: what is it", text.GetAttribute("aria-label"));
        Assert.Equal("Say less.", shown.Find($"[id='{text.GetAttribute("aria-describedby")}']").TextContent);
        Assert.Single(shown.FindAll("fieldset.invalid"));
        Assert.Single(shown.FindAll(".choice-text"));
    }

    [Fact]
    public void A_choice_whose_condition_does_not_hold_is_not_offered()
    {
        using var page = new TypePage();
        var first = SurveyParts.Choosing("first", "single", 2);
        var then = SurveyParts.Question(Ask, "multiple", settings: new QuestionSettings { Choices = [SurveyParts.Choice("x"), SurveyParts.Choice("y", "first = \"b\"")] });

        Assert.Equal(["x"], Values(page.Show(Typed(("first", "a")), [], first, then)));
        Assert.Equal(["x", "y"], Values(page.Show(Typed(("first", "b")), [], first, then)));
    }

    [Fact]
    public void Words_in_another_language_are_marked_and_those_of_the_page_are_not()
    {
        using var page = new TypePage();
        var question = SurveyParts.Question(Ask, "single", settings: new QuestionSettings { Choices = [new Choice("a", French("Un métier")), SurveyParts.Choice("b")] });
        (question.Text, question.Help) = (French("Quoi ?"), French("Un seul choix"));

        var shown = page.Show(question);

        Assert.Equal(["Quoi ?", "Un seul choix", "Un métier"], shown.FindAll("[lang=fr]").Select(one => one.TextContent));
        Assert.Null(shown.Find("label:last-child span").GetAttribute("lang"));
    }

    [Fact]
    public void A_long_list_begins_with_nothing_chosen_and_is_described()
    {
        using var page = new TypePage();
        var question = SurveyParts.Choosing(Ask, "dropdown", 3);
        question.Help = SurveyParts.Text("The one you use most");

        var empty = page.Show(question);
        var shown = page.Show(Typed((Ask, "c")), [(Ask, "Choose one.")], question);

        Assert.Equal(["", "a", "b", "c"], Values(shown));
        Assert.Equal(["c"], Kept(shown));
        Assert.Empty(Kept(empty));
        Assert.Equal("q-ask-help", empty.Find("select").GetAttribute("aria-describedby"));
        Assert.Equal("q-ask-help ask-error", shown.Find("select").GetAttribute("aria-describedby"));
        Assert.Equal("Choose one.", shown.Find("#ask-error").TextContent);
        Assert.Equal(Ask, shown.Find("h2 > label").GetAttribute("for"));
        Assert.Equal("Type to narrow the list", shown.Find("select").GetAttribute("data-narrow"));
    }

    [Theory]
    [InlineData("en", "Germany", false)]
    [InlineData("fr", "Allemagne", true)]
    public void Countries_stand_in_the_alphabet_of_the_reader_and_are_sent_as_codes(string language, string name, bool isBeforeBelgium)
    {
        using var page = new TypePage(language);

        var shown = page.Show(SurveyParts.Question(Ask, "country"), (Ask, "DE"));

        var codes = Values(shown).ToList();
        Assert.Equal(["DE"], Kept(shown));
        Assert.Equal(name, shown.Find("option[selected]").TextContent);
        Assert.Equal(isBeforeBelgium, codes.IndexOf("DE") < codes.IndexOf("BE"));
        Assert.Equal(Countries.All.Count + 1, codes.Count);
    }

    [Theory]
    [InlineData("en", "Educator")]
    [InlineData("fr", "Enseignement et formation")]
    public void The_seven_groups_stand_in_their_order_with_shape_and_tag(string language, string word)
    {
        using var page = new TypePage(language);

        var shown = page.Show(Typed((Ask, "Educator")), [(Ask, "Say it.")], SurveyParts.Question(Ask, "group"));

        Assert.Equal(StakeholderGroups.All.Select(group => group.ToString()), Values(shown));
        Assert.Equal(["Educator"], Kept(shown));
        Assert.Equal(StakeholderGroups.All.Select(group => group.Tag()), shown.FindAll(".tag[aria-hidden=true]").Select(tag => tag.TextContent));
        Assert.Equal(StakeholderGroups.All.Select(group => group.Ink()), shown.FindAll("svg.shape").Select(shape => shape.GetAttribute("data-group")));
        Assert.Contains(word, shown.Find("input[checked] + span").TextContent, StringComparison.Ordinal);
        Assert.Equal("Say it.", shown.Find("fieldset.invalid #ask-error").TextContent);
    }

    [Fact]
    public void A_consent_is_never_ticked_beforehand()
    {
        using var page = new TypePage();

        var empty = page.Show(SurveyParts.Question(Ask, "consent"));
        var given = page.Show(Typed((Ask, "yes")), [(Ask, "Please agree.")], SurveyParts.Question(Ask, "consent"));

        Assert.Equal(["yes"], Values(empty));
        Assert.Empty(Kept(empty));
        Assert.Equal(["yes"], Kept(given));
        Assert.Equal("Yes, I agree", empty.Find("label.check span").TextContent);
        Assert.Equal("ask-error", given.Find("input").GetAttribute("aria-describedby"));
    }
}
