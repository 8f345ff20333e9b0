using System.Globalization;
using Credex.CoCreate.Live;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Tests.Surveys.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>What nobody has typed into is drawn once for all; what depends on a respondent, for each.</summary>
public sealed class BlankQuestionsTests : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly BlankQuestions blank;

    public BlankQuestionsTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("en");
        var all = new ServiceCollection().AddLogging().AddLocalization();
        all.AddQuestionTypes();
        services = all.BuildServiceProvider();
        blank = new BlankQuestions(new RegionRenderer(services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task Two_respondents_have_the_same_drawing_each_language_one_of_its_own()
    {
        var questionnaire = Of(SurveyParts.Choosing("media", "single", 3));

        var one = await blank.FindAsync(Ask(questionnaire));
        var other = await blank.FindAsync(Ask(questionnaire));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("fr");
        var french = await blank.FindAsync(Ask(questionnaire));

        Assert.NotNull(one);
        Assert.Same(one, other);
        Assert.Contains("lang=\"en\"", french!.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(one.ToString(), french.ToString());
    }

    [Fact]
    public async Task What_was_typed_or_is_wrong_is_drawn_for_its_respondent()
    {
        var questionnaire = Of(SurveyParts.Choosing("media", "single", 3), SurveyParts.Choosing("order", "ranking", 3));

        Assert.Null(await blank.FindAsync(Ask(questionnaire, typed: TypePage.Typed(("media", "b")))));
        Assert.Null(await blank.FindAsync(Ask(questionnaire, wrong: "media")));
        Assert.Null(await blank.FindAsync(Ask(questionnaire, place: 1, typed: TypePage.Typed(("order.c", "1")))));
        Assert.NotNull(await blank.FindAsync(Ask(questionnaire, place: 1, typed: TypePage.Typed(("media", "b")))));
    }

    [Fact]
    public async Task Words_with_an_answer_in_them_and_choices_with_a_condition_are_drawn_for_each()
    {
        var named = SurveyParts.Choosing("which", "single", 2);
        named.Text = SurveyParts.Text("Why {media}?");
        var helped = SurveyParts.Choosing("helped", "single", 2);
        helped.Help = SurveyParts.Text("You chose {media}.");
        var chosen = SurveyParts.Question("chosen", "single", settings: new QuestionSettings { Choices = [SurveyParts.Choice("a", "media = \"a\""), SurveyParts.Choice("b")] });
        var piped = SurveyParts.Question("piped", "single", settings: new QuestionSettings { Choices = [new("a", SurveyParts.Text("As {media}")), SurveyParts.Choice("b")] });
        var questionnaire = Of(SurveyParts.Choosing("media", "single", 2), named, helped, chosen, piped);

        for (var place = 1; place < questionnaire.Questions.Count; place++)
        {
            Assert.Null(await blank.FindAsync(Ask(questionnaire, place)));
        }
    }

    [Fact]
    public async Task Another_version_is_drawn_anew()
    {
        var one = await blank.FindAsync(Ask(Of(SurveyParts.Choosing("media", "single", 3))));
        var other = await blank.FindAsync(Ask(Of(SurveyParts.Choosing("media", "single", 4))));

        Assert.NotEqual(one!.ToString(), other!.ToString());
    }

    private static Questionnaire Of(params SurveyQuestion[] questions) => Questionnaire.Of(SurveyParts.Version((null, questions)), SurveyParts.Types);

    private static Asked Ask(Questionnaire questionnaire, int place = 0, AnswerSheet? typed = null, string? wrong = null)
    {
        var raw = typed ?? new AnswerSheet();
        var problems = wrong is null ? [] : new Dictionary<string, string>(StringComparer.Ordinal) { [wrong] = "Choose one." };
        return new Asked(questionnaire.Questions[place], questionnaire, AnswerRoute.Of(questionnaire, raw), raw, problems);
    }
}
