using System.Net;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Workshops;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Pages;

public sealed class ErrorPagesTests
{
    private static readonly Dictionary<string, string> Live = new(StringComparer.Ordinal) { ["Site:Url"] = "https://cocreate.example", ["Demo:Load"] = "true" };

    [Theory]
    [InlineData(400, 400)]
    [InlineData(401, 401)]
    [InlineData(403, 403)]
    [InlineData(404, 404)]
    [InlineData(405, 405)]
    [InlineData(409, 409)]
    [InlineData(413, 413)]
    [InlineData(429, 429)]
    [InlineData(500, 500)]
    [InlineData(502, 502)]
    [InlineData(503, 503)]
    [InlineData(200, 404)]
    [InlineData(999, 404)]
    public async Task Each_error_has_a_page_that_helps_with_its_status(int asked, int status)
    {
        await using var app = new TestApp();
        foreach (var language in new[] { "en", "fr" })
        {
            var response = await app.Browser(language).GetAsync($"/error/{asked}");

            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.DoesNotContain("Error_", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.NotEmpty(page.QuerySelectorAll("main a[href='/']"));
            Assert.Equal(1, page.QuerySelectorAll("h1").Length);
        }
    }

    [Fact]
    public async Task A_fault_of_ours_is_a_500_that_tells_nothing_of_it()
    {
        await using var app = new TestApp(environment: "Production", settings: Live, services: services => services.AddScoped<RoomReader>(_ => throw new InvalidOperationException("the secret inside")));

        var response = await app.Browser().GetAsync("/w/k7m2qp/screen");

        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("<h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("the secret inside", html, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in", "email")]
    [InlineData("/workshops/festival-programming-round-1/register", "name")]
    public async Task A_form_with_a_character_that_no_text_has_is_a_400_and_no_fault_of_ours(string path, string field)
    {
        await using var app = new TestApp(environment: "Production", settings: Live);
        var client = app.Browser();

        var response = await client.SendAsync(path, Form.Token(await client.PageAsync(path)), (field, "Zoe\0"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("could not be read", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_right_is_a_403_that_offers_to_sign_in_or_a_way_home()
    {
        await using var app = new TestApp();
        var member = await Facilitator.SignInAsync(app, "member");

        var response = await member.Client.GetAsync("/w/k7m2qp/host");

        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.NotEmpty(page.QuerySelectorAll("main a[href='/']"));
        Assert.Empty(page.QuerySelectorAll("main a[href='/account/sign-in']"));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/standards/nothing")]
    [InlineData("/setup/nothing")]
    [InlineData("/w/k7m2qp/a/nothing")]
    [InlineData("/live/w/k7m2qp/nothing")]
    public async Task An_address_that_does_not_exist_is_a_404_with_a_page(string path)
    {
        await using var app = new TestApp();

        var response = await app.Browser().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/standards?page=0")]
    [InlineData("/standards?page=-7")]
    [InlineData("/standards?page=99999999999999")]
    [InlineData("/standards?page=2147483647")]
    [InlineData("/standards?stage=Nothing&domain=nothing")]
    [InlineData("/standards?stage=77")]
    [InlineData("/standards?q=%25_%27%22%3Cscript%3E")]
    [InlineData("/account/sign-in?return=https://evil.example")]
    public async Task Odd_questions_are_answered_and_never_a_500(string path)
    {
        await using var app = new TestApp();

        var response = await app.Browser().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
