using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Pages;

public sealed class SecurityTests
{
    private static readonly Dictionary<string, string> Live = new(StringComparer.Ordinal) { ["Site:Url"] = "https://cocreate.example", ["Demo:Load"] = "true" };

    [Theory]
    [InlineData("/")]
    [InlineData("/w/k7m2qp")]
    [InlineData("/w/k7m2qp/screen")]
    [InlineData("/live/w/k7m2qp/screen")]
    [InlineData("/img/mark.svg")]
    [InlineData("/nothing")]
    [InlineData("/w/k7m2qp/host")]
    [InlineData("/healthz")]
    public async Task Strict_headers_are_on_every_answer(string path)
    {
        await using var app = new TestApp(onPort: true, environment: "Production", settings: Live);

        var headers = (await app.Browser().GetAsync(path)).Headers;

        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
        Assert.All(["default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "wss://cocreate.example"], part => Assert.Contains(part, policy, StringComparison.Ordinal));
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", headers.GetValues("Referrer-Policy").Single());
        Assert.False(headers.Contains("Server") || headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task Every_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        await using var app = new TestApp();
        var client = app.Browser();
        var cookies = new List<string>();
        async Task<HttpResponseMessage> Note(Task<HttpResponseMessage> sent)
        {
            var response = await sent;
            cookies.AddRange(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            return response;
        }

        await Note(client.GetAsync("/?lang=en"));
        var door = await (await Note(client.GetAsync("/w/k7m2qp"))).Content.ReadAsStringAsync();
        await Note(client.SendAsync("/w/k7m2qp", Form.Token(door), ("group", "Learner"), ("country", "PT"), ("consent", "true")));
        var sign = await client.PageAsync("/account/sign-in");
        await Note(client.SendAsync("/account/sign-in?handler=Demo", Form.Token(sign), ("role", "member")));

        Assert.Equal([".AspNetCore.Culture", "cc_account", "cc_device", "cc_form"], cookies.Select(cookie => cookie.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Over_https_every_cookie_is_secure()
    {
        await using var app = new TestApp(onPort: true, environment: "Production", settings: Live);
        var client = app.Browser();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-Host", "cocreate.example");

        var door = await client.GetAsync("/w/k7m2qp");
        var language = await client.GetAsync("/?lang=fr");

        Assert.All(door.Headers.GetValues("Set-Cookie").Concat(language.Headers.GetValues("Set-Cookie")), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.True(door.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Production", true)]
    [InlineData("Development", false)]
    public async Task A_body_that_is_too_large_is_refused_without_a_500(string environment, bool byScript)
    {
        await using var app = new TestApp(onPort: true, environment: environment, settings: Live);
        var client = app.Browser();
        var token = Form.Token(await client.PageAsync("/w/k7m2qp"));
        var fields = ("name", new string('x', 300 * 1024));

        var response = byScript ? await client.FetchAsync("/w/k7m2qp", token, fields) : await client.SendAsync("/w/k7m2qp", token, fields);

        Assert.True(response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, response.StatusCode.ToString());
    }

    [Fact]
    public async Task When_the_channel_is_full_an_answer_is_told_when_to_try_again_and_counts_then()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var writer = app.Services.GetRequiredService<BatchWriter<CastVote, VoteReceipt>>();
        await guest.RoomAsync();
        HttpResponseMessage refused;
        using (await app.Services.GetRequiredService<WriteGate>().EnterAsync(CancellationToken.None))
        {
            var waiting = 0;
            while (waiting < BatchWriter.Capacity + (2 * BatchWriter.Batch) && writer.TryEnter(new CastVote(Guid.Empty, 1, Guid.Empty, 1, 1, DateTime.UtcNow), out _))
            {
                waiting++;
            }

            await Task.Delay(50);
            while (writer.TryEnter(new CastVote(Guid.Empty, 1, Guid.Empty, 1, 1, DateTime.UtcNow), out _))
            {
                waiting++;
            }

            refused = await guest.AnswerAsync(Consent.Agree);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("Very busy", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Workshops.RoomSteps.WaitAsync(async () => (await guest.AnswerAsync(Consent.Agree)).StatusCode == HttpStatusCode.OK);
    }
}
