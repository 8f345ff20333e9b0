using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Credex.CoCreate.FollowUps;

/// <summary>Tells the runner when a transaction has committed that planned something due now; before the commit there would be nothing to see.</summary>
public sealed class NudgeInterceptor(FollowUpSignal signal, TimeProvider clock) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, object> marked = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (eventData.Context is { } context && context.ChangeTracker.Entries<FollowUp>().Any(entry =>
            entry.State is EntityState.Added or EntityState.Modified && entry.Entity.State == FollowUpState.Waiting && entry.Entity.NextAt <= now))
        {
            marked.AddOrUpdate(context, signal);
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null)
        {
            Tell(eventData.Context);
        }

        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell(eventData.Context);
        return Task.CompletedTask;
    }

    private void Tell(DbContext? context)
    {
        if (context is not null && marked.Remove(context))
        {
            signal.Nudge();
        }
    }
}

/// <summary>That something is due now. One nudge stands for many.</summary>
public sealed class FollowUpSignal
{
    private Action? told;

    public void Nudge() => told?.Invoke();

    public void Listen(Action listener) => told = listener;
}
