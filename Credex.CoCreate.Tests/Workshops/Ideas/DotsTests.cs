using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>The budget of dots holds whatever one person sends at once, on one server and on two; and numbers of ideas are given once.</summary>
public sealed class DotsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_budget_holds_under_concurrency(int seed)
    {
        await using var app = new TestApp();
        await RaceAsync([app], seed);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task The_budget_holds_on_two_servers(int seed)
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var one = new TestApp(settings: database.Settings());
        _ = one.Services;
        await using var two = new TestApp(settings: database.Settings());
        _ = two.Services;
        await RaceAsync([one, two], seed);
    }

    [Fact]
    public async Task Ten_taps_at_once_through_the_page_spend_the_budget_and_no_more()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(1, 6, IdeasPhase.Board);
        await room.GoAsync("vote");
        var guest = await room.JoinAsync();
        var page = await guest.RoomAsync();
        var turn = Form.Hidden(page, "turn");

        var replies = await Task.WhenAll(Enumerable.Range(0, 10).Select(tap => guest.PostAsync(page, "dot", ("to", $"{(tap % 6) + 1}"), ("turn", turn))));

        Assert.Equal(3, replies.Count(reply => reply.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, replies.Count(reply => reply.StatusCode == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(3, await app.InDbAsync(db => db.Dots.SumAsync(dot => dot.Count)));
    }

    [Fact]
    public async Task The_same_request_again_spends_nothing_and_a_dot_in_a_cluster_is_the_cluster_s()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(1, 6, IdeasPhase.Board);
        Assert.Equal(200, await room.ActAsync("together", ("card", "4"), ("with", "2")));
        await room.GoAsync("vote");
        var guest = await room.JoinAsync();

        for (var again = 0; again < 3; again++)
        {
            Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.DotAsync(guest, "4:2")).StatusCode);
        }

        var cluster = await app.InDbAsync(db => db.IdeaClusters.SingleAsync());
        Assert.Equal([(cluster.Id, 2)], (await app.InDbAsync(db => db.Dots.ToListAsync())).Select(dot => (dot.TargetId, dot.Count)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await IdeasRoom.DotAsync(guest, "k1:3")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await IdeasRoom.DotAsync(guest, "1:2")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.DotAsync(guest, "k1:1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.DotAsync(guest, "1:2")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.DotAsync(guest, "k1:0")).StatusCode);
        Assert.Equal(2, await app.InDbAsync(db => db.Dots.SumAsync(dot => dot.Count)));
        foreach (var wrong in new[] { "", "x", "0", "1:", "1:x", "99", "k9", "1:2:3" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await IdeasRoom.DotAsync(guest, wrong)).StatusCode);
        }
    }

    [Fact]
    public async Task Dots_on_an_idea_that_is_hidden_since_can_be_taken_back_and_no_more_given()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(1, 2, IdeasPhase.Board);
        await room.GoAsync("vote");
        var guest = await room.JoinAsync();
        await IdeasRoom.DotAsync(guest, "1:1");
        Assert.Equal(200, await room.ActAsync("hide", ("card", "1"), ("reason", "Off topic")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await IdeasRoom.DotAsync(guest, "1:2")).StatusCode);
        Assert.DoesNotContain("Idea number 1", await guest.RoomAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.DotAsync(guest, "1:0")).StatusCode);
        Assert.Equal(0, await app.InDbAsync(db => db.Dots.CountAsync()));
    }

    public static Task<int> TurnAsync(TestApp app, Guid activity) => app.InDbAsync(db => db.Activities.Where(one => one.Id == activity).Select(one => one.Turn).SingleAsync());

    public static async Task<IdeaReceipt> GiveAsync(TestApp app, Guid activity, ParticipantIdentity who, string on, int? wanted, int turn)
    {
        Assert.True(app.Services.GetRequiredService<BatchWriter<GiveDots, DotReceipt>>().TryEnter(new GiveDots(activity, who.VoterId, turn, Piece.Read(on)!.Value, wanted, DateTime.UtcNow), out var commit));
        return (await commit).Outcome;
    }

    /// <summary>Several people send at once what a seeded chance chooses; afterwards, and whatever came first, nobody has spent more than they may.</summary>
    private static async Task RaceAsync(TestApp[] servers, int seed)
    {
        var app = servers[0];
        var room = await IdeasRoom.OpenAsync(app);
        var people = await room.FillAsync(4, 8, IdeasPhase.Voting);
        var turn = await TurnAsync(app, room.Activity);
        var chance = new Random(seed);
        var requests = Enumerable.Range(0, 120)
            .Select(_ => (Who: people[chance.Next(people.Count)], Server: servers[chance.Next(servers.Length)], On: $"{chance.Next(1, 9)}", Wanted: chance.Next(3) == 0 ? chance.Next(0, 4) : (int?)null)).ToList();

        var receipts = new List<IdeaReceipt>();
        foreach (var wave in requests.Chunk(12))
        {
            receipts.AddRange(await Task.WhenAll(wave.Select(one => Task.Run(() => GiveAsync(one.Server, room.Activity, one.Who, one.On, one.Wanted, turn)))));
            var dots = await app.InDbAsync(db => db.Dots.AsNoTracking().ToListAsync());
            Assert.All(dots, dot => Assert.InRange(dot.Count, 1, IdeasRoom.Settings.MostPerIdea));
            Assert.All(dots.GroupBy(dot => dot.VoterId), mine => Assert.InRange(mine.Sum(dot => dot.Count), 1, IdeasRoom.Settings.Budget));
        }

        Assert.Contains(IdeaReceipt.Done, receipts);
        Assert.Contains(IdeaReceipt.Spent, receipts);
        Assert.Equal(4, await app.InDbAsync(db => db.Dots.Select(dot => dot.VoterId).Distinct().CountAsync()));
    }
}

