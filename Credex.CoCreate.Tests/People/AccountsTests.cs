using System.Net;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.People;

/// <summary>An account from its beginning, by the letters that are really sent.</summary>
public sealed class AccountsTests
{
    private const string Email = "ewa@press.example";
    private const string Other = "ewa@studio.example";
    private const string Fresh = "seven loud kettles";

    [Fact]
    public async Task An_account_begins_with_a_letter_and_the_password_behind_its_link()
    {
        await using var app = new TestApp();
        var client = app.Browser();
        Assert.Equal("/account/register?sent=true", (await AskAsync(client, "register", Email, ("name", "Ewa Nowak"))).Headers.Location!.ToString());
        var link = await Mailbox.LinkAsync(app, Email, "/account/confirm");

        // What scanners of mail do.
        await client.PageAsync(link);
        var page = await client.PageAsync(link);
        Assert.False((await PersonAsync(app, Email)).EmailConfirmed);
        var weak = await client.SendAsync(link, Form.Token(page), ("password", "password1234"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Contains("tried first", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(link, Form.Token(page), ("password", Fresh))).StatusCode);
        Assert.Contains("Ewa Nowak", await client.PageAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Accounts.TrySignInAsync(app.Browser(), Email, Fresh)).StatusCode);
    }

    [Theory]
    [InlineData("register")]
    [InlineData("link")]
    [InlineData("reset")]
    public async Task Known_unknown_deactivated_and_locked_addresses_get_the_same_answer(string path)
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        await Accounts.MakeAsync(app, "gone@press.example", more: person => person.DeactivatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await Accounts.MakeAsync(app, "locked@press.example", more: person => person.LockoutEnd = DateTimeOffset.MaxValue);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in new[] { Email, "nobody@press.example", "gone@press.example", "locked@press.example" })
        {
            var client = app.Browser();
            var began = DateTime.UtcNow;
            var answer = await AskAsync(client, path, address, ("name", "Somebody"));
            Assert.True(DateTime.UtcNow - began >= TimeSpan.FromMilliseconds(290), address);
            said.Add($"{answer.StatusCode} {answer.Headers.Location} {await client.PageAsync(answer.Headers.Location!.ToString())}");
        }

