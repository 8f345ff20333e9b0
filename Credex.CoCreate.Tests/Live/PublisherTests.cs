using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Live;

/// <summary>The pace of the pushes, and the sweep that finds what a server left behind when it died.</summary>
public sealed class PublisherTests
{
    private const string Count = "w/k7m2qp/count";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SweptWithin = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Sixty_quick_votes_are_pushed_at_most_every_quarter_second_and_the_last_push_shows_all()
    {
        await using var app = new TestApp(onPort: true);
        var phones = await Task.WhenAll(Enumerable.Range(0, 20).Select(place => new Phone(app.Address).JoinAsync(StakeholderGroups.All[place % 7])));
        await using var room = await phones[0].ListenAsync(Audience.Room);

        // Each answers, and changes the answer twice.
        var began = room.Now;
        var answers = await Task.WhenAll(phones.Select(async phone => new[]
        {
            (await phone.Guest.AnswerAsync(Consent.Agree)).StatusCode,
            (await phone.Guest.AnswerAsync(Consent.Disagree)).StatusCode,
            (await phone.Guest.AnswerAsync(Consent.Abstain)).StatusCode,
        }));

        Assert.All(answers.SelectMany(one => one), status => Assert.Equal(HttpStatusCode.OK, status));
        await room.UntilAsync(push => push.Key == Count && Figure(push.Html!) == 20, Patience);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var pushes = room.Pushes.Where(push => push.Key == Count).ToList();
        var (last, revision) = (pushes[^1], await app.InDbAsync(db => db.LiveRegions.Where(row => row.Key == Count).Select(row => row.Revision).SingleAsync()));
        Assert.Equal((20, revision), (Figure(last.Html!), last.Revision));
        Assert.Equal(pushes.Select(push => push.Revision).Distinct().Order(), pushes.Select(push => push.Revision));

        // From before the first vote, and not between pushes: a first one that arrives late makes no faster pace.
        var most = 2 + (int)((last.At - began) / Publisher.Pace);
        Assert.InRange(pushes.Count, 1, most);
        Assert.True(pushes.Count < 60);
        Array.ForEach(phones, phone => phone.Dispose());
    }

    [Fact]
    public async Task A_phone_that_takes_nothing_any_more_holds_up_nobody_else()
    {
        await using var app = new TestApp(onPort: true);
        await SleeperHoldsUpNobodyAsync(app, async push =>
        {
            // More than all buffers on the way to it hold; who is awake takes it.
            var filling = Enumerable.Range(0, 800).Select(_ => push(16_000)).ToList();
            await Task.Delay(TimeSpan.FromSeconds(1));
            Assert.Contains(filling, one => !one.IsCompleted);
        });
    }

    /// <summary>There the framework sends on, and waits for the slowest: the largest pushes of half a minute are held for it, and after half a minute it is given up.</summary>
    [Fact]
    public async Task Nor_does_it_where_a_backplane_carries_the_pushes()
    {
        var redis = Environment.GetEnvironmentVariable("COCREATE_TEST_REDIS");
        Assert.SkipUnless(redis is { Length: > 0 }, "No Redis: ./test.sh starts one, or name a server in COCREATE_TEST_REDIS.");
        await using var app = new TestApp(onPort: true, settings: new() { ["ConnectionStrings:Redis"] = redis, ["Redis:Prefix"] = $"test-{Guid.NewGuid():N}" });
        await SleeperHoldsUpNobodyAsync(app, async push =>
        {
            for (var sent = TimeSpan.Zero; sent < TimeSpan.FromSeconds(30); sent += Publisher.Pace)
            {
                await push(15_000);
            }
        });
    }

    /// <param name="fill">Sends what a phone that has fallen asleep does not take; it is given a push of so many characters.</param>
    private static async Task SleeperHoldsUpNobodyAsync(TestApp app, Func<Func<int, Task>, Task> fill)
    {
        using var asleep = await new Phone(app.Address).JoinAsync(StakeholderGroup.Educator);
        using var voter = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        using var host = await new Phone(app.Address).SignInAsync("facilitator");
        await using var room = await voter.ListenAsync(Audience.Room);
        using var pocket = await asleep.FallAsleepAsync(Audience.Room);
        var listeners = app.Services.GetRequiredService<IHubContext<LiveHub>>().Clients.Group(new ListenerGroup(TestApp.Code, Audience.Room, "en").ToString());
        await fill(size => listeners.SendAsync("region", "w/k7m2qp/filling", 1, new string('x', size)));

        foreach (var answer in new[] { "close", "reveal" })
        {
            Assert.Equal(HttpStatusCode.OK, (await host.Facilitator.ActAsync(answer)).StatusCode);
            await room.UntilAsync(push => push is { Key: "w/k7m2qp/stage", Html: { } html } && html.Contains($"data-state=\"{answer}", StringComparison.Ordinal), TimeSpan.FromSeconds(3));
        }
    }

