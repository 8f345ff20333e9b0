using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>What somebody agreed to when they registered: each purpose by itself, with the version of its text.</summary>
public static class RegistrationConsents
{
    /// <summary>As the form says now. A version that was agreed to before stands; who saves it calls this.</summary>
    public static async Task AgreeAsync(AppDb db, Registration registration, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(registration);
        var held = await db.Consents.Where(one => one.RegistrationId == registration.Id && one.WithdrawnAt == null).ToListAsync(cancel);
        Agree(ConsentGiven.Register, ConsentGiven.RegisterVersion);
        if (registration.MayWrite)
        {
            Agree(ConsentGiven.BeWrittenTo, ConsentGiven.BeWrittenToVersion);
        }
        else
        {
            held.FindAll(one => one.Purpose == ConsentGiven.BeWrittenTo).ForEach(one => one.WithdrawnAt = now);
        }

        void Agree(string purpose, int version)
        {
            if (!held.Exists(one => one.Purpose == purpose && one.TextVersion == version))
            {
                db.Consents.Add(new ConsentGiven { RegistrationId = registration.Id, PersonId = registration.PersonId, Purpose = purpose, TextVersion = version, At = now });
            }
        }
    }

    /// <summary>Who stops letters about results no longer agrees to any.</summary>
    public static Task<int> WithdrawAsync(AppDb db, string address, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = Registration.KeyOf(address);
        return db.WriteAsync(
            () => db.Consents.Where(one => one.Purpose == ConsentGiven.BeWrittenTo && one.WithdrawnAt == null && db.Registrations.Any(registration => registration.Id == one.RegistrationId && registration.EmailKey == key))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.WithdrawnAt, now), cancel),
            cancel);
    }

    /// <summary>Who wants them again agrees again, where they did.</summary>
    public static async Task AgainAsync(AppDb db, string address, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = Registration.KeyOf(address);
        await db.WriteAsync(
            async () =>
            {
                foreach (var registration in await db.Registrations.Where(one => one.EmailKey == key && one.MayWrite).ToListAsync(cancel))
                {
                    await AgreeAsync(db, registration, now, cancel);
                }

                return true;
            },
            cancel);
    }
}
