using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Credex.CoCreate.Tests.FollowUps;

/// <summary>What is due happens, once, or says why not; on both databases.</summary>
public abstract class FollowUpTests : IAsyncLifetime
{
    private static readonly Subject Cause = new("Probe", Guid.CreateVersion7());

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly ProbeLog log = new();
    private Store? store;
    private TestApp? app;

    private TestApp App => app!;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync()
    {
        store = await CreateAsync();
        app = Start();
        _ = app.Services;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        if (store is not null)
        {
            await store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<Store> CreateAsync();

    [Fact]
    public async Task What_is_due_is_carried_out_once_and_what_is_not_waits()
    {
        var due = await AddAsync(Now.AddMinutes(-1));
        var later = await AddAsync(Now.AddMinutes(10));

        await SweepAsync();
        await SweepAsync();

        Assert.Equal([due], log.Ran);
        Assert.Equal((FollowUpState.Done, Now), (await RowAsync(due)) switch { var row => (row.State, row.DoneAt!.Value) });
        clock.Advance(TimeSpan.FromMinutes(10));
        await SweepAsync();
        Assert.Equal([due, later], log.Ran);
    }

    [Fact]
    public async Task A_cause_that_is_rolled_back_leaves_no_follow_up()
    {
        await using var scope = App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var schedule = scope.ServiceProvider.GetRequiredService<Schedule>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync<bool>(
            async () =>
            {
                schedule.Now(ProbeErrand.KindName, Cause, "rolled-back");
                await db.SaveChangesAsync();
                throw new InvalidOperationException();
            },
            default));

        Assert.Equal(0, await App.InDbAsync(fresh => fresh.FollowUps.CountAsync(row => row.DedupKey == "rolled-back")));
    }

    [Fact]
    public async Task A_failure_is_tried_again_after_growing_pauses_and_then_parked_where_staff_find_it()
    {
        log.Failures = int.MaxValue;
        var id = await AddAsync(Now, lasting: false);
        var pauses = new List<TimeSpan>();
        for (var tries = 0; tries < 20; tries++)
        {
            await SweepAsync();
            var row = await RowAsync(id);
            if (row.State == FollowUpState.Parked)
            {
                break;
            }

            pauses.Add(row.NextAt - Now);
            clock.Advance(row.NextAt - Now - TimeSpan.FromSeconds(1));
            await SweepAsync();
            Assert.Equal(row.Attempts, (await RowAsync(id)).Attempts);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        var parked = await RowAsync(id);
        Assert.Equal((FollowUpState.Parked, Reasons.Failed, nameof(InvalidOperationException)), (parked.State, parked.Reason, parked.Error));
        Assert.Equal(8, pauses.Count);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromMinutes(1), pauses[0]);

        log.Failures = 0;
        Assert.Equal(RunOutcome.Done, await OnListAsync(list => list.RunNowAsync(id, Guid.CreateVersion7(), default)));
        await SweepAsync();
        Assert.Equal(FollowUpState.Done, (await RowAsync(id)).State);
    }

    [Fact]
    public async Task One_that_was_due_while_the_server_was_down_is_carried_out_or_left_out_when_it_makes_no_sense_any_more()
    {
        var recent = await AddAsync(Now.AddHours(1));
        var old = await AddAsync(Now.AddMinutes(1));
        await RestartAsync(TimeSpan.FromHours(2.5));

        await SweepAsync();

        Assert.Equal([recent], log.Ran);
        var left = await RowAsync(old);
        Assert.Equal((FollowUpState.LeftOut, Reasons.Late), (left.State, left.Reason));
    }

    [Fact]
    public async Task A_kind_that_this_version_does_not_know_is_parked_and_not_lost()
    {
        var id = await AddAsync(Now, kind: "of-a-later-version");

        await SweepAsync();

        var row = await RowAsync(id);
        Assert.Equal((FollowUpState.Parked, Reasons.Unknown), (row.State, row.Reason));
    }

    [Fact]
    public async Task An_errand_that_had_nothing_to_do_says_why()
    {
        log.Reason = Reasons.Gone;
        var id = await AddAsync(Now);

        await SweepAsync();

        var row = await RowAsync(id);
        Assert.Equal((FollowUpState.LeftOut, Reasons.Gone), (row.State, row.Reason));
    }

    [Fact]
    public async Task Two_sweepers_at_once_never_have_the_same_one_in_hand()
    {
        const int Many = 250;
        await OnScheduleAsync((schedule, _) =>
        {
            for (var number = 0; number < Many; number++)
            {
                schedule.Now(ProbeErrand.KindName, Cause, $"many/{number}");
            }

            return Task.CompletedTask;
        });

        // As on two servers: each has a dispatcher of its own.
        var others = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<Dispatcher>(App.Services)).ToList();
        await Task.WhenAll(others.Select(other => Task.Run(() => other.SweepAsync(default))));
        others.ForEach(other => other.Dispose());

        Assert.Equal(Many, log.Ran.Count);
        Assert.Equal(Many, log.Ran.Distinct().Count());
        Assert.Equal(Many, await App.InDbAsync(db => db.FollowUps.CountAsync(row => row.State == FollowUpState.Done && row.DedupKey.StartsWith("many/"))));
    }