    [Fact]
    public async Task A_region_that_a_server_left_dirty_when_it_died_is_announced_within_eight_seconds()
    {
        await using var app = new TestApp(onPort: true);
        using var phone = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        await using var room = await ListenQuietlyAsync(phone);

        await CommitAndDieAsync(app, DateTime.UtcNow);

        var announced = await room.UntilAsync(push => push is { Key: Count, Html: null }, SweptWithin);
        var asked = await phone.SeeAsync(RoomRegions.Count);
        Assert.True(asked.Revision >= announced.Revision);
        Assert.Equal(1, Figure(asked.Html));
    }

    [Fact]
    public async Task So_is_one_left_by_a_server_whose_clock_is_a_second_behind_just_after_another_has_published()
    {
        await using var app = new TestApp(onPort: true);
        using var phone = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        await using var room = await ListenQuietlyAsync(phone);
        Assert.Equal(HttpStatusCode.OK, (await phone.Guest.AnswerAsync(Consent.Agree)).StatusCode);
        var published = await room.UntilAsync(push => push.Key == Count && push.Html is { } html && Figure(html) == 1, Patience);

        await CommitAndDieAsync(app, DateTime.UtcNow.AddSeconds(-1));

        var announced = await room.UntilAsync(push => push.Key == Count && push.Revision > published.Revision && (push.Html is null || Figure(push.Html) == 2), SweptWithin);
        var asked = await phone.SeeAsync(RoomRegions.Count);
        Assert.True(asked.Revision >= announced.Revision);
        Assert.Equal(2, Figure(asked.Html));
    }

    [Fact]
    public async Task What_was_sent_is_no_longer_marked_when_another_server_would_take_it_for_left_behind()
    {
        await using var app = new TestApp(onPort: true);
        using var phone = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        await using var room = await ListenQuietlyAsync(phone);

        // Twice, so that a sweep that happens to come in between does not hide it. Else every phone would fetch what it has.
        for (var vote = 1; vote <= 2; vote++)
        {
            var known = room.Pushes.Max(push => push.Revision);
            Assert.Equal(HttpStatusCode.OK, (await phone.Guest.AnswerAsync(vote)).StatusCode);
            await room.UntilAsync(push => push.Key == Count && push.Revision > known, Patience);
            await Task.Delay(TimeSpan.FromSeconds(1.8));
            Assert.False(await app.InDbAsync(db => db.LiveRegions.AnyAsync(row => row.Key == Count && row.DirtyAt != null)));
        }

        Assert.DoesNotContain(room.Pushes, push => push.Html is null);
    }

    /// <summary>
    /// Joining is the first revision, and being here the second, a moment later: what is tested begins after it. The first may still be on its way when listening begins; taken for the
    /// second, that one would come in the middle of the test and bring along what it is about.
    /// </summary>
    private static async Task<Listener> ListenQuietlyAsync(Phone phone)
    {
        var room = await phone.ListenAsync(Audience.Room);
        await room.UntilAsync(push => push is { Key: Count, Revision: >= 2 }, Patience);
        await Task.Delay(2 * Publisher.Pace);
        return room;
    }

    /// <summary>An answer of somebody of the demo, committed with its marks, by a server that then says nothing to anybody.</summary>
    private static Task<bool> CommitAndDieAsync(TestApp app, DateTime itsNow) => app.InDbAsync(db => db.WriteAsync(
        async () =>
        {
            var round = await (from workshop in db.Workshops join one in db.Rounds on workshop.CurrentActivityId equals one.ActivityId where workshop.Code == TestApp.Code select one).SingleAsync();
            var voter = await db.RoundEntries.Where(entry => entry.RoundId == round.Id).OrderBy(entry => entry.VoterId).Select(entry => entry.VoterId).FirstAsync();
            db.Ratings.Add(new Rating { RoundItemId = round.CurrentItemId!.Value, VoterId = voter, Attempt = 1, Value = Consent.Agree, Seq = 1, At = itsNow });
            await db.TouchRegionsAsync(RoomRegions.Counts(TestApp.Code).Select(key => key.ToString()), itsNow, default);
            return true;
        },
        default));

    private static int Figure(string html) => int.Parse(html.Split("<strong class=\"figure\">")[1].Split('<')[0], System.Globalization.CultureInfo.InvariantCulture);
}
