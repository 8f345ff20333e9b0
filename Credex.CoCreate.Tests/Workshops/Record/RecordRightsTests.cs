using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Record;

/// <summary>Who may read the record, at each time and for each audience: the page and its files alike.</summary>
public sealed class RecordRightsTests
{
    [Fact]
    public async Task Each_visitor_sees_what_the_audience_says_and_nothing_before_the_end()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var participant = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var removed = await Guest.JoinAsync(app, StakeholderGroup.Learner, name: "Removed");
        var visitors = new Dictionary<string, HttpClient>(StringComparer.Ordinal)
        {
            ["host"] = host.Client,
            ["staff"] = (await Facilitator.SignInAsync(app, "staff")).Client,
            ["participant"] = participant.Client,
            ["removed"] = removed.Client,
            ["anonymous"] = app.Browser(),
            ["facilitator of another"] = (await OtherFacilitatorAsync(app)).Client,
            ["member"] = (await Facilitator.SignInAsync(app, "member")).Client,
        };
        await RemoveAsync(app, host);
        string[] hosts = ["host", "staff"];
        string[] participants = [.. hosts, "participant"];

        await CheckAsync(visitors, who => hosts.Contains(who) ? "record" : "not yet");
        await host.EndAsync();
        await CheckAsync(visitors, who => participants.Contains(who) ? "record" : "403");
        await app.ChooseAsync(workshop => workshop.RecordAudience = RecordAudience.Hosts);
        await CheckAsync(visitors, who => hosts.Contains(who) ? "record" : "403");
        await app.ChooseAsync(workshop => workshop.RecordAudience = RecordAudience.Everybody);
        await CheckAsync(visitors, _ => "record");
        await app.ChooseAsync(workshop => workshop.IsRehearsal = true);
        await CheckAsync(visitors, who => hosts.Contains(who) ? "record" : "404");
    }

    [Fact]
    public async Task A_refusal_says_who_can_read_it_and_a_workshop_that_does_not_exist_has_none()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await host.EndAsync();

        var refused = await (await app.Browser().GetAsync(RecordApp.Page)).Content.ReadAsStringAsync();
        Assert.Contains("Those who took part can read it", refused, StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", refused, StringComparison.Ordinal);
        Assert.DoesNotContain(TestApp.Code, refused, StringComparison.OrdinalIgnoreCase);

        foreach (var path in new[] { "/workshops/no-such-workshop/record", "/workshops/no-such-workshop/record.xlsx", $"{RecordApp.Page}.csv", $"{RecordApp.Page}/none" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await (await Facilitator.SignInAsync(app, "staff")).Client.GetAsync(path)).StatusCode));
        }
    }

    [Fact]
    public async Task A_preview_says_that_it_is_one()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);

        Assert.Contains("until then this is a preview", await host.Client.PageAsync(RecordApp.Page), StringComparison.Ordinal);
        Assert.Contains("made by itself when the workshop ends", await app.Browser().PageAsync(RecordApp.Page), StringComparison.Ordinal);
        await host.EndAsync();
        Assert.DoesNotContain("this is a preview", await host.Client.PageAsync(RecordApp.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_hosts_and_staff_edit()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var participant = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await host.EndAsync();

        Assert.Contains("/record/edit", await host.Client.PageAsync(RecordApp.Page), StringComparison.Ordinal);
        Assert.DoesNotContain("/record/edit", await participant.Client.PageAsync(RecordApp.Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await Facilitator.SignInAsync(app, "staff")).Client.GetAsync($"{RecordApp.Page}/edit")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await participant.Client.GetAsync($"{RecordApp.Page}/edit")).StatusCode);
        var other = await OtherFacilitatorAsync(app);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Client.GetAsync($"{RecordApp.Page}/edit")).StatusCode);
        var token = Form.Token(await other.Client.PageAsync("/account"));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Client.SendAsync($"{RecordApp.Page}/edit", token, ("revision", "0"), ("summary.en", "Mine"), ("audience", "Everybody"))).StatusCode);
        Assert.Null(await app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).Select(one => one.Summary).SingleAsync()));
    }

    private static async Task CheckAsync(Dictionary<string, HttpClient> visitors, Func<string, string> expected)
    {
        foreach (var (name, client) in visitors)
        {
            var response = await client.GetAsync(RecordApp.Page);
            var page = await response.Content.ReadAsStringAsync();
            var got = response.StatusCode != HttpStatusCode.OK ? ((int)response.StatusCode).ToString() : page.Contains("id=\"agenda\"", StringComparison.Ordinal) ? "record" : "not yet";
            Assert.Equal((name, expected(name)), (name, got));
            foreach (var format in new[] { "xlsx", "zip" })
            {
                var file = (int)(await client.GetAsync($"{RecordApp.Page}.{format}")).StatusCode;
                Assert.Equal((name, expected(name) switch { "record" => 200, "403" => 403, _ => 404 }), (name, file));
            }
        }
    }

    private static async Task RemoveAsync(TestApp app, Facilitator host)
    {
        var id = await app.InDbAsync(db => db.Participants.Where(who => who.Name == "Removed").Select(who => who.Id).SingleAsync());
        var people = await host.Client.PageAsync($"/w/{TestApp.Code}/host/people?remove={id}");
        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.SendAsync($"/w/{TestApp.Code}/host/people?handler=Remove", Form.Token(people), ("id", id.ToString()))).StatusCode);
    }

    /// <summary>A facilitator whom this workshop does not name.</summary>
    private static async Task<Facilitator> OtherFacilitatorAsync(TestApp app)
    {
        await app.InDbAsync(async db =>
        {
            var moderator = await db.Users.SingleAsync(person => person.Email == "moderator@demo.example");
            var role = await db.Roles.SingleAsync(one => one.Name == Roles.Facilitator);
            if (!await db.UserRoles.AnyAsync(one => one.UserId == moderator.Id && one.RoleId == role.Id))
            {
                db.UserRoles.Add(new() { UserId = moderator.Id, RoleId = role.Id });
            }

            return await db.SaveChangesAsync();
        });
        return await Facilitator.SignInAsync(app, "moderator");
    }
}
