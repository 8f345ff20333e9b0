using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>Plans when seats that were kept for people who have not come go to who waits: at the moment at which the next of them is kept no longer.</summary>
public sealed class FreedSeats(AppDb db, Schedule schedule)
{
    /// <summary>The last instant at which a seat is kept is still theirs.</summary>
    private static readonly TimeSpan After = TimeSpan.FromSeconds(1);

    /// <summary>After somebody came on the waiting list, or what seats are kept until may have changed; inside its transaction, with that stored.</summary>
    public async Task PlanAsync(Workshop workshop, DateTime now, CancellationToken cancel)
    {
        if (!await IsWaitedForAsync(workshop, cancel))
        {
            await schedule.CancelAsync(WorkshopFollowUps.Of(workshop), [FreedSeatsErrand.KindName], cancel);
        }
        else if (await NextAsync(workshop, now, cancel) is { } next)
        {
            await schedule.SetAsync(FreedSeatsErrand.KindName, next, WorkshopFollowUps.Of(workshop), Key(workshop), cancel);
        }
    }

    /// <summary>The same from within the errand, whose own row is in hand and stays what it is.</summary>
    public async Task GoOnAsync(Workshop workshop, DateTime now, CancellationToken cancel)
    {
        if (!await IsWaitedForAsync(workshop, cancel) || await NextAsync(workshop, now, cancel) is not { } next)
        {
            return;
        }

        var key = Schedule.KeyAt(Key(workshop), next);
        if (!await db.FollowUps.AnyAsync(one => one.DedupKey == key, cancel))
        {
            schedule.Add(FreedSeatsErrand.KindName, next, WorkshopFollowUps.Of(workshop), key);
        }
    }

    private async Task<bool> IsWaitedForAsync(Workshop workshop, CancellationToken cancel) =>
        workshop.TakesRegistrations && await db.Registrations.AnyAsync(one => one.WorkshopId == workshop.Id && one.State == RegistrationState.Waiting, cancel);

    private async Task<DateTime?> NextAsync(Workshop workshop, DateTime now, CancellationToken cancel)
    {
        var kept = await db.Registrations.AsNoTracking()
            .Where(one => one.WorkshopId == workshop.Id && one.State == RegistrationState.Confirmed && one.ParticipantId == null).ToListAsync(cancel);
        return kept.Select(one => one.KeptUntil(workshop)).Where(until => until >= now).Min() + After;
    }

    private static string Key(Workshop workshop) => $"{FreedSeatsErrand.KindName}/{workshop.Id:N}";
}

/// <summary>Gives seats that nobody came for to who waits, in the order in which they wait; they are told, and have as long to come.</summary>
public sealed class FreedSeatsErrand(AppDb db, Registrar registrar, IStringLocalizer<RegistrationTexts> texts) : IErrand
{
    public const string KindName = "workshop-freed-seats";

    public string Name => KindName;

    public string Label => texts["Kind_FreedSeats"];

    public TimeSpan? Lasts => null;

    public async Task<string?> RunAsync(FollowUp due, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(due);
        return await db.Workshops.AnyAsync(one => one.Id == due.SubjectId, cancel) && await registrar.GiveFreedAsync(due.SubjectId, cancel) ? null : Reasons.Gone;
    }
}
