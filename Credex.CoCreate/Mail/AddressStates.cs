using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Mail;

/// <summary>Remembers which addresses get nothing any more, and which topics their readers do not want.</summary>
public sealed class AddressStates(AppDb db, AddressHashes hashes, TimeProvider clock)
{
    /// <summary>How often a change is tried again that another one came in between of.</summary>
    private const int Tries = 5;

    public Task<AddressState?> FindAsync(string address, CancellationToken cancel)
    {
        var hash = hashes.Of(address);
        return db.AddressStates.AsNoTracking().SingleOrDefaultAsync(state => state.AddressHash == hash, cancel);
    }

    public async Task<bool> IsUnsubscribedAsync(Subscription subscription, CancellationToken cancel) =>
        (await FindAsync(subscription.Address, cancel))?.Unsubscribed.Topics.Contains(subscription.Topic, StringComparer.Ordinal) == true;

    /// <summary>A server refused the address for good: nothing is sent to it until somebody lifts this.</summary>
    public Task BounceAsync(string address, string reason, CancellationToken cancel) => ChangeAsync(
        address,
        state => (state.HardBouncedAt, state.Reason) = (state.HardBouncedAt ?? clock.GetUtcNow().UtcDateTime, reason),
        cancel);

    public async Task UnsubscribeAsync(Subscription subscription, CancellationToken cancel)
    {
        await ChangeAsync(subscription.Address, state => state.Unsubscribed = new([.. state.Unsubscribed.Topics.Union([subscription.Topic], StringComparer.Ordinal)]), cancel);
        if (subscription.Topic == MailTopics.Results)
        {
            await RegistrationConsents.WithdrawAsync(db, subscription.Address, clock.GetUtcNow().UtcDateTime, cancel);
        }
    }

    public async Task SubscribeAgainAsync(Subscription subscription, CancellationToken cancel)
    {
        await ChangeAsync(subscription.Address, state => state.Unsubscribed = new([.. state.Unsubscribed.Topics.Except([subscription.Topic], StringComparer.Ordinal)]), cancel);
        if (subscription.Topic == MailTopics.Results)
        {
            await RegistrationConsents.AgainAsync(db, subscription.Address, clock.GetUtcNow().UtcDateTime, cancel);
        }
    }

    /// <summary>Staff know that the mailbox is there again. False where nothing was to be lifted.</summary>
    public async Task<bool> LiftBounceAsync(string address, Guid by, CancellationToken cancel)
    {
        if (await FindAsync(address, cancel) is not { HardBouncedAt: not null })
        {
            return false;
        }

        await ChangeAsync(
            address,
            state =>
            {
                db.AuditEntries.Add(AuditEntry.Of(by, "address.bounce-lifted", nameof(AddressState), state.Id, clock.GetUtcNow().UtcDateTime, before: new { state.HardBouncedAt, state.Reason }));
                (state.HardBouncedAt, state.Reason) = (null, null);
            },
            cancel);
        return true;
    }

    /// <summary>What somebody does not want goes with them to another address. Called in the transaction in which the address changes.</summary>
    public async Task FollowAsync(string former, string address, CancellationToken cancel)
    {
        if (await FindAsync(former, cancel) is not { Unsubscribed.Topics: { Count: > 0 } topics })
        {
            return;
        }

        var hash = hashes.Of(address);
        var state = await db.AddressStates.SingleOrDefaultAsync(one => one.AddressHash == hash, cancel)
            ?? db.AddressStates.Add(new AddressState { AddressHash = hash }).Entity;
        state.Unsubscribed = new([.. state.Unsubscribed.Topics.Union(topics, StringComparer.Ordinal)]);
        state.Revision++;
    }

    private async Task ChangeAsync(string address, Action<AddressState> change, CancellationToken cancel)
    {
        var hash = hashes.Of(address);
        for (var left = Tries; ; left--)
        {
            try
            {
                var state = await db.AddressStates.SingleOrDefaultAsync(one => one.AddressHash == hash, cancel)
                    ?? db.AddressStates.Add(new AddressState { AddressHash = hash }).Entity;
                change(state);
                if (db.Entry(state).State is EntityState.Modified or EntityState.Added)
                {
                    state.Revision++;
                }

                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Another request made or changed the row meanwhile.
                db.ChangeTracker.Clear();
            }
        }
    }
}
