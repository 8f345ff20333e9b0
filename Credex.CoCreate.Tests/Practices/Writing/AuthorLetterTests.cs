using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Practices.Moderation.Letters;
using Credex.CoCreate.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>Nobody becomes an author without being told, or writes without having said yes; nobody finds out there who has an account.</summary>
public sealed class AuthorLetterTests
{
    private const string Ana = "ana@writers.example";
    private const string Nobody = "nobody@writers.example";

    [Fact]
    public async Task Whoever_is_named_with_an_address_is_told_and_may_write_when_they_accept()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        await Accounts.MakeAsync(app, Ana);
        var ana = await Accounts.SignInAsync(app, Ana);
        Assert.Contains("an invitation to write is on its way", await staff.AddAuthorAsync("Ana Prova", Ana), StringComparison.Ordinal);

        var letter = await Mailbox.LetterAsync(app, Ana);
        var authors = await staff.PageAsync("authors");
        Assert.Contains("not answered yet", Row(authors, "Ana Prova"), StringComparison.Ordinal);
        var named = await app.InDbAsync(db => db.PracticeAuthors.Where(one => one.Name == "Ana Prova").Select(one => one.Id).SingleAsync());
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await staff.Client.SendAsync($"/practices/{staff.Slug}/authors?handler=again", Form.Token(authors), ("author", named.ToString()))).StatusCode);
        }

        Assert.Equal(2, await app.InDbAsync(db => db.FollowUps.CountAsync(row => row.Address == Ana)));
        Assert.Equal("You are an author of: Sound walks in Porto", letter.Subject);
        var invitation = await Author.InvitationAsync(app, staff, Ana);
        Assert.Empty(Mailbox.Letters(app, "staff@demo.example"));

        // Looking changes nothing, and whoever is not signed in is led there.
        Assert.Contains($"/account/sign-in?return={Uri.EscapeDataString(invitation)}", await app.Browser().PageAsync(invitation), StringComparison.Ordinal);
        var page = await ana.PageAsync(invitation);
        Assert.Equal(HttpStatusCode.NotFound, (await ana.GetAsync($"/practices/{staff.Slug}/edit/about")).StatusCode);

        var accepted = await ana.SendAsync($"{invitation}?handler=Accept", Form.Token(page));
        Assert.Equal($"/practices/{staff.Slug}/edit/about", accepted.Headers.Location!.ToString());
        Assert.Contains("You may write in this case now.", await ana.PageAsync($"/practices/{staff.Slug}/edit/about"), StringComparison.Ordinal);
        Assert.Contains("may write", Row(await staff.PageAsync("authors"), "Ana Prova"), StringComparison.Ordinal);

        // It is theirs now: the link leads them on, and nobody else anywhere.
        Assert.Equal($"/practices/{staff.Slug}/edit/about", (await ana.GetAsync(invitation)).Headers.Location!.ToString());
        var other = (await Facilitator.SignInAsync(app, "member")).Client;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(invitation)).StatusCode);
    }

    [Fact]
    public async Task Nothing_tells_whether_an_address_has_an_account()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Ana);
        var pages = new List<string>();
        foreach (var email in new[] { Ana, Nobody })
        {
            var staff = await Author.BeginAsync(app, title: $"Sound walks {pages.Count}");
            pages.Add(await staff.AddAuthorAsync("Somebody", email));
            var letter = await Mailbox.LetterAsync(app, email);
            Assert.Contains($"/practices/{staff.Slug}/authorship/", letter.TextBody, StringComparison.Ordinal);
        }

        Assert.Equal(Text(pages[0]), Text(pages[1]).Replace("walks 1", "walks 0", StringComparison.Ordinal));
        Assert.Contains("not answered yet", Row(pages[0], "Somebody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_named_by_mistake_takes_the_name_away_without_an_account()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        await staff.AddAuthorAsync("Somebody Else", Nobody);
        var invitation = await Author.InvitationAsync(app, staff, Nobody);
        var guest = app.Browser();

        var declined = await guest.SendAsync($"{invitation}?handler=Decline", Form.Token(await guest.PageAsync(invitation)));

        Assert.Equal(HttpStatusCode.Redirect, declined.StatusCode);
        var over = await guest.GetAsync(invitation);
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
        Assert.Contains("The name is taken off the case.", await over.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody Else", await staff.PageAsync("authors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_made_up_leads_nowhere()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var own = await app.InDbAsync(db => db.PracticeAuthors.Select(one => one.Id).SingleAsync());

        foreach (var token in new[] { "x", own.ToString("N"), new string('a', 2000) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync($"/practices/{staff.Slug}/authorship/{token}")).StatusCode);
        }
    }

    [Fact]
    public async Task Who_was_taken_away_before_it_left_gets_none()
    {
        await using var app = new TestApp();
        var staff = await Author.BeginAsync(app);
        var page = await staff.AddAuthorAsync("Ana Prova", Ana);
        var author = await app.InDbAsync(db => db.PracticeAuthors.SingleAsync(one => one.Order == 1));
        await staff.Client.SendAsync($"/practices/{staff.Slug}/authors?handler=remove", Form.Token(page), ("author", author.Id.ToString()));

        await app.Services.GetRequiredService<Dispatcher>().SweepAsync(CancellationToken.None);

        Assert.Empty(Mailbox.Letters(app, Ana));
        Assert.Equal(FollowUpState.LeftOut, (await app.InDbAsync(db => db.FollowUps.SingleAsync(row => row.Kind == AuthorLetter.KindName))).State);
    }

    /// <summary>What is said of one author.</summary>
    private static string Row(string page, string name) => Text(page)[Text(page).IndexOf(name, StringComparison.Ordinal)..][..80];

    private static string Text(string page) => Regex.Replace(Regex.Replace(page, "<[^>]+>", " ", RegexOptions.None, TimeSpan.FromSeconds(1)), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
}
