using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Surveys.Building;

/// <summary>Somebody of staff who builds a survey by its forms.</summary>
internal sealed class SurveyDesk(TestApp app, HttpClient client, string slug)
{
    public HttpClient Client => client;

    public string Slug => slug;

    public string Base => $"/manage/surveys/{slug}";

    public static async Task<SurveyDesk> OpenAsync(TestApp app, string title = "What do you need?", params (string, string)[] more)
    {
        var client = (await Facilitator.SignInAsync(app, "staff")).Client;
        var response = await client.SendAsync("/manage/surveys/new", Form.Token(await client.PageAsync("/manage/surveys/new")), [.. Fields(title), .. more]);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var slug = Regex.Match(response.Headers.Location!.ToString(), "/manage/surveys/(?<slug>[^/]+)/build", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["slug"].Value;
        return new SurveyDesk(app, client, slug);
    }

    public static (string, string)[] Fields(string title) =>
        [("title.en", title), ("title.fr", "De quoi avez-vous besoin ?"), ("introduction.en", ""), ("mode", "Anonymous"), ("zone", "Europe/Brussels"), ("opens", ""), ("closes", ""), ("minGroup", "5")];

    public async Task<HttpResponseMessage> PostAsync(string rest, params (string, string)[] fields) =>
        await client.SendAsync($"{Base}/{rest}", Form.Token(await client.PageAsync($"{Base}/build")), fields);

    /// <summary>Adds a question to a page and saves it with a text.</summary>
    public async Task<SurveyQuestion> AddAsync(string key, string type, int page = 0, params (string, string)[] more)
    {
        var version = await VersionAsync();
        var added = await PostAsync("build?handler=add", ("page", version.Pages.OrderBy(one => one.Order).ElementAt(page).Id.ToString()), ("type", type));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        var id = Guid.Parse(added.Headers.Location!.ToString().Split('/')[^1]);
        var saved = await SaveAsync(id, [("text.en", $"About {key}?"), ("text.fr", $"À propos de {key} ?"), ("key", key), ("type", type), .. more]);
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, await saved.Content.ReadAsStringAsync());
        return await QuestionAsync(key);
    }

    public async Task<HttpResponseMessage> SaveAsync(Guid question, params (string, string)[] fields)
    {
        var page = await client.PageAsync($"{Base}/build/{question}");
        return await client.SendAsync($"{Base}/build/{question}", Form.Token(page), [("revision", Form.Hidden(page, "revision")), .. fields]);
    }

    public Task<SurveyVersion> VersionAsync() => app.InDbAsync(db => db.SurveyVersions.Include(one => one.Pages).Include(one => one.Questions)
        .Where(one => db.Surveys.Any(survey => survey.Id == one.SurveyId && survey.Slug == slug)).OrderByDescending(one => one.Number).FirstAsync());

    public Task<Survey> SurveyAsync() => app.InDbAsync(db => db.Surveys.SingleAsync(one => one.Slug == slug));

    public async Task<SurveyQuestion> QuestionAsync(string key) => (await VersionAsync()).Questions.Single(one => one.Key == key);

    /// <summary>Keys by page, in order.</summary>
    public async Task<string> OrderAsync()
    {
        var version = await VersionAsync();
        return string.Join(" | ", version.Pages.OrderBy(page => page.Order).Select(page =>
            string.Join(' ', version.Questions.Where(question => question.PageId == page.Id).OrderBy(question => question.Order).Select(question => question.Key))));
    }

    public async Task<HttpResponseMessage> PublishAsync()
    {
        var page = await client.PageAsync($"{Base}/publish");
        return await client.SendAsync($"{Base}/publish", Form.Token(page), ("revision", Form.Hidden(page, "revision")));
    }
}
