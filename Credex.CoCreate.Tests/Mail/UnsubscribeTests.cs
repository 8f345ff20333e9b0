using System.Net;
using Credex.CoCreate.Mail;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>The page behind the link of a letter: scanners look at it, mail programs post to it, people press its button.</summary>
public sealed class UnsubscribeTests
{
    private static readonly Subscription Reminders = new("ines@school.example", MailTopics.Reminders);

    [Fact]
    public async Task Looking_shows_whose_and_what_and_changes_nothing()
    {
        await using var app = new TestApp();
        var link = Link(app);
        var browser = app.Browser();

        var page = WebUtility.HtmlDecode(await browser.PageAsync(link));
        Assert.Equal(HttpStatusCode.OK, (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, link))).StatusCode);

        Assert.Contains("Stop these emails?", page, StringComparison.Ordinal);
        Assert.Contains("i•••@school.example", page, StringComparison.Ordinal);
        Assert.Contains("Reminders of what you registered for", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ines@", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ines", link, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("reminders", link, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, await app.InDbAsync(db => db.AddressStates.CountAsync()));
        Assert.Equal(DeliveryOutcome.Sent, await SendAsync(app, MailTopics.Reminders));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mail_program_stops_it_with_one_post_and_without_a_cookie(bool asForm)
    {
        await using var app = new TestApp();
        using var program = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        using HttpContent body = asForm ? new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) : new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } };

        var answer = await program.PostAsync(Link(app), body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(DeliveryOutcome.Suppressed, await SendAsync(app, MailTopics.Reminders));
        Assert.Equal(DeliveryOutcome.Sent, await SendAsync(app, MailTopics.Results));
        Assert.Equal(DeliveryOutcome.Sent, await SendAsync(app, topic: null));
    }

    [Theory]
    [InlineData("List-Unsubscribe=One-Click&act=again")]
    [InlineData("List-Unsubscribe=One-Click&List-Unsubscribe=One-Click")]
    [InlineData("List-Unsubscribe=one")]
    [InlineData("act=stop")]
    [InlineData("act=again")]
    [InlineData("act=stop%00")]
    [InlineData("")]
    public async Task Any_other_post_needs_the_form_of_the_page(string body)
    {
        await using var app = new TestApp();
        using var program = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

        var answer = await program.PostAsync(Link(app), new StringContent(body, encoding: null, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await app.InDbAsync(db => db.AddressStates.CountAsync()));
    }

    [Fact]
    public async Task A_person_stops_it_with_the_button_and_takes_it_back()
    {
        await using var app = new TestApp();
        var link = Link(app);
        var browser = app.Browser("fr");
        var asked = await browser.PageAsync(link);

        var stopped = await browser.SendAsync(link, Form.Token(asked), ("act", "stop"));

        Assert.Equal((HttpStatusCode.Redirect, link), (stopped.StatusCode, stopped.Headers.Location!.ToString()));
        var page = WebUtility.HtmlDecode(await browser.PageAsync(link));
        Assert.Contains("Ces courriels sont arrêtés", page, StringComparison.Ordinal);
        Assert.Equal(DeliveryOutcome.Suppressed, await SendAsync(app, MailTopics.Reminders));

        await browser.SendAsync(link, Form.Token(page), ("act", "again"));

        Assert.Contains("Arrêter ces courriels\u00a0?", WebUtility.HtmlDecode(await browser.PageAsync(link)), StringComparison.Ordinal);
        Assert.Equal(DeliveryOutcome.Sent, await SendAsync(app, MailTopics.Reminders));
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(link, Form.Token(page), ("act", "everything"))).StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_none_of_ours_is_a_404_looked_at_or_posted_to()
    {
        await using var app = new TestApp();
        var browser = app.Browser();
        var token = Form.Token(await browser.PageAsync(Link(app)));
        var tampered = Link(app);
        tampered = tampered[..^4] + (tampered[^4] == 'A' ? 'B' : 'A') + tampered[^3..];
        foreach (var link in new[] { tampered, "/unsubscribe/x", "/unsubscribe/%20", $"/unsubscribe/{new string('a', 3000)}", Link(app, "nothing") })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.SendAsync(link, token, ("act", "stop"))).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync(link, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]))).StatusCode);
        }

        Assert.Equal(0, await app.InDbAsync(db => db.AddressStates.CountAsync()));
    }

    [Fact]
    public async Task The_link_in_a_letter_is_below_the_public_address()
    {
        await using var app = new TestApp(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Site:Url"] = "https://credex.example/cocreate/", ["Site:PathBase"] = "/cocreate" });
        var link = app.Services.GetRequiredService<UnsubscribeLinks>().For(Reminders);

        Assert.StartsWith("https://credex.example/cocreate/unsubscribe/", link, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync(link["https://credex.example".Length..])).StatusCode);
    }

    private static string Link(TestApp app, string topic = MailTopics.Reminders) =>
        $"/unsubscribe/{app.Services.GetRequiredService<UnsubscribeLinks>().Token(Reminders with { Topic = topic })}";

    private static async Task<DeliveryOutcome> SendAsync(TestApp app, string? topic) =>
        (await app.Services.GetRequiredService<Mailer>().SendAsync(Letters.Sample(Reminders.Address, topic), CancellationToken.None)).Outcome;
}
