using System.Net;
using Credex.CoCreate.Tests.Surveys.Building;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>How a survey is going, as staff see it: figures that can be asked for alone, and pages of a version that is named.</summary>
public sealed class MonitorTests
{
    [Fact]
    public async Task The_pages_are_those_of_a_version_that_is_named_and_can_be_chosen()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("a", "text");
        await desk.PublishAsync();
        await BeginAsync(app, desk);
        await BeginAsync(app, desk);
        var alone = await desk.Client.PageAsync($"{desk.Base}/monitor");
        Assert.Contains("Version 1, begun by 2 people", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("monitor?version=", alone, StringComparison.Ordinal);

        await desk.PostAsync("build?handler=version");
        Assert.DoesNotContain("monitor?version=", await desk.Client.PageAsync($"{desk.Base}/monitor"), StringComparison.Ordinal);
        await desk.PublishAsync();
        await BeginAsync(app, desk);

        var now = await desk.Client.PageAsync($"{desk.Base}/monitor");
        Assert.Contains("Version 2, begun by one person", now, StringComparison.Ordinal);
        Assert.Contains("<dd>3</dd>", now, StringComparison.Ordinal);
        Assert.Contains("monitor?version=1\">", now, StringComparison.Ordinal);
        Assert.Contains("monitor?version=2\" aria-current=\"true\">", now, StringComparison.Ordinal);
        Assert.Contains("Version 1, begun by 2 people", await desk.Client.PageAsync($"{desk.Base}/monitor?version=1"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync($"{desk.Base}/monitor?version=3")).StatusCode);
        await desk.Client.GetAsync("/?lang=fr");
        Assert.Contains("Version 1, commencée par 2 personnes", WebUtility.HtmlDecode(await desk.Client.PageAsync($"{desk.Base}/monitor?version=1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_come_alone_to_a_page_that_asks_for_them_again()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("a", "text");
        await desk.PublishAsync();
        await BeginAsync(app, desk);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{desk.Base}/monitor");
        request.Headers.Add("X-Region", "monitor");

        var answer = await desk.Client.SendAsync(request);
        var figures = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Version 1, begun by one person", figures, StringComparison.Ordinal);
        Assert.DoesNotContain("<main", figures, StringComparison.Ordinal);
        Assert.Contains(figures.Trim(), await desk.Client.PageAsync($"{desk.Base}/monitor"), StringComparison.Ordinal);
    }

    private static async Task BeginAsync(TestApp app, SurveyDesk desk)
    {
        var respondent = Respondent.Of(app, desk.Slug);
        Assert.Equal(HttpStatusCode.Redirect, (await respondent.PostAsync(1, null, ("a", "A thought"))).StatusCode);
    }
}
