using System.Net;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>A timer that closes by itself: what counts is the stored instant and the server's clock.</summary>
public sealed class TimerTests
{
    private const string Code = DemoWorkshops.ComingCode;
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_vote_closes_by_itself_and_refuses_what_comes_later()
    {
        await using var app = Start();
        var (host, guest) = await OpenAsync(app);
        var room = await guest.RoomAsync();

        clock.Advance(TimeSpan.FromSeconds(89));
        Assert.Equal(HttpStatusCode.OK, (await guest.AnswerAsync(7)).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(1));

        var late = await guest.PostAsync(room, handler: null, ("item", Form.Hidden(room, "item")), ("attempt", "1"), ("value", "1"), ("seq", "2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains("data-value=\"7\"", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("data-state=\"counting\"", await guest.RoomAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await host.ActAsync("extend")).StatusCode);
    }

    [Fact]
    public async Task A_result_comes_only_when_nothing_is_written_any_more()
    {
        await using var app = Start();
        var (host, _) = await OpenAsync(app);
        await (await app.JoinAllAsync(5, StakeholderGroup.Learner, Code)).AnswerAllAsync(8);

        clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(HttpStatusCode.Conflict, (await host.ActAsync("reveal")).StatusCode);
        clock.Advance(RoundItem.Grace - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.Conflict, (await host.ActAsync("reveal")).StatusCode);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("reveal")).StatusCode);
    }

    [Fact]
    public async Task A_minute_more_is_a_minute_more()
    {
        await using var app = Start();
        var (host, guest) = await OpenAsync(app);
        var ends = (await app.CurrentItemAsync(Code)).ClosesAt;

        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("extend")).StatusCode);
        Assert.Equal(ends + TimeSpan.FromMinutes(1), (await app.CurrentItemAsync(Code)).ClosesAt);
        clock.Advance(TimeSpan.FromSeconds(149));
        Assert.Equal(HttpStatusCode.OK, (await guest.AnswerAsync(3)).StatusCode);
        Assert.Equal("clause.extended", (await app.ActsAsync())[^1]);
    }

    [Fact]
    public async Task Listeners_are_told_that_the_time_is_up_without_anybody_acting()
    {
        await using var app = Start();
        await OpenAsync(app);
        var key = new RegionKey(Code, RoomRegions.Stage).ToString();
        var before = 0;
        await RoomSteps.WaitAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            var row = await RegionAsync(app, key);
            before = row.Revision;
            return row.DirtyAt is null;
        });

        await RoomSteps.WaitAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            return (await app.CurrentItemAsync(Code)).StateAt(clock.GetUtcNow().UtcDateTime) == ItemState.Closed && (await RegionAsync(app, key)).Revision > before;
        });
    }

    [Fact]
    public async Task A_vote_without_a_timer_goes_on_until_somebody_closes_it_or_starts_one()
    {
        await using var app = Start();
        var host = await Facilitator.SignInAsync(app);

        clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(ItemState.Open, (await app.CurrentItemAsync()).StateAt(clock.GetUtcNow().UtcDateTime));

        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("extend")).StatusCode);
        clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(ItemState.Counting, (await app.CurrentItemAsync()).StateAt(clock.GetUtcNow().UtcDateTime));
    }

    private static Task<LiveRegion> RegionAsync(TestApp app, string key) => app.InDbAsync(db => db.LiveRegions.AsNoTracking().SingleAsync(row => row.Key == key));

    private TestApp Start() => new(services: services => services.AddSingleton<TimeProvider>(clock));

    private static async Task<(Facilitator Host, Guest Guest)> OpenAsync(TestApp app)
    {
        var host = await Facilitator.SignInAsync(app, code: Code);
        await host.RoomActAsync("start");
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        return (host, await Guest.JoinAsync(app, StakeholderGroup.Learner, code: Code));
    }
}
