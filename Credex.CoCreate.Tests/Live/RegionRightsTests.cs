using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Live;

/// <summary><c>GET /live/…</c>: the regions for those who may see them.</summary>
public sealed class RegionRightsTests
{
    [Fact]
    public async Task Each_region_is_for_its_audience_only()
    {
        await using var app = new TestApp(onPort: true);
        using var stranger = new Phone(app.Address);
        using var participant = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        using var member = await new Phone(app.Address).SignInAsync("member");
        using var facilitator = await new Phone(app.Address).SignInAsync("facilitator");
        using var staff = await new Phone(app.Address).SignInAsync("staff");
        var people = new[] { stranger, participant, member, facilitator, staff };

        foreach (var (names, expected) in new (string[] Names, HttpStatusCode[] Expected)[]
        {
            ([RoomRegions.Stage, RoomRegions.Count], [HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized]),
            ([RoomRegions.Console, RoomRegions.ConsoleCount, RoomRegions.ConsoleDecision], [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK]),
            ([RoomRegions.Screen, RoomRegions.ScreenCount], [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK]),
        })
        {
            foreach (var name in names)
            {
                var responses = await Task.WhenAll(people.Select(person => person.RegionAsync(name)));
                Assert.Equal((name, string.Join(' ', expected)), (name, string.Join(' ', responses.Select(response => response.StatusCode))));
                Assert.All(responses.Where(response => response.StatusCode == HttpStatusCode.OK), response => Assert.True(response.Headers.CacheControl?.NoStore));
                Assert.All(responses.Where(response => response.StatusCode != HttpStatusCode.OK), response => Assert.False(response.Headers.Contains("X-Revision")));
            }
        }
    }

    [Fact]
    public async Task A_participant_of_one_room_is_a_stranger_in_the_next_and_a_removed_one_in_their_own()
    {
        await using var app = new TestApp(onPort: true);
        using var participant = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        using var removed = await new Phone(app.Address).JoinAsync(StakeholderGroup.Learner);
        await app.InDbAsync(async db =>
        {
            (await db.Participants.OrderByDescending(who => who.Id).FirstAsync()).RemovedAt = DateTime.UtcNow;
            return await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.Unauthorized, (await participant.RegionAsync(RoomRegions.Stage, "w4n8tz")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await removed.RegionAsync(RoomRegions.Stage)).StatusCode);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        await using var app = new TestApp(onPort: true);
        using var staff = await new Phone(app.Address).SignInAsync("staff");

        Assert.Equal(HttpStatusCode.NotFound, (await staff.RegionAsync("nothing")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.RegionAsync(RoomRegions.Screen, "zzzzz9")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.RegionAsync(RoomRegions.Console, "zzzzz9")).StatusCode);
    }

    [Fact]
    public async Task The_regions_of_a_projector_cannot_be_used_to_guess_codes()
    {
        await using var app = new TestApp(onPort: true);
        using var guesser = new Phone(app.Address);

        var statuses = new List<HttpStatusCode>();
        for (var guess = 0; guess < 60; guess++)
        {
            statuses.Add((await guesser.RegionAsync(RoomRegions.ScreenCount, $"zzzz{2 + (guess / 8)}{2 + (guess % 8)}")).StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, (await guesser.RegionAsync(RoomRegions.ScreenCount)).StatusCode);
    }

    [Fact]
    public async Task The_revision_grows_with_every_change_and_the_region_shows_it()
    {
        await using var app = new TestApp(onPort: true);
        using var phone = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        var before = await phone.SeeAsync(RoomRegions.Count);
        Assert.DoesNotContain("<strong class=\"figure\">1</strong>", before.Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await phone.Guest.AnswerAsync(Consent.Agree)).StatusCode);

        var until = DateTime.UtcNow.AddSeconds(5);
        var after = before;
        while (after.Revision <= before.Revision || !after.Html.Contains("<strong class=\"figure\">1</strong>", StringComparison.Ordinal))
        {
            Assert.True(DateTime.UtcNow < until, "The region does not show it.");
            await Task.Delay(50);
            var next = await phone.SeeAsync(RoomRegions.Count);
            Assert.True(next.Revision >= after.Revision);
            after = next;
        }
    }

    [Fact]
    public async Task The_clock_in_a_region_is_the_servers_now_also_when_nothing_has_changed_for_a_while()
    {
        await using var app = new TestApp(onPort: true);
        using var late = await new Phone(app.Address).JoinAsync(StakeholderGroup.Learner);
        await (await Facilitator.SignInAsync(app)).ActAsync("extend");
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        await late.SeeAsync(RoomRegions.Stage);
        await Task.Delay(TimeSpan.FromSeconds(2.5));

        var html = (await late.SeeAsync(RoomRegions.Stage)).Html;

        // A browser counts down from this instant: an old one makes the time left too long for whoever comes late.
        var now = DateTime.Parse(html.Split("data-now=\"")[1].Split('"')[0], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal);
        Assert.InRange((DateTime.UtcNow - now).TotalSeconds, -1, 1.5);
    }
}
