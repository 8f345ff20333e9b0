using System.Net;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.People;

/// <summary>What admins do with accounts, and how it is written down.</summary>
public sealed class PeoplePagesTests
{
    private const string Email = "ewa@press.example";

    [Fact]
    public async Task Somebody_is_invited_chooses_a_password_and_has_the_roles()
    {
        await using var app = new TestApp();
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        var form = await admin.PageAsync("/manage/people/invite");

        var invited = await admin.SendAsync("/manage/people/invite", Form.Token(form), ("name", "Ewa Nowak"), ("email", Email), ("roles", "facilitator"), ("language", "fr"));

        Assert.Equal("/manage/people", invited.Headers.Location!.ToString());
        Assert.Contains("invitation", (await Mailbox.LetterAsync(app, Email)).TextBody, StringComparison.OrdinalIgnoreCase);
        var link = await Mailbox.LinkAsync(app, Email, "/account/confirm");
        var client = app.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(link, Form.Token(await client.PageAsync(link)), ("password", Accounts.Password))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/workshops/new")).StatusCode);
        var again = await admin.SendAsync("/manage/people/invite", Form.Token(form), ("name", "Ewa Nowak"), ("email", Email), ("language", "fr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(1, await app.InDbAsync(db => db.AuditEntries.CountAsync(one => one.Act == "person.invited" && one.ActorId != null && one.After!.Contains(Email))));
    }

    [Fact]
    public async Task Who_is_deactivated_is_out_everywhere_and_can_be_let_in_again()
    {
        await using var app = AccountsTests.Strict();
        var id = await Accounts.MakeAsync(app, Email, Roles.Staff);
        var theirs = await Accounts.SignInAsync(app, Email);
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;

        await ActAsync(admin, id, "Deactivate");
        Assert.Equal(HttpStatusCode.Redirect, (await theirs.GetAsync("/manage")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accounts.TrySignInAsync(app.Browser(), Email)).StatusCode);
        Assert.Contains(Email, await admin.PageAsync("/manage/people?deactivated=true"), StringComparison.Ordinal);

        await ActAsync(admin, id, "Reactivate");
        Assert.Equal(HttpStatusCode.Redirect, (await Accounts.TrySignInAsync(app.Browser(), Email)).StatusCode);
        Assert.Equal(["person.deactivated", "person.reactivated"], await app.InDbAsync(db => db.AuditEntries.Where(one => one.SubjectId == id).OrderBy(one => one.At).Select(one => one.Act).ToListAsync()));
    }

    [Fact]
    public async Task Roles_change_with_what_was_before_and_are_felt_at_once()
    {
        await using var app = AccountsTests.Strict();
        var id = await Accounts.MakeAsync(app, Email, Roles.Staff);
        var theirs = await Accounts.SignInAsync(app, Email);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync("/manage")).StatusCode);

        await ActAsync((await Facilitator.SignInAsync(app, "admin")).Client, id, "Roles", ("roles", "moderator"), ("roles", "emperor"));

        Assert.Equal(HttpStatusCode.Forbidden, (await theirs.GetAsync("/manage")).StatusCode);
        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "person.roles"));
        Assert.Equal(("""{"roles":["staff"]}""", """{"roles":["moderator"]}"""), (entry.Before, entry.After));
    }

    [Theory]
    [InlineData("Roles")]
    [InlineData("Deactivate")]
    public async Task The_last_admin_keeps_the_role_and_the_account(string act)
    {
        await using var app = new TestApp();
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        var id = await app.InDbAsync(db => db.Users.Where(one => one.Email == "admin@demo.example").Select(one => one.Id).SingleAsync());

        await ActAsync(admin, id, act);
        Assert.Contains("only admin", await admin.PageAsync($"/manage/people/{id}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/manage/people")).StatusCode);
        Assert.Empty(await app.InDbAsync(db => db.AuditEntries.Where(one => one.SubjectId == id).ToListAsync()));

        await Accounts.MakeAsync(app, Email, Roles.Admin);
        await ActAsync(admin, id, act);
        Assert.Single(await app.InDbAsync(db => db.AuditEntries.Where(one => one.SubjectId == id).ToListAsync()));
    }

    [Theory]
    [InlineData("?q=EWA", true)]
    [InlineData("?q=kowalska", true)]
    [InlineData("?q=press.example", true)]
    [InlineData("?role=moderator", true)]
    [InlineData("?q=ewa&role=admin", false)]
    [InlineData("?q=nobody", false)]
    [InlineData("?deactivated=true", false)]
    public async Task People_are_found_by_what_is_known_of_them(string query, bool found)
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email, Roles.Moderator, person => person.DisplayName = "Ewa Kowąlska");

        var page = await (await Facilitator.SignInAsync(app, "admin")).Client.PageAsync("/manage/people" + query);

        Assert.Equal(found, page.Contains(Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_is_filtered_and_its_file_has_no_formula()
    {
        await using var app = new TestApp();
        var staff = await Accounts.MakeAsync(app, Email, Roles.Staff, person => person.DisplayName = "=Éwa()");
        await app.InDbAsync(async db =>
        {
            db.AuditEntries.AddRange(
                AuditEntry.Of(staff, "thing.made", "Thing", Guid.CreateVersion7(), new DateTime(2026, 3, 1, 23, 59, 0, DateTimeKind.Utc), after: new { Title = "First" }),
                AuditEntry.Of(staff, "thing.made", "Other", Guid.CreateVersion7(), new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc), after: new { Title = "Second" }),
                AuditEntry.Of(actor: null, "thing.gone", "Thing", Guid.CreateVersion7(), new DateTime(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc), before: new { Title = "Third" }));
            return await db.SaveChangesAsync();
        });
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;

        foreach (var (query, expected) in new[]
        {
            (string.Empty, "First Second Third"), ("?act=thing.made", "First Second"), ("?kind=Thing", "First Third"), ("?actor=ewa", "First Second"),
            ("?from=2026-03-02", "Second Third"), ("?to=2026-03-01", "First"), ("?from=2026-03-02&to=2026-03-02", "Second"), ("?from=nonsense", "First Second Third"),
        })
        {
            foreach (var path in new[] { "/manage/audit", "/manage/audit.csv" })
            {
                var page = await admin.PageAsync(path + query);
                Assert.Equal((path, query, expected), (path, query, string.Join(' ', new[] { "First", "Second", "Third" }.Where(title => page.Contains(title, StringComparison.Ordinal)))));
            }
        }

        Assert.Contains("'=Éwa()", await admin.PageAsync("/manage/audit.csv"), StringComparison.Ordinal);
    }

    private static async Task ActAsync(HttpClient admin, Guid id, string act, params (string, string)[] fields) =>
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SendAsync($"/manage/people/{id}?handler={act}", Form.Token(await admin.PageAsync($"/manage/people/{id}")), fields)).StatusCode);
}
