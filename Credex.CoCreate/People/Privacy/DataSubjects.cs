using Credex.CoCreate.Data;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People.Privacy;

/// <summary>Finds what belongs to one human being.</summary>
public sealed class DataSubjects(AppDb db)
{
    /// <summary>Somebody with an account: with all that was done signed in, and all that was done with their confirmed address. Null where they are erased.</summary>
    public async Task<DataSubject?> OfPersonAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.ErasedAt == null, cancel) is not { } person)
        {
            return null;
        }

        string[] addresses = person is { EmailConfirmed: true, Email: { } email } ? [email] : [];
        var keys = addresses.Select(MailAddresses.Normal).ToArray();
        var registrations = await db.Registrations.Where(one => one.PersonId == id || keys.Contains(one.EmailKey))
            .Select(one => new { one.Id, one.ParticipantId }).ToListAsync(cancel);
        var joined = registrations.Select(one => one.ParticipantId).OfType<Guid>().ToList();
        var participants = await db.Participants.Where(one => one.PersonId == id || joined.Contains(one.Id)).Select(one => one.Id).ToListAsync(cancel);
        var voters = await db.Voters.Where(one => one.PersonId == id || (one.ParticipantId != null && participants.Contains(one.ParticipantId.Value))).Select(one => one.Id).ToListAsync(cancel);
        return new DataSubject(id, addresses, participants, voters, registrations.ConvertAll(one => one.Id));
    }

    /// <summary>A participant alone, in one workshop, with the registration by which they came. Addresses are left out: who has the room's link need not have the mailbox.</summary>
    public async Task<DataSubject?> OfParticipantAsync(Guid id, CancellationToken cancel)
    {
        if (!await db.Participants.AnyAsync(one => one.Id == id, cancel))
        {
            return null;
        }

        var voters = await db.Voters.Where(one => one.ParticipantId == id).Select(one => one.Id).ToListAsync(cancel);
        var registrations = await db.Registrations.Where(one => one.ParticipantId == id).Select(one => one.Id).ToListAsync(cancel);
        return new DataSubject(PersonId: null, [], [id], voters, registrations);
    }
}
