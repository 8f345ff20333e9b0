using System.Net;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Live;

/// <summary>The real hub over real WebSockets: who is let in, and what arrives.</summary>
public sealed class HubTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_vote_is_pushed_to_everybody_in_their_language_with_a_revision_that_shows_it()
    {
        await using var app = new TestApp(onPort: true);
        using var voter = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        using var reader = await new Phone(app.Address, "fr").JoinAsync(StakeholderGroup.Educator);
        using var host = await new Phone(app.Address).SignInAsync("facilitator");
        using var projector = new Phone(app.Address);
        await using var room = await voter.ListenAsync(Audience.Room);
        await using var frenchRoom = await reader.ListenAsync(Audience.Room);
        await using var console = await host.ListenAsync(Audience.Hosts);
        await using var screen = await projector.ListenAsync(Audience.Screen);

        Assert.Equal(HttpStatusCode.OK, (await voter.Guest.AnswerAsync(Consent.Agree)).StatusCode);

        var mine = await room.UntilAsync(push => Shows(push, "count", "<strong class=\"figure\">1</strong>"), Patience);
        var french = await frenchRoom.UntilAsync(push => Shows(push, "count", "<strong class=\"figure\">1</strong>"), Patience);
        await console.UntilAsync(push => Shows(push, "console-count", "1 of 35 have answered"), Patience);
        await screen.UntilAsync(push => Shows(push, "screen-count", "1 <span class=\"of\">"), Patience);
        Assert.Equal(mine.Revision, french.Revision);
        Assert.NotEqual(mine.Html, french.Html);
        var asked = await voter.SeeAsync(RoomRegions.Count);
        Assert.True(asked.Revision >= mine.Revision);
        Assert.Equal(mine.Html, asked.Html);

        // Each hears its own regions only.
        Assert.All(room.Pushes.Concat(frenchRoom.Pushes), push => Assert.Contains(push.Key.Split('/')[2], new[] { "stage", "count" }));
        Assert.All(console.Pushes, push => Assert.StartsWith("w/k7m2qp/console", push.Key, StringComparison.Ordinal));
        Assert.All(screen.Pushes, push => Assert.StartsWith("w/k7m2qp/screen", push.Key, StringComparison.Ordinal));
        Assert.Equal(["w/k7m2qp/count"], (await room.Revisions).Keys.Where(key => key.EndsWith("count", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Closing_is_pushed_as_a_whole_stage()
    {
        await using var app = new TestApp(onPort: true);
        using var guest = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        using var host = await new Phone(app.Address).SignInAsync("facilitator");
        await using var room = await guest.ListenAsync(Audience.Room);

        Assert.Equal(HttpStatusCode.OK, (await host.Facilitator.ActAsync("close")).StatusCode);
        await room.UntilAsync(push => Shows(push, "stage", "data-state=\"closed\""), Patience);
        Assert.Equal(HttpStatusCode.OK, (await host.Facilitator.ActAsync("reveal")).StatusCode);
        var revealed = await room.UntilAsync(push => Shows(push, "stage", "data-state=\"revealed\""), Patience);
        Assert.True((await guest.SeeAsync(RoomRegions.Stage)).Revision >= revealed.Revision);
        var revisions = room.Pushes.Where(push => push.Key == "w/k7m2qp/stage").Select(push => push.Revision).ToList();
        Assert.Equal(revisions.Distinct().Order(), revisions);
    }

    [Fact]
    public async Task The_hub_lets_in_whom_the_pages_let_in_and_nobody_else()
    {
        await using var app = new TestApp(onPort: true);
        using var stranger = new Phone(app.Address);
        using var participant = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        using var member = await new Phone(app.Address).SignInAsync("member");
        using var facilitator = await new Phone(app.Address).SignInAsync("facilitator");

        foreach (var (who, query, isIn) in new[]
        {
            (participant, "w=k7m2qp&as=room", true),
            (facilitator, "w=k7m2qp&as=hosts", true),
            (stranger, "w=k7m2qp&as=screen", true),
            (stranger, "w=k7m2qp&as=room", false),
            (facilitator, "w=k7m2qp&as=room", false),
            (participant, "w=w4n8tz&as=room", false),
            (stranger, "w=k7m2qp&as=hosts", false),
            (participant, "w=k7m2qp&as=hosts", false),
            (member, "w=k7m2qp&as=hosts", false),
            (stranger, "w=zzzzz9&as=screen", false),
            (facilitator, "w=zzzzz9&as=hosts", false),
            (participant, "w=k7m2qp&as=everybody", false),
            (participant, "w=k7m2qp&as=7", false),
            (participant, "w=k7m2qp", false),
            (participant, string.Empty, false),
        })
        {
            var status = await who.HandshakeAsync(query);
            Assert.Equal((query, isIn), (query, status == HttpStatusCode.SwitchingProtocols));
            Assert.True((int)status < 500);
        }
    }

    [Fact]
    public async Task A_removed_participant_is_refused()
    {
        await using var app = new TestApp(onPort: true);
        using var removed = await new Phone(app.Address).JoinAsync(StakeholderGroup.Learner);
        await app.InDbAsync(async db =>
        {
            (await db.Participants.OrderByDescending(who => who.Id).FirstAsync()).RemovedAt = DateTime.UtcNow;
            return await db.SaveChangesAsync();
        });

        Assert.NotEqual(HttpStatusCode.SwitchingProtocols, await removed.HandshakeAsync("w=k7m2qp&as=room"));
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("http://127.0.0.1.elsewhere.example")]
    [InlineData("null")]
    public async Task A_page_of_somebody_else_cannot_listen_with_the_cookies_of_a_participant(string origin)
    {
        await using var app = new TestApp(onPort: true);
        using var participant = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);

        Assert.Equal(HttpStatusCode.Forbidden, await participant.HandshakeAsync("w=k7m2qp&as=room", origin));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await participant.HandshakeAsync("w=k7m2qp&as=room", app.Address.GetLeftPart(UriPartial.Authority)));
    }

    /// <summary>A socket stays open for hours: what decided at its handshake, a DbContext above all, is given back before.</summary>
    [Fact]
    public async Task An_open_connection_keeps_none_of_the_services_that_let_it_in()
    {
        var decisions = new Decisions();
        await using var app = new TestApp(onPort: true, services: services => services.AddScoped<IAuthorizationHandler>(_ => new Witness(decisions)));
        using var guest = await new Phone(app.Address).JoinAsync(StakeholderGroup.Employer);
        var before = decisions.Asked;
        await using var room = await guest.ListenAsync(Audience.Room);
        await room.Revisions.WaitAsync(Patience);

        Assert.True(decisions.Asked > before);
        Assert.Equal(0, decisions.Kept);
        // The connection hears for all that.
        Assert.Equal(HttpStatusCode.OK, (await guest.Guest.AnswerAsync(Consent.Agree)).StatusCode);
        await room.UntilAsync(push => Shows(push, "count", "<strong class=\"figure\">1</strong>"), Patience);
    }

    /// <summary>How often somebody was asked, and how many who were asked are still held.</summary>
    private sealed class Decisions
    {
        public int Asked;
        public int Kept;
    }

    private sealed class Witness : IAuthorizationHandler, IDisposable
    {
        private readonly Decisions decisions;

        public Witness(Decisions decisions)
        {
            this.decisions = decisions;
            Interlocked.Increment(ref decisions.Asked);
            Interlocked.Increment(ref decisions.Kept);
        }

        public Task HandleAsync(AuthorizationHandlerContext context) => Task.CompletedTask;

        public void Dispose() => Interlocked.Decrement(ref decisions.Kept);
    }

    private static bool Shows(Push push, string name, string text) =>
        push.Key == $"w/k7m2qp/{name}" && push.Html?.Contains(text, StringComparison.Ordinal) == true;
}
