using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.FollowUps;

/// <summary>
/// Carries out what is due. A sweep claims rows by a conditional update, so that two servers never have the same one in hand, and claims that a dead server left
/// run out. A row is done when its own commit says so: after a kill, what was in flight is carried out once more, and nothing else is.
/// </summary>
public sealed class Dispatcher(IServiceScopeFactory scopes, TimeProvider clock, FollowUpOptions options, ILogger<Dispatcher> log) : IDisposable
{
    /// <summary>How many rows one claim takes.</summary>
    public const int Batch = 100;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>The pauses after each failure; after the last one it is parked.</summary>
    private static readonly IReadOnlyList<TimeSpan> Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
    ];

    private readonly SemaphoreSlim one = new(1, 1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Carries out all that is due now, and what becomes due by that. A second call meanwhile waits for the first and looks again.</summary>
    /// <returns>How many rows were taken in hand.</returns>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var all = 0;
            while (true)
            {
                var (claim, until, rows) = await ClaimAsync(cancel);
                if (rows.Count == 0)
                {
                    return all;
                }

                all += rows.Count;
                await Parallel.ForEachAsync(
                    rows,
                    new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancel },
                    async (row, stop) => await TakeAsync(row, claim, until, stop));
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>On one server that starts, nobody else can have anything in hand: what a killed one had is free at once.</summary>
    public async Task ForgetClaimsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db is SqliteDb)
        {
            await db.WriteAsync(
                () => db.FollowUps.Where(row => row.State == FollowUpState.Waiting && row.ClaimedUntil != null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, (DateTime?)null), cancel),
                cancel);
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<(Guid Claim, DateTime Until, IReadOnlyList<FollowUp> Rows)> ClaimAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var claim = Guid.CreateVersion7();
        var now = Now;
        var until = now + Lease;
        var due = await db.FollowUps.Where(row => row.State == FollowUpState.Waiting && row.NextAt <= now && (row.ClaimedUntil == null || row.ClaimedUntil < now))
            .OrderBy(row => row.NextAt).Select(row => row.Id).Take(Batch).ToListAsync(cancel);
        if (due.Count == 0)
        {
            return (claim, until, []);
        }

        await db.WriteAsync(
            () => db.FollowUps.Where(row => due.Contains(row.Id) && row.State == FollowUpState.Waiting && (row.ClaimedUntil == null || row.ClaimedUntil < now))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.ClaimedBy, claim).SetProperty(row => row.ClaimedUntil, until).SetProperty(row => row.Attempts, row => row.Attempts + 1),
                    cancel),
            cancel);
        return (claim, until, await db.FollowUps.AsNoTracking().Where(row => row.ClaimedBy == claim).OrderBy(row => row.NextAt).ToListAsync(cancel));
    }

    private async Task TakeAsync(FollowUp row, Guid claim, DateTime until, CancellationToken cancel)
    {
        // What is still in line when the claim is about to run out is somebody else's soon.
        if (Now > until - (Lease / 2))
        {
            return;
        }

        Ending ending;
        try
        {
            ending = await CarryOutAsync(row, claim, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            log.LogError(error, "The follow-up {Id} ({Kind}) failed", row.Id, row.Kind);
            ending = Ending.Again(error.GetType().Name);
        }

        if (ending.State is not null || ending.Error is not null)
        {
            await EndAsync(row, claim, ending, cancel);
        }
    }

    private async Task<Ending> CarryOutAsync(FollowUp row, Guid claim, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<FollowUpKinds>().Find(row.Kind) is not { } kind)
        {
            return Ending.Of(FollowUpState.Parked, Reasons.Unknown);
        }

        if (kind.Lasts is { } lasts && Now > row.DueAt + lasts)
        {
            return Ending.Of(FollowUpState.LeftOut, Reasons.Late);
        }

        if (kind is IFitsTheHour hourly && !await hourly.FitsAsync(row, cancel))
        {
            return Ending.Of(FollowUpState.LeftOut, Reasons.Moved);
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(row.Language);
        return kind switch
        {
            IReachesMany many when row.Address is null => await SpreadAsync(scope.ServiceProvider, many, row, claim, cancel),
            ILetterKind letter => await SendAsync(scope.ServiceProvider, letter, row, cancel),
            IErrand errand => await errand.RunAsync(row, cancel) is { } reason ? Ending.Of(FollowUpState.LeftOut, reason) : Ending.Done,
            _ => Ending.Of(FollowUpState.Parked, Reasons.Unknown),
        };
    }

    /// <summary>One row for each whom it concerns, in the transaction in which this one is done.</summary>
    private async Task<Ending> SpreadAsync(IServiceProvider services, IReachesMany kind, FollowUp row, Guid claim, CancellationToken cancel)
    {
        var db = services.GetRequiredService<AppDb>();
        var schedule = services.GetRequiredService<Schedule>();
        await db.WriteAsync(
            async () =>
            {
                var mine = await db.FollowUps.SingleOrDefaultAsync(one => one.Id == row.Id && one.ClaimedBy == claim && one.State == FollowUpState.Waiting, cancel);
                if (mine is null)
                {
                    return false;
                }

                var to = await kind.RecipientsAsync(row, cancel);
                foreach (var recipient in to.DistinctBy(one => one.Address, StringComparer.OrdinalIgnoreCase))
                {
                    var child = schedule.Add(kind.Name, row.DueAt, new Subject(row.SubjectKind, row.SubjectId), $"{Schedule.Spread(row)}{recipient.SubjectId ?? recipient.PersonId ?? Guid.CreateVersion7():N}", recipient);
                    child.Payload = row.Payload;
                }

                (mine.State, mine.DoneAt, mine.ClaimedUntil, mine.Reason) = (to.Count == 0 ? FollowUpState.LeftOut : FollowUpState.Done, Now, null, to.Count == 0 ? Reasons.Gone : null);
                return true;
            },
            cancel);
        return Ending.AlreadySaved;
    }

    private static async Task<Ending> SendAsync(IServiceProvider services, ILetterKind kind, FollowUp row, CancellationToken cancel)
    {
        if (await kind.WriteAsync(row, cancel) is not { } letter)
        {
            return Ending.Of(FollowUpState.LeftOut, Reasons.Gone);
        }

        var delivery = await services.GetRequiredService<Mailer>().SendAsync(letter, cancel);
        return delivery.Outcome switch
        {
            DeliveryOutcome.Sent => Ending.Done,
            DeliveryOutcome.Suppressed => Ending.Of(FollowUpState.LeftOut, Reasons.Suppressed, delivery.Reason),
            DeliveryOutcome.Refused => Ending.Of(FollowUpState.Parked, Reasons.Refused, delivery.Reason),
            _ => Ending.Again(delivery.Reason ?? nameof(DeliveryOutcome.Deferred)),
        };
    }

    /// <summary>Says how it ended, where this claim still holds.</summary>
    private async Task EndAsync(FollowUp row, Guid claim, Ending ending, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var isSpent = row.Attempts > Pauses.Count;
        var state = ending.State ?? (isSpent ? FollowUpState.Parked : FollowUpState.Waiting);
        var reason = ending.State is null && isSpent ? Reasons.Failed : ending.Reason;
        var next = state == FollowUpState.Waiting ? Now + Pauses[row.Attempts - 1] : row.NextAt;
        DateTime? doneAt = state == FollowUpState.Waiting ? null : Now;
        var error = ending.Error is { Length: > FollowUp.LongestError } longer ? longer[..FollowUp.LongestError] : ending.Error;
        await db.WriteAsync(
            () => db.FollowUps.Where(one => one.Id == row.Id && one.ClaimedBy == claim && one.State == FollowUpState.Waiting).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.State, state)
                    .SetProperty(one => one.Reason, reason)
                    .SetProperty(one => one.Error, error)
                    .SetProperty(one => one.NextAt, next)
                    .SetProperty(one => one.DoneAt, doneAt)
                    .SetProperty(one => one.ClaimedUntil, (DateTime?)null),
                cancel),
            cancel);
    }

    /// <summary>How one was carried out; without a state it is tried again.</summary>
    private sealed record Ending(FollowUpState? State, string? Reason, string? Error)
    {
        public static Ending Done { get; } = new(FollowUpState.Done, Reason: null, Error: null);

        public static Ending AlreadySaved { get; } = new(State: null, Reason: null, Error: null);

        public static Ending Of(FollowUpState state, string reason, string? error = null) => new(state, reason, error);

        public static Ending Again(string error) => new(State: null, Reason: null, error);
    }
}
