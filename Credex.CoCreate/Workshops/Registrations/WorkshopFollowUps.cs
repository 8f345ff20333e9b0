using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>
/// What follows from a workshop, planned in the transaction that changes it. One row stands for a letter to all who are registered; it is spread over them
/// when it is due, so that moving a workshop moves one row, and who registers late is not forgotten.
/// </summary>
public sealed class WorkshopFollowUps(AppDb db, Schedule schedule, FreedSeats freed, TimeProvider clock)
{
    public static readonly TimeSpan DayBefore = TimeSpan.FromDays(1);
    public static readonly TimeSpan HourBefore = TimeSpan.FromHours(1);
    public static readonly TimeSpan DayAfter = TimeSpan.FromDays(1);

    /// <summary>After it was made, or its time or stage changed.</summary>
    public async Task PlanAsync(Workshop workshop, CancellationToken cancel)
    {
        var subject = Of(workshop);
        if (workshop.IsRehearsal)
        {
            return;
        }

        if (workshop is { Stage: WorkshopStage.Planned, CancelledAt: null })
        {
            await schedule.SetAsync(RegistrationLetters.DayBefore, workshop.StartUtc - DayBefore, subject, Key(RegistrationLetters.DayBefore, workshop), cancel);
            await schedule.SetAsync(RegistrationLetters.HourBefore, workshop.StartUtc - HourBefore, subject, Key(RegistrationLetters.HourBefore, workshop), cancel);
        }
        else
        {
            await schedule.CancelAsync(subject, [RegistrationLetters.DayBefore, RegistrationLetters.HourBefore], cancel);
        }

        if (workshop is { Stage: WorkshopStage.Ended, EndedAt: { } ended })
        {
            await schedule.SetAsync(RegistrationLetters.Thanks, ended + DayAfter, subject, Key(RegistrationLetters.Thanks, workshop), cancel);
        }
        else
        {
            // It goes on after all.
            await schedule.CancelAsync(subject, [RegistrationLetters.Thanks], cancel);
        }

        await freed.PlanAsync(workshop, clock.GetUtcNow().UtcDateTime, cancel);
    }

    /// <summary>It takes place at another time.</summary>
    public void Changed(Workshop workshop, DateTime from, DateTime now) => schedule.Now(
        RegistrationLetters.Changed, Of(workshop), $"{Key(RegistrationLetters.Changed, workshop)}/{now:yyyyMMddHHmmssfff}", to: null, new FormerTime(from));

    /// <summary>It began, ended, or goes on after an end by mistake.</summary>
    public async Task StageChangedAsync(Workshop workshop, WorkshopStage before, CancellationToken cancel)
    {
        if (workshop is { Stage: WorkshopStage.Live, IsRehearsal: false } && before == WorkshopStage.Planned)
        {
            schedule.Now(RegistrationLetters.Starts, Of(workshop), Key(RegistrationLetters.Starts, workshop));
        }

        await PlanAsync(workshop, cancel);
    }

    /// <summary>It does not take place.</summary>
    public async Task CancelledAsync(Workshop workshop, CancellationToken cancel)
    {
        await schedule.CancelAsync(Of(workshop), kinds: null, cancel);
        schedule.Now(RegistrationLetters.Cancelled, Of(workshop), Key(RegistrationLetters.Cancelled, workshop));
    }

    /// <summary>It never existed.</summary>
    public Task DeletedAsync(Workshop workshop, CancellationToken cancel) => schedule.CancelAsync(Of(workshop), kinds: null, cancel);

    /// <summary>Its record is open to everybody. Said once, where anything was decided.</summary>
    public async Task RecordPublishedAsync(Workshop workshop, CancellationToken cancel)
    {
        if (workshop.IsRehearsal)
        {
            return;
        }

        var key = Key(RegistrationLetters.Decisions, workshop);
        var rounds = db.Activities.Where(activity => activity.WorkshopId == workshop.Id).Join(db.Rounds, activity => activity.Id, round => round.ActivityId, (_, round) => round.Id);
        if (await db.Decisions.AnyAsync(decision => decision.UndoneAt == null && rounds.Any(round => round == decision.RoundId), cancel)
            && !await db.FollowUps.AnyAsync(row => row.DedupKey == key, cancel))
        {
            schedule.Now(RegistrationLetters.Decisions, Of(workshop), key);
        }
    }

    public static Subject Of(Workshop workshop) => new(nameof(Workshop), workshop.Id);

    private static string Key(string kind, Workshop workshop) => $"{kind}/{workshop.Id:N}";
}

/// <summary>When it was to take place before, as an instant.</summary>
public sealed record FormerTime(DateTime StartUtc);
