using System.Net;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Workshops.WarmUp;

namespace Credex.CoCreate.Tests.Workshops.WarmUp;

/// <summary>The form of a practice question.</summary>
public sealed class WarmUpSettingsTests
{
    [Fact]
    public async Task What_is_written_is_kept_and_empty_answers_are_left_out()
    {
        await using var app = new TestApp();
        var (id, host) = await AddAsync(app);

        var saved = await SaveAsync(app, host, id, ("question.en", "Ready?"), ("question.fr", "Prêts ?"), ("option1.en", "Yes"), ("option3.en", "No"), ("option3.fr", "Non"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var settings = (await app.ActivityAsync(id)).SettingsAs<WarmUpSettings>();
        Assert.Equal(["Yes", "No"], settings.Options.Select(option => option.In("en").Text));
        Assert.Equal(("Prêts ?", "Non"), (settings.Question!.In("fr").Text, settings.Options[1].In("fr").Text));
    }

    [Theory]
    [InlineData("", "Yes", "No", "question.en")]
    [InlineData("Ready?", "Yes", "", "option2.en")]
    [InlineData("Ready?", "", "", "option1.en")]
    [InlineData("Ready?", "Yes", "LONG", "option2.en")]
    public async Task What_does_not_fit_is_refused_beside_its_field_and_stays(string question, string first, string second, string field)
    {
        await using var app = new TestApp();
        var (id, host) = await AddAsync(app);

        var refused = await SaveAsync(app, host, id, ("question.en", question), ("question.fr", "Prêts ?"), ("option1.en", first), ("option2.en", second == "LONG" ? new string('x', WarmUpSettings.LongestOption + 1) : second));

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull(page.GetElementById($"{field}-error"));
        Assert.Contains($"#{field}", page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Prêts ?", page.GetElementById("question.fr")!.GetAttribute("value"));
        Assert.Empty((await app.ActivityAsync(id)).SettingsAs<WarmUpSettings>().Options);
    }

    [Fact]
    public async Task An_answer_in_the_other_language_only_is_refused()
    {
        await using var app = new TestApp();
        var (id, host) = await AddAsync(app);

        var refused = await SaveAsync(app, host, id, ("question.en", "Ready?"), ("option1.en", "Yes"), ("option2.en", "No"), ("option3.fr", "Peut-être"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("id=\"option3.en-error\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_somebody_has_answered_it_stays_as_it_is()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await WarmUpTests.StartAsync(app, 1);
        await guests[0].SayAsync(id, string.Empty, ("turn", "1"), ("value", "1"));

        var page = await host.Client.PageAsync($"/workshops/{await SlugAsync(app)}/agenda/{id}");
        var saved = await SaveAsync(app, host, id, ("question.en", "Cake?"), ("option1.en", "Yes"), ("option2.en", "No"));

        Assert.DoesNotContain("name=\"question.en\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("Tea or coffee?", (await app.ActivityAsync(id)).SettingsAs<WarmUpSettings>().Question!.In("en").Text);
    }

    [Fact]
    public async Task A_question_without_answers_cannot_be_opened_and_the_console_leads_to_its_form()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var id = await app.BringAsync(WarmUpKind.KindName, new WarmUpSettings());

        Assert.Contains($"/agenda/{id}\"", await host.ConsoleAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await host.ActOnAsync(app, id, "open")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser("fr").GetAsync($"/w/{TestApp.Code}/screen")).StatusCode);
    }

    private static async Task<(Guid Id, Facilitator Host)> AddAsync(TestApp app) =>
        (await app.BringAsync(WarmUpKind.KindName, new WarmUpSettings(), current: false), await Facilitator.SignInAsync(app));

    private static async Task<HttpResponseMessage> SaveAsync(TestApp app, Facilitator host, Guid id, params (string, string)[] fields)
    {
        var path = $"/workshops/{await SlugAsync(app)}/agenda/{id}";
        var page = await host.Client.PageAsync(path);
        return await host.Client.SendAsync(path, Form.Token(page), [("revision", Form.Hidden(page, "revision")), ("title.en", "Warm-up"), ("minutes", "5"), .. fields]);
    }

    private static Task<string> SlugAsync(TestApp app) => app.SlugOfAsync(DemoWorkshops.LiveCode);
}
