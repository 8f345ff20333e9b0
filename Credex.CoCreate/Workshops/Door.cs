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

    /// <summary>Why nobody new comes in now; null where the door is open.</summary>
    public async Task<JoinOutcome?> ClosedAsync(Workshop workshop, CancellationToken cancel) => workshop switch
    {
        { CancelledAt: not null } => JoinOutcome.Cancelled,
        { Stage: WorkshopStage.Ended } => JoinOutcome.Ended,
        { Locked: true } => JoinOutcome.Locked,
        _ => await IsFullAsync(workshop, clock.GetUtcNow().UtcDateTime, cancel) ? JoinOutcome.Full : null,
    };

    /// <summary>Every place is somebody's who joined, or kept for somebody who registered. In a rehearsal the simulated people take nobody's place.</summary>
    private async Task<bool> IsFullAsync(Workshop workshop, DateTime now, CancellationToken cancel) =>
        !workshop.IsRehearsal && await Registrar.TakenAsync(db, workshop, now, cancel) >= workshop.Capacity;

    private async Task<JoinOutcome> TryJoinAsync(string code, byte[] deviceKey, Joining joining, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var workshop = await db.Workshops.SingleAsync(one => one.Code == code, cancel);
                var hash = DeviceKey.Hash(deviceKey, workshop.Id);
                if (await db.ParticipantKeys.AnyAsync(key => key.WorkshopId == workshop.Id && key.KeyHash == hash, cancel))
                {
                    return JoinOutcome.Joined;
                }

                var registration = joining.RegistrationId is { } id ? await db.Registrations.SingleOrDefaultAsync(one => one.Id == id && one.WorkshopId == workshop.Id, cancel) : null;
                if (registration?.ParticipantId is { } known)
                {
                    db.ParticipantKeys.Add(new ParticipantKey { ParticipantId = known, WorkshopId = workshop.Id, KeyHash = hash });
                    return JoinOutcome.Joined;
                }

                if (workshop.Stage == WorkshopStage.Ended)
                {
                    return JoinOutcome.Ended;
                }

                if (workshop.CancelledAt is not null)
                {
                    return JoinOutcome.Cancelled;
                }

                if (workshop.Locked)
                {
                    return JoinOutcome.Locked;
                }

                // A seat that is kept is theirs, also where there are fewer seats by now.
                var hasSeat = registration?.KeptUntil(workshop) >= now;
                if (!hasSeat && await IsFullAsync(workshop, now, cancel))
                {
                    return JoinOutcome.Full;
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
