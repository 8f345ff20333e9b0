using System.Diagnostics;
using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Tests.Live;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Servers;

/// <summary>Two servers are one room: nobody sees which of them they are at.</summary>
[Collection(ScaleCollection.Name)]
public sealed class TwoServersTests(TwoServers servers, ITestOutputHelper output) : IClassFixture<TwoServers>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweptWithin = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_vote_on_one_server_is_seen_on_the_other()
    {
        await servers.RequireAsync();
        using var voter = await new Phone(servers.A.Address).JoinAsync(StakeholderGroup.Employer);
        var (reader, room) = await TwoServers.ListenAtAsync(servers.B);
        await using var listening = room;
        var before = Room.Figure((await reader.SeeAsync(RoomRegions.Count)).Html);

        Assert.Equal(HttpStatusCode.OK, (await voter.Guest.AnswerAsync(Consent.Agree)).StatusCode);
        var watch = Stopwatch.StartNew();
        var push = await room.UntilAsync(push => push.Counts(before + 1), Patience);
        output.WriteLine($"A vote on A was on the phone at B {watch.ElapsedMilliseconds} ms after its acknowledgement.");

        var asked = await reader.SeeAsync(RoomRegions.Count);
        Assert.True(asked.Revision >= push.Revision);
        Assert.Equal(before + 1, Room.Figure(asked.Html));
        reader.Dispose();
    }

    [Fact]
    public async Task What_the_host_does_on_one_server_is_seen_on_the_other()
    {
        await servers.RequireAsync();
        var (reader, room) = await TwoServers.ListenAtAsync(servers.A);
        await using var listening = room;
        using var host = servers.AdminAt(servers.B);

        Assert.Equal(HttpStatusCode.OK, (await host.Facilitator.ActAsync("close")).StatusCode);
        await room.UntilAsync(push => push.Stage("closed"), Patience);
        Assert.Equal(HttpStatusCode.OK, (await host.Facilitator.ActAsync("reveal")).StatusCode);
        await room.UntilAsync(push => push.Stage("revealed"), Patience);
        Assert.Contains("data-state=\"revealed\"", (await reader.SeeAsync(RoomRegions.Stage)).Html, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await host.Facilitator.ActAsync("next")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Facilitator.ActAsync("open")).StatusCode);
        await room.UntilAsync(push => push.Stage("open"), Patience);
        Assert.Equal(HttpStatusCode.OK, (await reader.Guest.AnswerAsync(Consent.Agree)).StatusCode);
        await room.UntilAsync(push => push.Counts(1), Patience);
        reader.Dispose();
    }

    [Fact]
    public async Task One_voter_on_both_servers_at_the_same_time_has_one_answer_which_is_the_acknowledged_one()
    {
        await servers.RequireAsync();
        var phones = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new Phone(servers.A.Address).JoinAsync(StakeholderGroup.Professional)));
        for (var seq = 1; seq <= 4; seq++)
        {
            var number = seq;
            var results = await Task.WhenAll(phones.Select(async phone =>
            {
                using var there = phone.At(servers.B.Address);
                var both = await Task.WhenAll(phone.Guest.AnswerAsync(Consent.Agree, number), there.Guest.AnswerAsync(Consent.Disagree, number));
                return both.Select(response => response.StatusCode).ToArray();
            }));

            Assert.All(results, both => Assert.Equal([HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity], both.Order()));
            await using var db = servers.Open();
            foreach (var (phone, both) in phones.Zip(results))
            {
                var rating = Assert.Single(await Ballots.OfAsync(db, phone));
                Assert.Equal((number, both[0] == HttpStatusCode.OK ? Consent.Agree : Consent.Disagree), (rating.Seq, rating.Value));
            }
        }

        Array.ForEach(phones, phone => phone.Dispose());
    }

    [Fact]
    public async Task One_browser_that_joins_on_both_servers_at_the_same_time_is_one_participant()
    {
        await servers.RequireAsync();
        var joins = new List<HttpStatusCode>();
        for (var person = 0; person < 5; person++)
        {
            using var here = await new Phone(servers.A.Address).JoinAsync(StakeholderGroup.Learner);
            using var there = here.At(servers.B.Address);
            var door = $"/w/{DemoWorkshops.ComingCode}";
            var tokens = new[] { Form.Token(await here.Client.PageAsync(door)), Form.Token(await there.Client.PageAsync(door)) };
            var both = await Task.WhenAll(new[] { here, there }.Zip(tokens, (phone, token) =>
                phone.Client.SendAsync(door, token, ("group", "Learner"), ("country", "PT"), ("consent", "true"))));
            joins.AddRange(both.Select(response => response.StatusCode));
        }

        Assert.All(joins, status => Assert.Equal(HttpStatusCode.Redirect, status));
        await using var db = servers.Open();
        Assert.Equal(5, await db.Participants.CountAsync(who => db.Workshops.Any(workshop => workshop.Id == who.WorkshopId && workshop.Code == DemoWorkshops.ComingCode)));
    }

    [Fact]
    public async Task A_vote_is_seen_on_the_other_server_when_its_own_is_killed_at_once_and_when_it_is_killed_between_commit_and_rendering()
    {
        await servers.RequireAsync();
        var (reader, room) = await TwoServers.ListenAtAsync(servers.B);
        await using var listening = room;
        var before = Room.Figure((await reader.SeeAsync(RoomRegions.Count)).Html);

        // Right after the acknowledgement.
        using var one = await new Phone(servers.A.Address).JoinAsync(StakeholderGroup.Employer);
        var known = await SettledAsync(room);
        var acknowledged = await one.Guest.AnswerAsync(Consent.Agree);
        servers.A.Kill();
        Assert.Equal(HttpStatusCode.OK, acknowledged.StatusCode);
        await SeesAsync(reader, room, known, before + 1);
        await servers.A.KillAndWaitAsync();
        await servers.A.StartAsync();

        // Between commit and rendering: the row of a region is held, the vote waits for it, and behind the vote another holder, in front of the publisher.
        using var other = await new Phone(servers.A.Address).JoinAsync(StakeholderGroup.Learner);
        known = await SettledAsync(room);
        await using var holder = await Hold.TakeAsync(servers, "holder");
        var voting = other.Guest.AnswerAsync(Consent.Disagree);
        await servers.WaitingAsync(nameof(servers.A));
        var waiting = Hold.TakeAsync(servers, "behind");
        await servers.WaitingAsync("behind");
        await holder.DisposeAsync();
        Assert.Equal(HttpStatusCode.OK, (await voting).StatusCode);
        await using (await waiting)
        {
            await servers.WaitingAsync(nameof(servers.A));
            await servers.A.KillAndWaitAsync();
            var (_, mark) = await ReadHeldAsync();
            Assert.NotNull(mark);
        }

        await SeesAsync(reader, room, known, before + 2);

        // And the one that was killed comes back and is a server like before.
        await servers.A.StartAsync();
        using var third = await new Phone(servers.A.Address).JoinAsync(StakeholderGroup.Employer);
        Assert.Equal(HttpStatusCode.OK, (await third.Guest.AnswerAsync(Consent.Agree)).StatusCode);
        await room.UntilAsync(push => push.Counts(before + 3), Patience);
        reader.Dispose();
    }

    /// <summary>The row that is held, as it is committed.</summary>
    private async Task<(int Revision, DateTime? Mark)> ReadHeldAsync()
    {
        await using var db = servers.Open();
        var row = await db.LiveRegions.SingleAsync(row => row.Key == Hold.Key);
        return (row.Revision, row.DirtyAt);
    }

    /// <summary>When all that came before has been pushed: the last revision.</summary>
    private async Task<int> SettledAsync(Listener room)
    {
        await Task.Delay(TimeSpan.FromSeconds(1));
        await servers.QuietAsync();
        return room.Pushes.Where(push => push.Key == Room.CountKey).Max(push => push.Revision);
    }

    /// <summary>As the page does: what is pushed is shown, what is only announced is fetched.</summary>
    private async Task SeesAsync(Phone reader, Listener room, int known, int answered)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var next = await room.UntilAsync(push => push.Key == Room.CountKey && push.Revision > known, SweptWithin - watch.Elapsed);
            known = next.Revision;
            if (next.Counts(answered) || (next.Html is null && Room.Figure((await reader.SeeAsync(RoomRegions.Count)).Html) == answered))
            {
                output.WriteLine($"Seen at B {watch.ElapsedMilliseconds} ms after A was killed, {(next.Html is null ? "announced by the sweep" : "pushed")}.");
                return;
            }
        }
    }

    /// <summary>Holds the row that every vote marks first.</summary>
    private sealed class Hold(AppDb db) : IAsyncDisposable
    {
        public const string Key = $"w/{TestApp.Code}/{RoomRegions.ConsoleCount}";

        private AppDb? open = db;

        public static async Task<Hold> TakeAsync(TwoServers servers, string name)
        {
            var db = servers.Open(name);
            await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "LiveRegions" WHERE "Key" = {Key} FOR UPDATE""");
            return new Hold(db);
        }

        public async ValueTask DisposeAsync()
        {
            await (open?.DisposeAsync() ?? ValueTask.CompletedTask);
            open = null;
        }
    }
}
