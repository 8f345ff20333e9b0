using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Tests.Workshops.Ideas;
using Credex.CoCreate.Tests.Workshops.Questions;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Ideas;
using Credex.CoCreate.Workshops.Questions;
using Credex.CoCreate.Workshops.WarmUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Dots and upvotes that are written together are as if they had come one after the other.</summary>
public sealed class BatchOfAnswersTests
{
    [Fact]
    public async Task Dots_in_one_batch_follow_the_rules_one_after_the_other()
    {
        await using var app = new TestApp();
        await DotsAsync(app);
    }

    [Fact]
    public async Task Dots_in_one_batch_follow_the_rules_on_PostgreSQL_too()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var app = new TestApp(settings: database.Settings());
        await DotsAsync(app);
    }

    [Fact]
    public async Task Upvotes_in_one_batch_follow_the_rules_one_after_the_other()
    {
        await using var app = new TestApp();
        await UpvotesAsync(app);
    }

    [Fact]
    public async Task Upvotes_in_one_batch_follow_the_rules_on_PostgreSQL_too()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var app = new TestApp(settings: database.Settings());
        await UpvotesAsync(app);
    }

    [Fact]
    public async Task Practice_answers_in_one_batch_follow_the_rules_one_after_the_other()
    {
        await using var app = new TestApp();
        await PracticeAsync(app);
    }

    [Fact]
    public async Task Practice_answers_in_one_batch_follow_the_rules_on_PostgreSQL_too()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var app = new TestApp(settings: database.Settings());
        await PracticeAsync(app);
    }

    [Fact]
    public async Task Two_batches_of_dots_with_the_same_people_in_another_order_do_not_deadlock()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var app = new TestApp(settings: database.Settings());
        var room = await IdeasRoom.OpenAsync(app);
        var people = await room.FillAsync(40, 8, IdeasPhase.Voting);
        var turn = await DotsTests.TurnAsync(app, room.Activity);
        var entries = people.Select(who => Dots(room, who, turn, "1", wanted: 2)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(server => EnterAsync<GiveDots, DotReceipt>(app, server % 2 == 0 ? entries : [.. entries.AsEnumerable().Reverse()])));

        Assert.Equal((40, 80), await app.InDbAsync(async db => (await db.Dots.CountAsync(), await db.Dots.SumAsync(dot => dot.Count))));
    }

    private static async Task DotsAsync(TestApp app)
    {
        var room = await IdeasRoom.OpenAsync(app);
        var people = await room.FillAsync(4, 6, IdeasPhase.Board);
        Assert.Equal(200, await room.ActAsync("together", ("card", "4"), ("with", "2")));
        await room.GoAsync("vote");
        Assert.Equal(200, await room.ActAsync("hide", ("card", "6"), ("reason", "Off topic")));
        await app.InDbAsync(async db => await db.Participants.Where(one => one.Id == people[3].ParticipantId).ExecuteUpdateAsync(set => set.SetProperty(one => one.RemovedAt, DateTime.UtcNow)));
        var turn = await DotsTests.TurnAsync(app, room.Activity);
        var (a, b, c, removed) = (people[0], people[1], people[2], people[3]);
        (GiveDots Entry, IdeaReceipt Receipt)[] batch =
        [
            (Dots(room, a, turn, "1"), IdeaReceipt.Done),
            (Dots(room, a, turn, "1"), IdeaReceipt.Done),
            (Dots(room, a, turn, "1"), IdeaReceipt.Most),
            (Dots(room, b, turn, "3", wanted: 2), IdeaReceipt.Done),
            (Dots(room, b, turn, "3", wanted: 2), IdeaReceipt.Done),
            (Dots(room, a, turn, "4"), IdeaReceipt.Done),
            (Dots(room, a, turn, "k1"), IdeaReceipt.Spent),
            (Dots(room, a, turn, "1", wanted: 0), IdeaReceipt.Done),
            (Dots(room, a, turn, "k1", wanted: 2), IdeaReceipt.Done),
            (Dots(room, a, turn, "1", wanted: 1), IdeaReceipt.Done),
            (Dots(room, c, turn, "5", wanted: 1), IdeaReceipt.Done),
            (Dots(room, c, turn, "5", wanted: 0), IdeaReceipt.Done),
            (Dots(room, c, turn, "6"), IdeaReceipt.Closed),
            (Dots(room, c, turn, "99"), IdeaReceipt.Closed),
            (Dots(room, c, turn - 1, "5"), IdeaReceipt.Closed),
            (Dots(room, removed, turn, "5"), IdeaReceipt.Removed),
            (Dots(room, c, turn, "5") with { VoterId = Guid.NewGuid() }, IdeaReceipt.Closed),
            (Dots(room, c, turn, "5") with { ActivityId = Guid.NewGuid() }, IdeaReceipt.Closed),
        ];

        var receipts = await EnterAsync<GiveDots, DotReceipt>(app, [.. batch.Select(one => one.Entry)]);

        Assert.Equal(batch.Select(one => one.Receipt), receipts.Select(one => one.Outcome));
        var cluster = await app.InDbAsync(db => db.IdeaClusters.SingleAsync());
        var ideas = await room.IdeasAsync();
        var dots = await app.InDbAsync(db => db.Dots.AsNoTracking().ToListAsync());
        Assert.Equal(
            new[] { (a.VoterId, ideas[0].Id, 1, a.Group), (a.VoterId, cluster.Id, 2, a.Group), (b.VoterId, ideas[2].Id, 2, b.Group) }.Order(),
            dots.Select(dot => (dot.VoterId, dot.TargetId, dot.Count, dot.Group)).Order());

        // What the answer shows as mine is what a reading would show.
        foreach (var who in new[] { a, b, c })
        {
            var read = await ReadAsync<IdeasReader, MyBoard?>(app, reader => reader.MineAsync(room.Activity, who.VoterId, default));
            Assert.Equal(JsonSerializer.Serialize(read), JsonSerializer.Serialize(receipts[Array.FindLastIndex(batch, one => one.Entry.VoterId == who.VoterId && one.Receipt != IdeaReceipt.Closed)].Mine));
        }

        // Taken back and given on stored rows.
        Assert.All(await EnterAsync<GiveDots, DotReceipt>(app, [Dots(room, b, turn, "3", wanted: 0), Dots(room, b, turn, "3"), Dots(room, a, turn, "k1", wanted: 0)]), one => Assert.Equal(IdeaReceipt.Done, one.Outcome));
        Assert.Equal(new[] { 1, 1 }, await app.InDbAsync(db => db.Dots.Select(dot => dot.Count).ToArrayAsync()));
    }

    private static async Task UpvotesAsync(TestApp app)
    {
        var (id, host, guests) = await QuestionsTests.StartAsync(app, 3);
        foreach (var (guest, text) in guests.Zip(["Who pays?", "Who writes?", "Who reads?"]))
        {
            Assert.Equal(200, await QuestionsTests.AskAsync(guest, id, text));
        }

        var questions = await app.InDbAsync(db => db.Questions.AsNoTracking().Where(one => one.ActivityId == id).OrderBy(one => one.Number).ToListAsync());
        await host.DoAsync(app, id, "hide", ("to", questions[2].Id.ToString()), ("reason", "other"), ("text", "Off topic"));
        var (a, b) = (questions[0].VoterId!.Value, questions[1].VoterId!.Value);
        (CastUpvote Entry, QuestionEntry Receipt)[] batch =
        [
            (new(id, a, questions[1].Id, IsWanted: true), QuestionEntry.Done),
            (new(id, a, questions[1].Id, IsWanted: true), QuestionEntry.Done),
            (new(id, a, questions[0].Id, IsWanted: true), QuestionEntry.Own),
            (new(id, b, questions[0].Id, IsWanted: true), QuestionEntry.Done),
            (new(id, b, questions[0].Id, IsWanted: false), QuestionEntry.Done),
            (new(id, b, questions[2].Id, IsWanted: true), QuestionEntry.Gone),
            (new(id, b, questions[2].Id, IsWanted: false), QuestionEntry.Gone),
            (new(id, b, Guid.NewGuid(), IsWanted: true), QuestionEntry.Gone),
            (new(id, Guid.NewGuid(), questions[0].Id, IsWanted: true), QuestionEntry.Removed),
            (new(Guid.NewGuid(), b, questions[0].Id, IsWanted: true), QuestionEntry.Removed),
        ];

        var receipts = await EnterAsync<CastUpvote, UpvoteReceipt>(app, [.. batch.Select(one => one.Entry)]);

        Assert.Equal(batch.Select(one => one.Receipt), receipts.Select(one => one.Entry));
        Assert.Equal([(questions[1].Id, a)], (await app.InDbAsync(db => db.QuestionVotes.AsNoTracking().ToListAsync())).Select(vote => (vote.QuestionId, vote.VoterId)));
        foreach (var (voter, place) in new[] { (a, 2), (b, 7) })
        {
            var read = await ReadAsync<QuestionsReader, MyQuestions?>(app, reader => reader.MineAsync(id, voter, default));
            Assert.Equal(JsonSerializer.Serialize(read), JsonSerializer.Serialize(receipts[place].Mine));
        }

        // Taken back, wanted again and taken back on a stored row, and refused when closed.
        await EnterAsync<CastUpvote, UpvoteReceipt>(app, [batch[0].Entry with { IsWanted = false }, batch[0].Entry, batch[0].Entry with { IsWanted = false }]);
        Assert.Equal(0, await app.InDbAsync(db => db.QuestionVotes.CountAsync()));
        await host.DoAsync(app, id, "close");
        Assert.Equal(QuestionEntry.Closed, (await EnterAsync<CastUpvote, UpvoteReceipt>(app, [batch[0].Entry]))[0].Entry);
    }

    private static async Task PracticeAsync(TestApp app)
    {
        var host = await Facilitator.SignInAsync(app);
        var id = await app.BringAsync(WarmUpKind.KindName, new WarmUpSettings { Question = LocalizedText.Of("en", ("en", "Ready?")), Options = [LocalizedText.Of("en", ("en", "Yes")), LocalizedText.Of("en", ("en", "No"))] });
        await app.JoinAllAsync(2, StakeholderGroup.Learner);
        await host.DoAsync(app, id, "open");
        var turn = (await app.ActivityAsync(id)).Turn;
        var voters = await app.InDbAsync(db => db.Voters.Where(one => one.ParticipantId != null).OrderByDescending(one => one.Id).Take(2).Select(one => one.Id).ToListAsync());
        var (a, b) = (voters[0], voters[1]);
        (GiveWarmUp Entry, WarmUpEntry Receipt)[] batch =
        [
            (new(id, a, turn, 1), WarmUpEntry.Stored),
            (new(id, b, turn, 3), WarmUpEntry.Invalid),
            (new(id, a, turn, 2), WarmUpEntry.Stored),
            (new(id, b, turn, null), WarmUpEntry.Invalid),
            (new(id, b, turn - 1, 1), WarmUpEntry.Closed),
            (new(id, Guid.NewGuid(), turn, 1), WarmUpEntry.Removed),
            (new(Guid.NewGuid(), b, turn, 1), WarmUpEntry.Removed),
        ];

        var receipts = await EnterAsync<GiveWarmUp, WarmUpReceipt>(app, [.. batch.Select(one => one.Entry)]);

        Assert.Equal(batch.Select(one => one.Receipt), receipts.Select(one => one.Entry));
        Assert.Equal([(a, 2)], (await app.InDbAsync(db => db.WarmUpAnswers.AsNoTracking().ToListAsync())).Select(answer => (answer.VoterId, answer.Value)));
        foreach (var (voter, place) in new[] { (a, 2), (b, 4) })
        {
            var read = await ReadAsync<WarmUpReader, MyWarmUp?>(app, reader => reader.MineAsync(id, voter, default));
            Assert.Equal(JsonSerializer.Serialize(read), JsonSerializer.Serialize(receipts[place].Mine));
        }
    }

    private static GiveDots Dots(IdeasRoom room, ParticipantIdentity who, int turn, string on, int? wanted = null) => new(room.Activity, who.VoterId, turn, Piece.Read(on)!.Value, wanted, DateTime.UtcNow);

    private static async Task<IReadOnlyList<TReceipt>> EnterAsync<TEntry, TReceipt>(TestApp app, IReadOnlyList<TEntry> entries)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<ILedger<TEntry, TReceipt>>();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().WriteAsync(() => ledger.EnterAsync(entries, default), default);
    }

    private static async Task<T> ReadAsync<TReader, T>(TestApp app, Func<TReader, Task<T>> read)
        where TReader : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<TReader>());
    }
}
