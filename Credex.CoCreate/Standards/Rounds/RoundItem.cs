using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards.Rounds;

public enum ItemState
{
    /// <summary>Not opened yet.</summary>
    Waiting,

    Open,

    /// <summary>Closed, but answers that arrived in time are still being written.</summary>
    Counting,

    /// <summary>Final: what is written no longer moves; nothing is shown yet.</summary>
    Closed,

    Revealed,
}

/// <summary>
/// One clause text in a round. Whether it is open is computed from stored instants and the clock, so that a restart continues a timer.
/// Closing has two instants: what arrives after <see cref="ClosesAt"/> does not count; from <see cref="FinalAt"/> on nothing is written any more.
/// </summary>
public sealed class RoundItem
{
    /// <summary>How long after closing an answer that arrived in time may still be on its way to the disk.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan Extension = TimeSpan.FromMinutes(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RoundId { get; init; }

    public Round? Round { get; init; }

    public Guid ClauseTextId { get; init; }

    public ClauseText? ClauseText { get; init; }

    public int Order { get; init; }

    /// <summary>1 at first; one more each time that it is reopened after a reveal.</summary>
    public int Attempt { get; private set; } = 1;

    /// <summary>How often it was opened again, in the same attempt or a new one: whoever comes back may have answered before.</summary>
    public int Reopenings { get; private set; }

    public DateTime? OpenedAt { get; private set; }

    public DateTime? ClosesAt { get; private set; }

    public DateTime? FinalAt { get; private set; }

    public DateTime? RevealedAt { get; private set; }

    public List<ShownResult> Shown { get; } = [];

    public ItemState StateAt(DateTime now) => this switch
    {
        { RevealedAt: not null } => ItemState.Revealed,
        { OpenedAt: null } => ItemState.Waiting,
        { FinalAt: { } final } when now >= final => ItemState.Closed,
        { ClosesAt: { } closes } when now >= closes => ItemState.Counting,
        _ => ItemState.Open,
    };

    /// <summary>True for an answer that arrived at this instant.</summary>
    public bool TakesAnswersAt(DateTime arrival) =>
        OpenedAt is not null && RevealedAt is null && (ClosesAt is not { } closes || arrival < closes);

    public bool Open(DateTime now, TimeSpan? timer)
    {
        if (StateAt(now) != ItemState.Waiting)
        {
            return false;
        }

        OpenedAt = now;
        CloseAt(timer is { } length ? now + length : null);
        return true;
    }

    public bool Close(DateTime now)
    {
        if (StateAt(now) != ItemState.Open)
        {
            return false;
        }

        CloseAt(now);
        return true;
    }

    /// <summary>A minute more on the timer; without one, it starts with a minute.</summary>
    public bool Extend(DateTime now)
    {
        if (StateAt(now) != ItemState.Open)
        {
            return false;
        }

        CloseAt((ClosesAt ?? now) + Extension);
        return true;
    }

    /// <summary>Takes back an opening that nobody answered yet. The caller checks that, under the item's lock.</summary>
    public bool TakeBack(DateTime now)
    {
        if (StateAt(now) != ItemState.Open || Reopenings > 0)
        {
            return false;
        }

        OpenedAt = null;
        CloseAt(null);
        return true;
    }

    /// <summary>Shows the result, which the caller has computed under the item's lock.</summary>
    public bool Reveal(DateTime now, ShownResult result)
    {
        if (StateAt(now) != ItemState.Closed)
        {
            return false;
        }

        RevealedAt = now;
        Shown.Add(result);
        return true;
    }

    /// <summary>
    /// Opens again. Before the reveal it is the same attempt going on (a misclick on "close"); after it a new attempt,
    /// in which the answers so far stand until they are changed.
    /// </summary>
    public bool Reopen(DateTime now)
    {
        var state = StateAt(now);
        if (state is ItemState.Waiting or ItemState.Open)
        {
            return false;
        }

        if (state == ItemState.Revealed)
        {
            Attempt++;
            RevealedAt = null;
        }

        Reopenings++;
        OpenedAt = now;
        CloseAt(null);
        return true;
    }

    private void CloseAt(DateTime? instant)
    {
        ClosesAt = instant;
        FinalAt = instant + Grace;
    }
}

/// <summary>What was shown of one attempt, frozen at its reveal: later attempts, removals and erasures never change it.</summary>
public sealed class ShownResult
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid RoundItemId { get; init; }

    public int Attempt { get; init; }

    public DateTime OpenedAt { get; init; }

    public DateTime FinalAt { get; init; }

    public DateTime RevealedAt { get; init; }

    /// <summary>Null where it was held back to protect people.</summary>
    public Tally? Tally { get; init; }

    public HeldReason? Held { get; init; }

    /// <summary>First answers since an earlier result that are left out because they are fewer than may be shown: subtracting the two results would find them.</summary>
    public int LeftOut { get; init; }

    /// <summary>Since the round before, among those who answered both; null where there is none, or too few did.</summary>
    public Stability? Stability { get; init; }

    /// <summary>Everybody whose answer counts, and how many were in the room and could have answered.</summary>
    public int Answered { get; init; }

    public int Present { get; init; }
}

internal sealed class RoundItemConfiguration : IEntityTypeConfiguration<RoundItem>
{
    public void Configure(EntityTypeBuilder<RoundItem> builder)
    {
        builder.HasOne(item => item.ClauseText).WithMany().HasForeignKey(item => item.ClauseTextId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(item => item.Shown).WithOne().HasForeignKey(shown => shown.RoundItemId);
        builder.HasIndex(item => new { item.RoundId, item.ClauseTextId }).IsUnique();
        builder.HasIndex(item => item.FinalAt);
    }
}

internal sealed class ShownResultConfiguration : IEntityTypeConfiguration<ShownResult>
{
    public void Configure(EntityTypeBuilder<ShownResult> builder)
    {
        builder.Property(shown => shown.Tally).HasConversion<JsonConverter<Tally>, JsonComparer<Tally>>();
        builder.Property(shown => shown.Stability).HasConversion<JsonConverter<Stability>, JsonComparer<Stability>>();
        builder.HasIndex(shown => new { shown.RoundItemId, shown.Attempt }).IsUnique();
    }
}