    [Fact]
    public async Task What_a_dead_server_had_in_hand_is_free_when_its_claim_runs_out()
    {
        var id = await AddAsync(Now, lasting: true);
        await App.InDbAsync(async db =>
        {
            var row = await db.FollowUps.SingleAsync(one => one.Id == id);
            (row.ClaimedBy, row.ClaimedUntil) = (Guid.CreateVersion7(), Now.AddMinutes(5));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(0, await SweepAsync());
        clock.Advance(TimeSpan.FromMinutes(5.1));
        Assert.Equal(1, await SweepAsync());
        Assert.Equal([id], log.Ran);
    }

    [Fact]
    public async Task One_whose_cause_moves_moves_and_one_that_has_happened_stays()
    {
        var first = Now.AddHours(2);
        await SetAsync(first);
        await SetAsync(first.AddHours(3));
        var rows = await RowsAsync("probe-of");
        Assert.Equal([FollowUpState.Cancelled, FollowUpState.Waiting], rows.OrderBy(row => row.DueAt).Select(row => row.State));

        // Back again: the first one is taken up, not doubled.
        await SetAsync(first);
        rows = await RowsAsync("probe-of");
        Assert.Equal([FollowUpState.Waiting, FollowUpState.Cancelled], rows.OrderBy(row => row.DueAt).Select(row => row.State));

        clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync();
        await SetAsync(first);
        rows = await RowsAsync("probe-of");
        Assert.Equal([FollowUpState.Done, FollowUpState.Cancelled], rows.OrderBy(row => row.DueAt).Select(row => row.State));

        // An instant that is over adds nothing.
        await SetAsync(Now.AddHours(-1));
        Assert.Equal(2, (await RowsAsync("probe-of")).Count);
    }

    [Fact]
    public async Task Staff_cancel_what_waits_and_nothing_that_is_done()
    {
        var actor = Guid.CreateVersion7();
        var waiting = await AddAsync(Now.AddHours(1));
        var done = await AddAsync(Now);
        await SweepAsync();

        Assert.True(await OnListAsync(list => list.CancelAsync(waiting, actor, default)));
        Assert.False(await OnListAsync(list => list.CancelAsync(done, actor, default)));
        Assert.Equal(RunOutcome.TooLate, await OnListAsync(list => list.RunNowAsync(done, actor, default)));
        clock.Advance(TimeSpan.FromHours(2));
        await SweepAsync();

        Assert.Equal([done], log.Ran);
        Assert.Equal(1, await App.InDbAsync(db => db.AuditEntries.CountAsync(entry => entry.ActorId == actor && entry.Act == "follow-up.cancelled" && entry.SubjectId == waiting)));
    }

    private TestApp Start() => new(
        settings: store!.Settings,
        services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton(log);
            services.AddFollowUp<ProbeErrand>(ProbeErrand.KindName);
        });

    private async Task RestartAsync(TimeSpan after)
    {
        await App.DisposeAsync();
        clock.Advance(after);
        app = Start();
        _ = app.Services;
    }

    private async Task<Guid> AddAsync(DateTime due, string kind = ProbeErrand.KindName, bool lasting = true)
    {
        var id = Guid.Empty;
        await OnScheduleAsync((schedule, _) =>
        {
            id = schedule.Add(kind, due, Cause, $"{kind}/{Guid.CreateVersion7():N}").Id;
            return Task.CompletedTask;
        });
        if (!lasting)
        {
            // Its pauses are longer than a probe lasts.
            await App.InDbAsync(async db =>
            {
                (await db.FollowUps.SingleAsync(row => row.Id == id)).DueAt = due.AddDays(30);
                return await db.SaveChangesAsync();
            });
        }

        return id;
    }

    private Task SetAsync(DateTime due) => OnScheduleAsync((schedule, cancel) => schedule.SetAsync(ProbeErrand.KindName, due, Cause, "probe-of", cancel));

    private async Task OnScheduleAsync(Func<Schedule, CancellationToken, Task> plan)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await plan(scope.ServiceProvider.GetRequiredService<Schedule>(), default);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    private async Task<T> OnListAsync<T>(Func<FollowUpList, Task<T>> act)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<FollowUpList>());
    }

    private Task<int> SweepAsync() => App.Services.GetRequiredService<Dispatcher>().SweepAsync(default);

    private Task<FollowUp> RowAsync(Guid id) => App.InDbAsync(db => db.FollowUps.AsNoTracking().SingleAsync(row => row.Id == id));

    private Task<List<FollowUp>> RowsAsync(string key) => App.InDbAsync(db => db.FollowUps.AsNoTracking().Where(row => row.DedupKey.StartsWith(key)).ToListAsync());
}

public sealed class SqliteFollowUpTests : FollowUpTests
{
    protected override Task<Store> CreateAsync() => Task.FromResult<Store>(new SqliteStore());
}

public sealed class PostgresFollowUpTests : FollowUpTests
{
    protected override async Task<Store> CreateAsync() => new PostgresStore(await TestPostgres.CreateAsync());
}
