using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Data;

/// <summary>Two servers write answers of one voter into PostgreSQL at the same time: two contexts whose transactions overlap.</summary>
public sealed class RatingLedgerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task An_older_answer_on_another_server_does_not_overwrite_a_newer_one_that_was_committed_meanwhile()
    {
        await using var store = new PostgresStore(await TestPostgres.CreateAsync());
        await store.MigrateAsync();
        var room = await StoredRoom.AddAsync(store, StakeholderGroup.Employer);
        await CastAsync(store, [room.Vote(0, Consent.Agree, seq: 1, DateTime.UtcNow)], TimeProvider.System);

        // The older has read the answer that stands when the newer one is committed, or, where it holds a lock by then, waits for it.
        using var clock = new StoppedClock();
        var older = Task.Run(() => CastAsync(store, [room.Vote(0, Consent.Abstain, seq: 2, DateTime.UtcNow)], clock));
        await clock.Asked.WaitAsync(Patience);
        var newer = CastAsync(store, [room.Vote(0, Consent.Disagree, seq: 3, DateTime.UtcNow)], TimeProvider.System);
        await Task.WhenAny(newer, Task.Delay(TimeSpan.FromSeconds(1)));
        clock.GoOn();
        await Task.WhenAll(AttemptAsync(older), AttemptAsync(newer)).WaitAsync(Patience);

        await using var db = store.Open();
        var stands = await db.Ratings.SingleAsync();
        Assert.Equal((3, Consent.Disagree), (stands.Seq, stands.Value));
    }

    [Fact]
    public async Task A_comment_that_meets_a_vote_of_the_same_person_on_another_server_is_saved()
    {
        await using var store = new PostgresStore(await TestPostgres.CreateAsync());
        await store.MigrateAsync();
        var room = await StoredRoom.AddAsync(store, StakeholderGroup.Employer);
        await CastAsync(store, [room.Vote(0, Consent.Agree, seq: 1, DateTime.UtcNow)], TimeProvider.System);

        // The vote is written and about to be committed when the comment comes.
        await using var voting = store.Open();
        await using var vote = await voting.Database.BeginTransactionAsync();
        await voting.LockItemsAsync([room.Item.Id], alone: false, default);
        await voting.Ratings.ExecuteUpdateAsync(set => set.SetProperty(rating => rating.Seq, 2));
        await using var commenting = store.Open();
        var comment = new OwnWords(commenting, TimeProvider.System).CommentAsync(room.Item.Id, room.Voters[0], "Who writes the report?", default);
        await Task.WhenAny(comment, Task.Delay(TimeSpan.FromSeconds(1)));
        await vote.CommitAsync();

        Assert.True(await comment.WaitAsync(Patience));
        await using var db = store.Open();
        var stands = await db.Ratings.SingleAsync();
        Assert.Equal((2, "Who writes the report?"), (stands.Seq, stands.Comment));
    }

    [Fact]
    public async Task Two_batches_with_the_same_people_in_another_order_do_not_deadlock()
    {
        await using var store = new PostgresStore(await TestPostgres.CreateAsync());
        await store.MigrateAsync();
        var groups = Enumerable.Repeat(StakeholderGroup.Learner, 60).ToArray();
        var room = await StoredRoom.AddAsync(store, groups);
        var votes = Enumerable.Range(0, groups.Length).Select(voter => room.Vote(voter, Consent.Agree, seq: 1, DateTime.UtcNow)).ToList();

        var failures = await Task.WhenAll(Enumerable.Range(0, 6).Select(async server =>
            await AttemptAsync(CastAsync(store, server % 2 == 0 ? votes : [.. votes.AsEnumerable().Reverse()], TimeProvider.System))));

        // A batch may lose against another and is then written one by one; a deadlock costs everybody in it a second.
        Assert.DoesNotContain(failures, failure => failure?.ToString().Contains("deadlock", StringComparison.OrdinalIgnoreCase) == true);
        await using var db = store.Open();
        Assert.Equal(groups.Length, await db.Ratings.CountAsync());
    }

    private static async Task CastAsync(Store store, List<CastVote> votes, TimeProvider clock)
    {
        await using var db = store.Open();
        await db.WriteAsync(() => new RatingLedger(db, clock).EnterAsync(votes, default), default);
    }

    private static async Task<Exception?> AttemptAsync(Task writing)
    {
        try
        {
            await writing;
            return null;
        }
        catch (DbUpdateException lost)
        {
            return lost;
        }
    }

    /// <summary>Does not answer before it may: the ledger asks it after reading and before writing.</summary>
    private sealed class StoppedClock : TimeProvider, IDisposable
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim mayAnswer = new();

        public Task Asked => asked.Task;

        public void GoOn() => mayAnswer.Set();

        public void Dispose() => mayAnswer.Dispose();

        public override DateTimeOffset GetUtcNow()
        {
            asked.TrySetResult();
            mayAnswer.Wait(Patience);
            return base.GetUtcNow();
        }
    }
}