        Assert.Single(said);
        Assert.Empty(await app.InDbAsync(db => db.FollowUps.Where(row => row.Address == "gone@press.example").ToListAsync()));
    }

    [Fact]
    public async Task Who_registers_again_is_told_that_there_is_an_account_and_it_stays_as_it_is()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);

        await AskAsync(app.Browser(), "register", Email, ("name", "Somebody else"));

        Assert.Contains("already", (await Mailbox.LetterAsync(app, Email)).Subject, StringComparison.Ordinal);
        Assert.Equal("ewa", (await PersonAsync(app, Email)).DisplayName);
        Assert.Equal(HttpStatusCode.Redirect, (await Accounts.TrySignInAsync(app.Browser(), Email)).StatusCode);
    }

    [Fact]
    public async Task A_link_signs_in_once_and_looking_at_it_does_not_use_it()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        await AskAsync(app.Browser(), "link", Email);
        var link = await Mailbox.LinkAsync(app, Email, "/account/link");
        var (client, another) = (app.Browser(), app.Browser());
        var page = await client.PageAsync(link);
        var second = Form.Token(await another.PageAsync(link));

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(link, Form.Token(page))).StatusCode);
        Assert.Contains(Email, await client.PageAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await another.SendAsync(link, second)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await another.GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_link_is_good_for_what_it_was_sent_for_and_nothing_else()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        await AskAsync(app.Browser(), "link", Email);
        var token = (await Mailbox.LinkAsync(app, Email, "/account/link")).Split('/')[^1];

        foreach (var path in new[] { "confirm", "reset", "address", "erase" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await app.Browser().GetAsync($"/account/{path}/{token}")).StatusCode));
        }
    }

    [Fact]
    public async Task A_new_password_ends_links_sessions_and_a_lock_out_from_before()
    {
        await using var app = Strict();
        await Accounts.MakeAsync(app, Email);
        var before = await Accounts.SignInAsync(app, Email);
        await AskAsync(app.Browser(), "link", Email);
        var older = await Mailbox.LinkAsync(app, Email, "/account/link");
        await AskAsync(app.Browser(), "reset", Email);
        var link = await Mailbox.LinkAsync(app, Email, "/account/reset", count: 2);
        for (var tries = 0; tries < 8; tries++)
        {
            await Accounts.TrySignInAsync(app.Browser(), Email, "not the password");
        }

        var client = app.Browser();
        var page = await client.PageAsync(link);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(link, Form.Token(page), ("password", Fresh))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(older)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(link)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accounts.TrySignInAsync(app.Browser(), Email)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Accounts.TrySignInAsync(app.Browser(), Email, Fresh)).StatusCode);
    }

    [Fact]
    public async Task A_new_address_is_taken_when_its_letter_is_answered_and_the_old_one_is_told()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        var client = await Accounts.SignInAsync(app, Email);
        var person = await app.InDbAsync(db => db.Users.Where(one => one.Email == Email).Select(one => one.Id).SingleAsync());
        var seat = await app.InDbAsync(async db =>
        {
            var row = new Registration { WorkshopId = await db.Workshops.Select(one => one.Id).FirstAsync(), Email = Email, EmailKey = Registration.KeyOf(Email), Name = "Ewa", Country = "PL", Language = "en", State = RegistrationState.Confirmed, PersonId = person };
            db.Registrations.Add(row);
            db.FollowUps.Add(new FollowUp { Kind = RegistrationLetters.Changed, DueAt = DateTime.UtcNow.AddDays(3), NextAt = DateTime.UtcNow.AddDays(3), DedupKey = "later", Language = "en", Address = Email, PersonId = person, SubjectKind = nameof(Registration), SubjectId = row.Id });
            await db.SaveChangesAsync();
            return row.Id;
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AddressStates>().UnsubscribeAsync(new Subscription(Email, MailTopics.Reminders), default);
        }

        await AskAsync(client, "address", Other);
        var link = await Mailbox.LinkAsync(app, Other, "/account/address");
        Assert.Contains(Other, await client.PageAsync(link), StringComparison.Ordinal);
        Assert.Contains(Email, await client.PageAsync("/account"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(link, Form.Token(await client.PageAsync(link)))).StatusCode);

        Assert.Contains(Other, await client.PageAsync("/account"), StringComparison.Ordinal);
        Assert.Contains("has changed", (await Mailbox.LetterAsync(app, Email)).Subject, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await Accounts.TrySignInAsync(app.Browser(), Other)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accounts.TrySignInAsync(app.Browser(), Email)).StatusCode);

        // What is still to come goes to the new one, and what was not wanted is not wanted there.
        Assert.Equal(Registration.KeyOf(Other), await app.InDbAsync(db => db.Registrations.Where(one => one.Id == seat).Select(one => one.EmailKey).SingleAsync()));
        Assert.Equal(Other, await app.InDbAsync(db => db.FollowUps.Where(one => one.SubjectId == seat).Select(one => one.Address).SingleAsync()));
        await using var services = app.Services.CreateAsyncScope();
        Assert.True(await services.ServiceProvider.GetRequiredService<AddressStates>().IsUnsubscribedAsync(new Subscription(Other, MailTopics.Reminders), default));
    }

    [Fact]
    public async Task A_session_whose_account_was_erased_is_sent_to_sign_in()
    {
        await using var app = new TestApp();
        var id = await Accounts.MakeAsync(app, Email);
        var client = await Accounts.SignInAsync(app, Email);
        var page = await client.PageAsync("/account/profile");
        await app.InDbAsync(db => db.Users.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ErasedAt, DateTime.UtcNow).SetProperty(one => one.Email, (string?)null)));

        var answer = await client.SendAsync("/account/profile", Form.Token(page), ("name", "Somebody"));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/account/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gets_more_than_five_letters_an_hour_however_often_somebody_asks()
    {
        await using var app = new TestApp(settings: new() { ["FollowUps:Run"] = "false" });
        await Accounts.MakeAsync(app, Email);

        for (var times = 0; times < 7; times++)
        {
            await AskAsync(app.Browser(), times % 2 == 0 ? "link" : "reset", Email);
        }

        Assert.Equal(5, await app.InDbAsync(db => db.FollowUps.CountAsync(row => row.Address == Email)));
    }

    [Fact]
    public async Task No_row_holds_a_link()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        await AskAsync(app.Browser(), "link", Email);
        var token = (await Mailbox.LinkAsync(app, Email, "/account/link")).Split('/')[^1];

        var row = await app.InDbAsync(db => db.FollowUps.SingleAsync(one => one.Kind == AccountLetters.SignIn));
        Assert.DoesNotContain(token[..20], System.Text.Json.JsonSerializer.Serialize(row), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profile_is_mine_to_change()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        var client = await Accounts.SignInAsync(app, Email);
        var token = Form.Token(await client.PageAsync("/account/profile"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync("/account/profile", token, ("name", " "))).StatusCode);
        var saved = await client.SendAsync(
            "/account/profile", token, ("name", "Ewa N."), ("group", "Educator"), ("country", "PL"), ("organisation", "The press"), ("language", "fr"), ("zone", "Europe/Warsaw"));

        Assert.Equal("/account", saved.Headers.Location!.ToString());
        var person = await PersonAsync(app, Email);
        Assert.Equal(("Ewa N.", StakeholderGroup.Educator, "PL", "The press", "fr", "Europe/Warsaw"), (person.DisplayName, person.Group, person.Country, person.Organisation, person.Language, person.Zone));
        Assert.Contains("lang=\"fr\"", await client.PageAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letters_that_I_want_are_those_that_the_link_in_a_letter_stops()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        var client = await Accounts.SignInAsync(app, Email);
        var page = await client.PageAsync("/account/notifications");
        Assert.Equal(CoCreate.Mail.MailTopics.All.Count, page.Split("checked=\"checked\"").Length - 1);

        await client.SendAsync("/account/notifications", Form.Token(page), ("wanted", "results"));

        await using var scope = app.Services.CreateAsyncScope();
        var state = await scope.ServiceProvider.GetRequiredService<CoCreate.Mail.AddressStates>().FindAsync(Email, CancellationToken.None);
        Assert.Equal(["invitations", "library", "reminders"], state!.Unsubscribed.Topics.Order());
    }

    /// <summary>An app in which every request asks whether the session still holds.</summary>
    internal static TestApp Strict() => new(services: services => services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero));

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string email, params (string, string)[] more) =>
        await client.SendAsync($"/account/{path}", Form.Token(await client.PageAsync($"/account/{path}")), [("email", email), .. more]);

    private static Task<Person> PersonAsync(TestApp app, string email) => app.InDbAsync(db => db.Users.AsNoTracking().SingleAsync(one => one.Email == email));
}
