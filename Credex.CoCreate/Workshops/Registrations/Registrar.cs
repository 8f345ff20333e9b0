using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Registrations;

public enum RegisterOutcome
{
    /// <summary>A letter with a link is on its way; the same is said whether or not the address was known.</summary>
    Sent,

    /// <summary>Somebody with an account whose address is confirmed already.</summary>
    Confirmed,

    Waiting,

    /// <summary>The workshop has ended, was cancelled, or takes no registrations.</summary>
    Closed,
}

/// <summary>What somebody says when they register.</summary>
public sealed record RegistrationAnswers(string Email, string Name, StakeholderGroup Group, string Country, string? Needs, string Language, bool MayWrite)
{
    /// <summary>Who it is, where they are signed in and the address is their own, confirmed one.</summary>
    public Guid? ConfirmedPerson { get; init; }

    /// <summary>By whose link they came: where it was sent to this very address, the address is theirs.</summary>
    public Guid? Invitation { get; init; }
}

/// <summary>
/// Registers, confirms, cancels, and moves up from the waiting list: each is one transaction that has the workshop alone, with the follow-ups that it causes.
/// </summary>
public sealed class Registrar(AppDb db, Schedule schedule, FreedSeats freed, TimeProvider clock)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    /// <summary>How long after the beginning, or after they got it where that was later, the seat of somebody who registered stays theirs.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    public Task<RegisterOutcome> RegisterAsync(Guid workshopId, RegistrationAnswers answers, CancellationToken cancel) => OnWorkshopAsync(
        workshopId,
        async (workshop, now) =>
        {
            if (!workshop.TakesRegistrations)
            {
                return RegisterOutcome.Closed;
            }

            var key = Registration.KeyOf(answers.Email);
            var known = await db.Registrations.SingleOrDefaultAsync(one => one.WorkshopId == workshopId && one.EmailKey == key, cancel);
            if (known is null)
            {
                known = new Registration
                {
                    WorkshopId = workshopId,
                    Email = answers.Email,
                    EmailKey = key,
                    Name = answers.Name,
                    Country = answers.Country,
                    Language = answers.Language,
                    RegisteredAt = now,
                };
                db.Registrations.Add(known);
            }

            var invitation = answers.Invitation is { } by ? await db.Invitations.SingleOrDefaultAsync(one => one.Id == by && one.WorkshopId == workshopId, cancel) : null;
            if (invitation is not null)
            {
                invitation.UsedAt ??= now;
            }

            var isTheirs = answers.ConfirmedPerson is not null || invitation?.EmailKey == key;

            // Only who has the link, or the account, changes what is confirmed.
            if (known.State is RegistrationState.Pending or RegistrationState.Cancelled || isTheirs)
            {
                (known.Name, known.Group, known.Country, known.Needs) = (answers.Name, answers.Group, answers.Country, answers.Needs);
                (known.Language, known.MayWrite, known.PersonId) = (answers.Language, answers.MayWrite, answers.ConfirmedPerson ?? known.PersonId);
                await RegistrationConsents.AgreeAsync(db, known, now, cancel);
            }

            // A letter with the link goes out at most once in a while, however often the form is sent.
            var turn = now.Ticks / Between.Ticks;
            if (isTheirs)
            {
                if (known.State is RegistrationState.Confirmed or RegistrationState.Waiting)
                {
                    await SendAgainAsync(known, known.State == RegistrationState.Waiting ? RegistrationLetters.Waiting : RegistrationLetters.Confirmed, turn, cancel);
                }

                await SeatAsync(workshop, known, now, cancel);
                return known.State == RegistrationState.Waiting ? RegisterOutcome.Waiting : RegisterOutcome.Confirmed;
            }

            await SendAgainAsync(known, RegistrationLetters.Confirm, turn, cancel);
            return RegisterOutcome.Sent;
        },
        cancel);

    /// <summary>Who has the link has the address. Twice is once.</summary>
    public Task<Registration?> ConfirmAsync(Guid id, CancellationToken cancel) => OnRegistrationAsync(
        id,
        async (workshop, registration, now) =>
        {
            if (registration.State is RegistrationState.Pending or RegistrationState.Cancelled && workshop.TakesRegistrations)
            {
                await SeatAsync(workshop, registration, now, cancel);
            }
        },
        cancel);

    public Task<Registration?> CancelAsync(Guid id, CancellationToken cancel) =>
        OnRegistrationAsync(
            id,
            async (workshop, registration, now) =>
            {
                // Who takes back that they come takes back what they agreed to beside it.
                registration.MayWrite = false;
                await RegistrationConsents.AgreeAsync(db, registration, now, cancel);
                await CancelAsync(workshop, registration, now, cancel);
            },
            cancel);

    /// <summary>A host takes somebody's seat back; null where this workshop has no such registration.</summary>
    public async Task<Registration?> RemoveAsync(Guid workshop, Guid id, Guid actor, CancellationToken cancel) =>
        await db.Registrations.AnyAsync(one => one.Id == id && one.WorkshopId == workshop, cancel)
            ? await OnRegistrationAsync(
                id,
                async (found, registration, now) =>
                {
                    db.AuditEntries.Add(AuditEntry.Of(actor, "registration.removed", nameof(Registration), id, now, new { registration.State }, new { State = RegistrationState.Cancelled }));
                    await CancelAsync(found, registration, now, cancel);
                },
                cancel)
            : null;

    /// <summary>Moves up from the waiting list as many as there are seats; inside the transaction of what made room, which has the workshop alone.</summary>
    public async Task MoveUpAsync(Workshop workshop, DateTime now, CancellationToken cancel)
    {
        // What the caller changed is not stored yet.
        await db.SaveChangesAsync(cancel);
        var free = workshop.TakesRegistrations ? workshop.Capacity - await TakenAsync(db, workshop, now, cancel) : 0;
        if (free <= 0)
        {
            return;
        }

        var next = await db.Registrations.Where(one => one.WorkshopId == workshop.Id && one.State == RegistrationState.Waiting)
            .OrderBy(one => one.ConfirmedAt).ThenBy(one => one.Id).Take(free).ToListAsync(cancel);
        foreach (var registration in next)
        {
            (registration.State, registration.ConfirmedAt) = (RegistrationState.Confirmed, now);
            schedule.Now(RegistrationLetters.MovedUp, new Subject(nameof(Registration), registration.Id), $"{RegistrationLetters.MovedUp}/{registration.Id:N}/{now:yyyyMMddHHmmssfff}", RegistrationLetters.To(registration));
        }
    }

    /// <summary>Seats that were kept, and that nobody came for, go to who waits. False where none are given any more.</summary>
    public Task<bool> GiveFreedAsync(Guid workshopId, CancellationToken cancel) => OnWorkshopAsync(
        workshopId,
        async (workshop, now) =>
        {
            await MoveUpAsync(workshop, now, cancel);
            await db.SaveChangesAsync(cancel);
            await freed.GoOnAsync(workshop, now, cancel);
            return workshop.TakesRegistrations;
        },
        cancel);

    /// <summary>
    /// The seats that are somebody's: of who is in the room, however they came in, and those kept for registered people who are not in it yet. The door, the waiting list and
    /// the pages that name free seats count by it.
    /// </summary>
    public static async Task<int> TakenAsync(AppDb db, Workshop workshop, DateTime now, CancellationToken cancel)
    {
        var since = now - Kept;
        var isEarly = workshop.Begins >= since;
        return await db.Participants.CountAsync(one => one.WorkshopId == workshop.Id && one.RemovedAt == null, cancel)
            + await db.Registrations.CountAsync(
                one => one.WorkshopId == workshop.Id && one.State == RegistrationState.Confirmed && one.ParticipantId == null && (isEarly || one.ConfirmedAt >= since), cancel);
    }

    /// <summary>How many can still register before the waiting list begins: who waits comes before them.</summary>
    public async Task<int> FreeAsync(Workshop workshop, CancellationToken cancel) => Math.Max(
        0,
        workshop.Capacity - await TakenAsync(db, workshop, clock.GetUtcNow().UtcDateTime, cancel)
            - await db.Registrations.CountAsync(one => one.WorkshopId == workshop.Id && one.State == RegistrationState.Waiting, cancel));

    private async Task CancelAsync(Workshop workshop, Registration registration, DateTime now, CancellationToken cancel)
    {
        if (registration.State == RegistrationState.Cancelled)
        {
            return;
        }

        (registration.State, registration.CancelledAt) = (RegistrationState.Cancelled, now);
        await schedule.CancelAsync(new Subject(nameof(Registration), registration.Id), kinds: null, cancel);
        await MoveUpAsync(workshop, now, cancel);
    }

    private async Task SeatAsync(Workshop workshop, Registration registration, DateTime now, CancellationToken cancel)
    {
        if (registration.State is RegistrationState.Confirmed or RegistrationState.Waiting)
        {
            return;
        }

        // Who waits already comes first: the seats of people who did not come are free since a moment that nothing marked.
        await MoveUpAsync(workshop, now, cancel);
        await db.SaveChangesAsync(cancel);

        // Who is in the room already has a seat, and it is one.
        if (registration is { ParticipantId: null, PersonId: { } person })
        {
            registration.ParticipantId = await Door.InRoomAsync(db, workshop.Id, person, cancel);
        }

        var isFull = registration.ParticipantId is null && await TakenAsync(db, workshop, now, cancel) >= workshop.Capacity;
        (registration.State, registration.ConfirmedAt, registration.CancelledAt) = (isFull ? RegistrationState.Waiting : RegistrationState.Confirmed, now, null);
        var kind = isFull ? RegistrationLetters.Waiting : RegistrationLetters.Confirmed;
        schedule.Now(kind, new Subject(nameof(Registration), registration.Id), $"{kind}/{registration.Id:N}/{now:yyyyMMddHHmmssfff}", RegistrationLetters.To(registration));
        await db.SaveChangesAsync(cancel);
        await freed.PlanAsync(workshop, now, cancel);
    }

    private async Task SendAgainAsync(Registration registration, string kind, long turn, CancellationToken cancel)
    {
        var letter = $"{kind}/{registration.Id:N}/{turn}";
        if (!await db.FollowUps.AnyAsync(one => one.DedupKey == letter, cancel))
        {
            schedule.Now(kind, new Subject(nameof(Registration), registration.Id), letter, RegistrationLetters.To(registration));
        }
    }

    private async Task<Registration?> OnRegistrationAsync(Guid id, Func<Workshop, Registration, DateTime, Task> change, CancellationToken cancel)
    {
        var workshop = await db.Registrations.Where(one => one.Id == id).Select(one => (Guid?)one.WorkshopId).SingleOrDefaultAsync(cancel);
        return workshop is null ? null : await OnWorkshopAsync(
            workshop.Value,
            async (found, now) =>
            {
                var registration = await db.Registrations.SingleOrDefaultAsync(one => one.Id == id, cancel);
                if (registration is not null)
                {
                    await change(found, registration, now);
                }

                return registration;
            },
            cancel);
    }

    private Task<T> OnWorkshopAsync<T>(Guid id, Func<Workshop, DateTime, Task<T>> change, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            // Read again with the workshop alone: what the page read may be over.
            db.ChangeTracker.Clear();
            await db.LockWorkshopAsync(id, cancel);
            return await change(await db.Workshops.SingleAsync(one => one.Id == id, cancel), clock.GetUtcNow().UtcDateTime);
        },
        cancel);
}
