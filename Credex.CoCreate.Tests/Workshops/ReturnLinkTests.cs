using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>The same browser resumes; a personal link serves browsers that forget.</summary>
public sealed partial class ReturnLinkTests
{
    [Fact]
    public async Task Another_browser_is_the_same_person_with_the_same_answers()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        await guest.AnswerAsync(2);
        var link = await LinkAsync(guest);
        var other = new Guest(app.Browser(), TestApp.Code);

        var asked = await other.Client.PageAsync(link);
        var back = await other.Client.SendAsync(link, Form.Token(asked), ("once", Form.Hidden(asked, "once")));

        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("Educator", asked, StringComparison.Ordinal);
        Assert.Contains("data-value=\"2\"", await other.RoomAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await app.InDbAsync(db => db.Participants.CountAsync(one => !one.IsSimulated && one.Group == StakeholderGroup.Educator && db.ParticipantKeys.Any(key => key.ParticipantId == one.Id))));
    }

    [Fact]
    public async Task A_new_link_replaces_the_one_before_and_looking_at_one_does_nothing()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        var old = await LinkAsync(guest);
        var preview = app.Browser();
        await preview.PageAsync(old);
        var fresh = await LinkAsync(guest);

        var replaced = await app.Browser().GetAsync(old);
        Assert.Equal(HttpStatusCode.NotFound, replaced.StatusCode);
        Assert.Contains("a newer one has taken its place", await replaced.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync(fresh)).StatusCode);
        Assert.Contains("name=\"group\"", await preview.PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_is_somebody_else_stays_that_and_a_removed_person_stays_removed()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        var id = await app.LatestParticipantAsync();
        var link = await LinkAsync(guest);
        var somebody = await Guest.JoinAsync(app, StakeholderGroup.Learner);

        var refused = await somebody.Client.SendAsync(link, Form.Token(await somebody.Client.PageAsync(link)));
        await host.RemoveAsync(id);
        var back = app.Browser();
        await back.SendAsync(link, Form.Token(await back.PageAsync(link)));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("data-state=\"removed\"", await back.PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_of_one_workshop_and_only_its_hash_is_stored()
    {
        await using var app = new TestApp();
        await OtherRoom.AddAsync(app);
        var link = await LinkAsync(await Guest.JoinAsync(app, StakeholderGroup.Educator));
        var secret = link.Split('/')[^1];

        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync($"/w/{OtherRoom.Code}/return/{secret}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync($"/w/{TestApp.Code}/return/nonsense")).StatusCode);
        Assert.DoesNotContain(secret, string.Join(' ', (await app.InDbAsync(db => db.ParticipantKeys.Select(key => key.KeyHash).ToListAsync())).Select(Convert.ToBase64String)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await app.Browser().GetAsync($"/w/{TestApp.Code}/link")).StatusCode);
    }

    [Fact]
    public async Task The_form_of_the_door_sent_twice_at_once_makes_one_participant()
    {
        await using var app = new TestApp();
        var client = app.Browser();
        var door = await client.PageAsync($"/w/{TestApp.Code}");
        var before = await app.InDbAsync(db => db.Participants.CountAsync());
        Task<HttpResponseMessage> Send() => client.SendAsync(
            $"/w/{TestApp.Code}", Form.Token(door), ("once", Form.Hidden(door, "once")), ("group", "Learner"), ("country", "PT"), ("consent", "true"));

        await Task.WhenAll(Send(), Send(), Send());

        Assert.Equal(before + 1, await app.InDbAsync(db => db.Participants.CountAsync()));
    }

    private static async Task<string> LinkAsync(Guest guest)
    {
        var page = await guest.Client.PageAsync($"/w/{TestApp.Code}/link");
        var made = await guest.Client.SendAsync($"/w/{TestApp.Code}/link", Form.Token(page));
        return new Uri(Address().Match(await made.Content.ReadAsStringAsync()).Value).AbsolutePath;
    }

    [GeneratedRegex("http[^\"]+/return/[^\"]+", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