/// <summary>Ideas that are written at once.</summary>
public sealed class IdeaNumberTests
{
    [Fact]
    public async Task Ideas_written_at_once_get_numbers_of_their_own()
    {
        await using var app = new TestApp();
        await RaceAsync([app]);
    }

    [Fact]
    public async Task Ideas_written_at_once_on_two_servers_get_numbers_of_their_own()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var one = new TestApp(settings: database.Settings());
        _ = one.Services;
        await using var two = new TestApp(settings: database.Settings());
        _ = two.Services;
        await RaceAsync([one, two]);
    }

    private static async Task RaceAsync(TestApp[] servers)
    {
        var room = await IdeasRoom.OpenAsync(servers[0]);
        var people = await room.FillAsync(6, 0, IdeasPhase.Writing);

        var receipts = new List<IdeaReceipt>();
        foreach (var wave in Enumerable.Range(0, 60).Chunk(12))
        {
            receipts.AddRange(await Task.WhenAll(wave.Select(place => Task.Run(() => servers[place % servers.Length].WriteAsync(room.Activity, people[place % 6], $"Idea {place}")))));
        }

        Assert.All(receipts, receipt => Assert.Equal(IdeaReceipt.Done, receipt));
        Assert.Equal(Enumerable.Range(1, 60), (await room.IdeasAsync()).Select(idea => idea.Number));
    }
}

/// <summary>Answers straight to the writer, as the page hands them over.</summary>
internal static class Writers
{
    public static AnswerRequest Request(Guid activity, ParticipantIdentity who, string act) =>
        new(IdeasRoom.Code, activity, who, act, new FormCollection([]), DateTime.UtcNow);

    public static async Task<IdeaReceipt> WriteAsync(this TestApp app, Guid activity, ParticipantIdentity who, string text)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IdeaWriter>().WriteAsync(Request(activity, who, "write"), text, 0, CancellationToken.None);
    }
}
