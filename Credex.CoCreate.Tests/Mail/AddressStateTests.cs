using Credex.CoCreate.Data;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Tests.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>What is remembered about addresses, and that the addresses themselves are not; the same tests on both databases.</summary>
public abstract class AddressStateTests : IAsyncLifetime
{
    private const string Ines = "ines@school.example";

    private readonly FakeTimeProvider clock = new(Letters.Now);
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
    public async Task An_address_has_one_hash_here_after_every_start_however_it_is_written_and_another_elsewhere()
    {
        var (first, again) = (await HashesAsync(Db), await HashesAsync(Db));
        await using var other = new SqliteStore();
        await other.MigrateAsync();

        Assert.Equal(first.Of(Ines), again.Of(" INES@School.Example "));
        Assert.NotEqual(first.Of(Ines), first.Of("joao@school.example"));
        Assert.NotEqual(first.Of(Ines), (await HashesAsync(other)).Of(Ines));
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Ines)), first.Of(Ines));
        await using var db = Db.Open();
        var secret = await db.ServerSecrets.SingleAsync();
        Assert.InRange(secret.Wrapped.Length, 64, 1000);
    }

    [Fact]
    public async Task A_bounce_is_remembered_from_its_first_day_and_can_be_lifted()
    {
        var hashes = await HashesAsync(Db);
        await In(hashes, addresses => addresses.BounceAsync(Ines, "RCPT: 550", CancellationToken.None));
        clock.Advance(TimeSpan.FromDays(1));
        await In(hashes, addresses => addresses.BounceAsync(Ines, "RCPT: 551", CancellationToken.None));

        var state = await FindAsync(hashes);
        Assert.Equal((Letters.Now.UtcDateTime, "RCPT: 551"), (state!.HardBouncedAt, state.Reason));

        await In(hashes, addresses => addresses.LiftBounceAsync(Ines, Guid.NewGuid(), CancellationToken.None));
        Assert.Null((await FindAsync(hashes))!.HardBouncedAt);
    }

    [Fact]
    public async Task Topics_are_stopped_and_taken_up_again_each_by_itself_and_as_often_as_one_likes()
    {
        var hashes = await HashesAsync(Db);
        var (reminders, results) = (new Subscription(Ines, MailTopics.Reminders), new Subscription(Ines, MailTopics.Results));

        await In(hashes, addresses => addresses.UnsubscribeAsync(reminders, CancellationToken.None));
        await In(hashes, addresses => addresses.UnsubscribeAsync(reminders, CancellationToken.None));
        await In(hashes, addresses => addresses.UnsubscribeAsync(results, CancellationToken.None));
        Assert.Equal([MailTopics.Reminders, MailTopics.Results], (await FindAsync(hashes))!.Unsubscribed.Topics);

        await In(hashes, addresses => addresses.SubscribeAgainAsync(reminders, CancellationToken.None));
        Assert.Equal([MailTopics.Results], (await FindAsync(hashes))!.Unsubscribed.Topics);
    }

    [Fact]
    public async Task Several_at_once_lose_nothing_of_each_other()
    {
        var hashes = await HashesAsync(Db);

        await Task.WhenAll(
        [
            .. MailTopics.All.Select(topic => Task.Run(() => In(hashes, addresses => addresses.UnsubscribeAsync(new Subscription(Ines, topic), CancellationToken.None)))),
            Task.Run(() => In(hashes, addresses => addresses.BounceAsync(Ines, "RCPT: 550", CancellationToken.None))),
        ]);

        var state = await FindAsync(hashes);
        Assert.Equal(MailTopics.All.Order(), state!.Unsubscribed.Topics.Order());
        Assert.NotNull(state.HardBouncedAt);
    }

    /// <summary>As a server makes them at its start: with keys that are in the database.</summary>
    private static async Task<AddressHashes> HashesAsync(Store store)
    {
        var services = new ServiceCollection().AddLogging().AddScoped<AppDb>(_ => store.Open());
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToDbContext<AppDb>();
        var provider = services.BuildServiceProvider();
        var hashes = ActivatorUtilities.CreateInstance<AddressHashes>(provider);
        await hashes.PrepareAsync(CancellationToken.None);
        return hashes;
    }

    private async Task In(AddressHashes hashes, Func<AddressStates, Task> work)
    {
        await using var db = Db.Open();
        await work(new AddressStates(db, hashes, clock));
    }

    private async Task<AddressState?> FindAsync(AddressHashes hashes)
    {
        await using var db = Db.Open();
        return await new AddressStates(db, hashes, clock).FindAsync(Ines, CancellationToken.None);
    }
}

public sealed class SqliteAddressStateTests : AddressStateTests
{
    protected override Task<Store> CreateAsync() => Task.FromResult<Store>(new SqliteStore());
}

public sealed class PostgresAddressStateTests : AddressStateTests
{
    protected override async Task<Store> CreateAsync() => new PostgresStore(await TestPostgres.CreateAsync());
}
