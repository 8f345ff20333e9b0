using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Data;

/// <summary>Which answers count, asked from both databases.</summary>
public abstract class AnswerTests : IAsyncLifetime
{
    private Store? store;

    private Store Db => store ?? throw new InvalidOperationException("The store is made before each test.");

    public async ValueTask InitializeAsync()
    {
        store = await CreateAsync();
        await store.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<Store> CreateAsync();

    [Fact]
    public async Task One_voter_has_one_rating_of_an_item_in_an_attempt()
    {
        var room = await StoredRoom.AddAsync(Db, StakeholderGroup.Employer, StakeholderGroup.Learner);
        await SaveAsync(room.Rating(0, 1, Consent.Agree), room.Rating(1, 1, Consent.Agree), room.Rating(0, 2, Consent.Disagree));

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveAsync(room.Rating(0, 1, Consent.Disagree)));

        await using var db = Db.Open();
        Assert.Equal(3, await db.Ratings.CountAsync());
    }

    [Fact]
    public async Task Of_each_voter_the_latest_attempt_up_to_the_wanted_one_counts()
    {
        var room = await StoredRoom.AddAsync(Db, StakeholderGroup.Employer, StakeholderGroup.Learner, StakeholderGroup.Educator);
        await SaveAsync(
            room.Rating(0, 1, Consent.Agree),
            room.Rating(0, 2, Consent.Disagree),
            room.Rating(1, 1, Consent.Abstain),
            room.Rating(2, 2, Consent.AgreeWithChanges));

        await using var db = Db.Open();
        var first = await db.AnswersAsync(room.Item, 1, DateTime.MaxValue, default);
        var second = await db.AnswersAsync(room.Item, 2, DateTime.MaxValue, default);

        Assert.Equal([(0, 1, Consent.Agree), (1, 1, Consent.Abstain)], Read(room, first));
        Assert.Equal([(0, 2, Consent.Disagree), (1, 1, Consent.Abstain), (2, 2, Consent.AgreeWithChanges)], Read(room, second));
        Assert.Equal(StakeholderGroup.Learner, second.Single(answer => answer.Voter == room.Voters[1]).Group);
    }

    [Fact]
    public async Task Those_who_answered_are_counted_once_each_by_group_whatever_the_attempts()
    {
        var room = await StoredRoom.AddAsync(Db, StakeholderGroup.Employer, StakeholderGroup.Learner, StakeholderGroup.Learner, StakeholderGroup.SocialPartner);
        await SaveAsync(room.Rating(0, 1, 1), room.Rating(0, 2, 1), room.Rating(1, 1, 1), room.Rating(2, 2, 3));

        await using var db = Db.Open();
        var counts = await db.AnsweredAsync(room.Item, default);

        Assert.Equal(StakeholderGroups.All.Count, counts.Length);
        Assert.Equal((1, 2, 0), (counts[(int)StakeholderGroup.Employer], counts[(int)StakeholderGroup.Learner], counts[(int)StakeholderGroup.SocialPartner]));
        Assert.Equal(3, counts.Sum());
    }

    [Fact]
    public async Task An_answer_struck_while_the_item_was_open_does_not_count_and_one_struck_later_still_does()
    {
        var room = await StoredRoom.AddAsync(Db, StakeholderGroup.Employer, StakeholderGroup.Learner, StakeholderGroup.Educator);
        var closes = StoredRoom.Opened.AddMinutes(2);
        var final = closes + RoundItem.Grace;
        await SaveAsync(room.Rating(0, 1, 1, struckAt: closes.AddMinutes(-1)), room.Rating(1, 1, 2, struckAt: final.AddMinutes(1)), room.Rating(2, 1, 3));

        await using var db = Db.Open();
        var whileOpen = await db.AnsweredAsync(room.Item, default);
        var item = await db.RoundItems.SingleAsync();
        item.Close(closes);
        await db.SaveChangesAsync();
        var whenFinal = await db.AnsweredAsync(item, default);
        var answers = await db.AnswersAsync(item, 1, final, default);

        // Open: whoever is struck is gone. Final: only those struck before it.
        Assert.Equal(1, whileOpen.Sum());
        Assert.Equal(2, whenFinal.Sum());
        Assert.Equal([(1, 1, 2), (2, 1, 3)], Read(room, answers));
    }

    private static List<(int Voter, int Attempt, int Value)> Read(StoredRoom room, IReadOnlyList<CoCreate.Standards.Disclosure.Answer> answers) =>
        [.. answers.Select(answer => (room.Voters.ToList().IndexOf(answer.Voter), answer.Attempt, answer.Value)).Order()];

    private async Task SaveAsync(params Rating[] ratings)
    {
        await using var db = Db.Open();
        db.AddRange(ratings.AsEnumerable());
        await db.SaveChangesAsync();
    }
}

public sealed class SqliteAnswerTests : AnswerTests
{
    protected override Task<Store> CreateAsync() => Task.FromResult<Store>(new SqliteStore());
}

public sealed class PostgresAnswerTests : AnswerTests
{
    protected override async Task<Store> CreateAsync() => new PostgresStore(await TestPostgres.CreateAsync());
}
