using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Tests.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>Looking after an installation: what is due, every letter, how it is.</summary>
public sealed class ManageTests
{
    [Fact]
    public async Task Every_letter_is_shown_in_every_language_as_HTML_and_as_text()
    {
        await using var app = new TestApp();
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        var index = await staff.PageAsync("/manage/mail/preview");
        await using var scope = app.Services.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetRequiredService<FollowUpKinds>().All.OfType<ILetterKind>().Select(kind => kind.Name).ToList();

        Assert.True(kinds.Count >= 12);
        foreach (var kind in kinds)
        {
            Assert.Contains($"/manage/mail/preview/{kind}?", index, StringComparison.Ordinal);
            foreach (var language in new[] { "en", "fr" })
            {
                var page = await staff.PageAsync($"/manage/mail/preview/{kind}?in={language}");
                var frame = await staff.GetAsync($"/manage/mail/preview/{kind}?handler=html&in={language}");
                var html = await frame.Content.ReadAsStringAsync();
                Assert.Contains("<pre", page, StringComparison.Ordinal);
                Assert.Contains($"lang=\"{language}\"", html, StringComparison.Ordinal);
                Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotMatch(new Regex("<img[^>]+src=\"http", RegexOptions.None, TimeSpan.FromSeconds(1)), html);
                Assert.Contains("default-src 'none'", string.Join(' ', frame.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync("/manage/mail/preview/no-such-letter")).StatusCode);
    }

    [Fact]
    public async Task Staff_see_what_failed_and_why_and_run_it_again()
    {
        await using var all = await Registering.StartAsync();
        all.Post.Answer = new TransportAnswer(DeliveryOutcome.Refused, "554 at DATA");
        await all.RegisterAsync(all.App.Browser(), Registering.Form("maja@example.org"));
        await all.SweepAsync();
        var staff = (await Facilitator.SignInAsync(all.App, "staff")).Client;

        var page = await staff.PageAsync("/manage/followups?state=Parked");
        Assert.Contains("maja@example.org", page, StringComparison.Ordinal);
        Assert.Contains("554 at DATA", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{all.Page}\"", page, StringComparison.Ordinal);
        Assert.Contains("needs a look", await staff.PageAsync("/manage/health"), StringComparison.Ordinal);

        all.Post.Answer = TransportAnswer.Sent;
        var id = await all.App.InDbAsync(db => db.FollowUps.Where(row => row.Address == "maja@example.org").Select(row => row.Id).SingleAsync());
        await staff.SendAsync("/manage/followups?handler=Run", Form.Token(page), ("id", id.ToString()));
        await all.SweepAsync();
        Assert.Equal(FollowUpState.Done, await all.App.InDbAsync(db => db.FollowUps.Where(row => row.Id == id).Select(row => row.State).SingleAsync()));
    }

    [Fact]
    public async Task A_state_and_its_reason_are_set_as_French_sets_a_colon()
    {
        await using var app = new TestApp(settings: new() { ["FollowUps:Run"] = "false" });
        await Accounts.MakeAsync(app, "equipe@press.example", Roles.Staff);
        await app.InDbAsync(db =>
        {
            db.FollowUps.Add(new FollowUp { Kind = "old", SubjectKind = "Old", DedupKey = "old", State = FollowUpState.LeftOut, Reason = Reasons.Moved, DoneAt = DateTime.UtcNow });
            return db.SaveChangesAsync();
        });
        var french = app.Browser("fr");
        await Accounts.TrySignInAsync(french, "equipe@press.example");

        Assert.Contains("Omis\u00A0: la date a changé depuis", WebUtility.HtmlDecode(await french.PageAsync("/manage/followups?state=LeftOut")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_health_says_what_there_is_and_sends_a_test()
    {
        await using var all = await Registering.StartAsync();
        var staff = (await Facilitator.SignInAsync(all.App, "staff")).Client;

        var page = await staff.PageAsync("/manage/health");
        Assert.All(["All is well", "SQLite 3", ".NET 10", "CoCreate 0.1"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        await staff.SendAsync("/manage/health?handler=Test", Form.Token(page));

        Assert.Single(all.Post.To("staff@demo.example"));
        all.Post.Answer = TransportAnswer.Deferred("421 at connect");
        await staff.SendAsync("/manage/health?handler=Test", Form.Token(page));
        Assert.Contains("421 at connect", await staff.PageAsync("/manage/health"), StringComparison.Ordinal);
    }
}
