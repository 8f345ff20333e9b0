using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

public enum JoinOutcome
{
    Joined,
    Full,
    Locked,
    Ended,

    /// <summary>It does not take place.</summary>
    Cancelled,
}

/// <summary>What somebody says at the door.</summary>
public sealed record Joining(StakeholderGroup Group, string Country, string Language, string? Name, Guid? PersonId)
{
    /// <summary>Whose personal link they came by: a seat is kept for them, and who came by it before is the same participant.</summary>
    public Guid? RegistrationId { get; init; }
}

/// <summary>Lets people in: a participant, a voter, the key of their browser and their consent, in one transaction.</summary>
public sealed class Door(AppDb db, Publisher publisher, TimeProvider clock)
{
    public async Task<JoinOutcome> JoinAsync(string code, byte[] deviceKey, Joining joining, CancellationToken cancel)
    {
        try
        {
            return await TryJoinAsync(code, deviceKey, joining, cancel);
        }
        catch (DbUpdateException)
        {
            // The same browser came in by another server at the same moment: the second try finds it.
            db.ChangeTracker.Clear();
            return await TryJoinAsync(code, deviceKey, joining, cancel);
        }
    }

    /// <summary>Why who looks at the door cannot come in now; null where they can.</summary>
    /// <param name="person">Who is signed in.</param>
    public async Task<JoinOutcome?> ClosedAsync(Workshop workshop, Guid? person, CancellationToken cancel)
    {
        var known = await KnownAsync(workshop, link: null, person, cancel);
        var isInside = known.Participant is not null && workshop is { Stage: not WorkshopStage.Ended, CancelledAt: null };
        return isInside ? null : await RefusalAsync(workshop, known.Registration, clock.GetUtcNow().UtcDateTime, cancel);
    }

    private async Task<JoinOutcome?> RefusalAsync(Workshop workshop, Registration? registration, DateTime now, CancellationToken cancel) => workshop switch
    {
        { CancelledAt: not null } => JoinOutcome.Cancelled,
        { Stage: WorkshopStage.Ended } => JoinOutcome.Ended,
        { Locked: true } => JoinOutcome.Locked,

        // A seat that is kept is theirs, also where there are fewer seats by now.
        _ when registration?.KeptUntil(workshop) >= now => null,
        _ => await IsFullAsync(workshop, now, cancel) ? JoinOutcome.Full : null,
    };

    /// <summary>Every place is somebody's who joined, or kept for somebody who registered. In a rehearsal the simulated people take nobody's place.</summary>
    private async Task<bool> IsFullAsync(Workshop workshop, DateTime now, CancellationToken cancel) =>
        !workshop.IsRehearsal && await Registrar.TakenAsync(db, workshop, now, cancel) >= workshop.Capacity;

    /// <summary>
    /// The registration and the participant that somebody is already: by the link they came with or, signed in, by their account, which is in a workshop once with however
    /// many browsers. A link may be opened by somebody who is signed in for another, so it comes before the account.
    /// </summary>
    private async Task<(Registration? Registration, Guid? Participant)> KnownAsync(Workshop workshop, Guid? link, Guid? person, CancellationToken cancel)
    {
        var here = db.Registrations.Where(one => one.WorkshopId == workshop.Id);
        if (link is not null)
        {
            var linked = await here.SingleOrDefaultAsync(one => one.Id == link, cancel);
            return (linked, linked?.ParticipantId);
        }

        if (person is null)
        {
            return (null, null);
        }

        var registration = await here.Where(one => one.PersonId == person && one.State == RegistrationState.Confirmed).OrderBy(one => one.RegisteredAt).FirstOrDefaultAsync(cancel);
        return (registration, registration?.ParticipantId ?? await InRoomAsync(db, workshop.Id, person.Value, cancel));
    }

    /// <summary>Whom an account is in a room, removed or not.</summary>
    public static Task<Guid?> InRoomAsync(AppDb db, Guid workshop, Guid person, CancellationToken cancel) => db.Participants
        .Where(one => one.WorkshopId == workshop && one.PersonId == person).OrderBy(one => one.JoinedAt).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancel);

    private async Task<JoinOutcome> TryJoinAsync(string code, byte[] deviceKey, Joining joining, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync(
            async () =>
            {
                // Seats are counted with the workshop alone: two who come in at one moment cannot both have the last.
                await db.LockWorkshopAsync(code, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                var workshop = await db.Workshops.SingleAsync(one => one.Code == code, cancel);
                var hash = DeviceKey.Hash(deviceKey, workshop.Id);
                if (await db.ParticipantKeys.AnyAsync(key => key.WorkshopId == workshop.Id && key.KeyHash == hash, cancel))
                {
                    return JoinOutcome.Joined;
                }

                var (registration, known) = await KnownAsync(workshop, joining.RegistrationId, joining.PersonId, cancel);
                if (known is not null)
                {
                    registration?.ParticipantId ??= known;
                    db.ParticipantKeys.Add(new ParticipantKey { ParticipantId = known.Value, WorkshopId = workshop.Id, KeyHash = hash });
                    return JoinOutcome.Joined;
                }

                if (await RefusalAsync(workshop, registration, now, cancel) is { } refusal)
                {
                    return refusal;
                }

                var participant = new Participant
                {
                    WorkshopId = workshop.Id,
                    PersonId = joining.PersonId,
                    Group = joining.Group,
                    Country = joining.Country,
                    Language = joining.Language,
                    Name = joining.Name,
                    JoinedAt = now,
                };
                db.Participants.Add(participant);
                if (registration is not null)
                {
                    registration.ParticipantId = participant.Id;
                }

                db.Voters.Add(new Voter { ParticipantId = participant.Id, PersonId = joining.PersonId });
                db.ParticipantKeys.Add(new ParticipantKey { ParticipantId = participant.Id, WorkshopId = workshop.Id, KeyHash = hash });
                db.Consents.Add(new ConsentGiven { ParticipantId = participant.Id, Purpose = ConsentGiven.TakePart, TextVersion = ConsentGiven.TakePartVersion, At = now });
                await db.TouchRegionsAsync(RoomRegions.Counts(code).Select(key => key.ToString()), now, cancel);
                return JoinOutcome.Joined;
            },
            cancel);
        if (outcome == JoinOutcome.Joined)
        {
            publisher.Nudge(RoomRegions.Counts(code));
        }

        return outcome;
    }
}
