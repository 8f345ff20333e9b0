using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>What somebody registered for. Erased, it is gone, and who waits moves up.</summary>
public sealed class RegistrationData(AppDb db, Registrar registrar, IStringLocalizer<PrivacyTexts> texts, IStringLocalizer<RegistrationTexts> words) : IPersonalData
{
    public int Order => 40;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var rows = await (
            from one in db.Registrations.AsNoTracking()
            join workshop in db.Workshops on one.WorkshopId equals workshop.Id
            where who.Registrations.Contains(one.Id)
            orderby one.RegisteredAt
            select new { Registration = one, workshop.Title }).ToListAsync(cancel);
        return new PersonalSection("registrations", texts["Section_Registrations"], rows.ConvertAll<IReadOnlyList<PersonalFact>>(row => [
            new("workshop", texts["Fact_Workshop"], row.Title.Here().Text),
            new("name", texts["Fact_Name"], row.Registration.Name),
            new("email", texts["Fact_Email"], row.Registration.Email),
            new("group", texts["Fact_Group"], row.Registration.Group),
            new("country", texts["Fact_Country"], row.Registration.Country),
            new("needs", texts["Fact_Needs"], row.Registration.Needs),
            new("language", texts["Fact_Language"], row.Registration.Language),
            new("mayWrite", texts["Fact_MayWrite"], row.Registration.MayWrite),
            new("state", texts["Fact_State"], row.Registration.State, words[$"State_{row.Registration.State}"]),
            new("registeredAt", texts["Fact_At"], row.Registration.RegisteredAt),
            new("confirmedAt", texts["Fact_ConfirmedAt"], row.Registration.ConfirmedAt),
            new("cancelledAt", texts["Fact_CancelledAt"], row.Registration.CancelledAt),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        var registrations = await db.Registrations.Where(one => who.Registrations.Contains(one.Id)).ToListAsync(cancel);
        erasure.Traces.UnionWith(registrations.SelectMany(one => new[] { one.Name, one.Email, one.Needs }).OfType<string>());
        foreach (var seats in registrations.GroupBy(one => one.WorkshopId).OrderBy(one => one.Key))
        {
            await db.LockWorkshopAsync(seats.Key, cancel);
            db.Registrations.RemoveRange(seats);
            if (seats.Any(one => one.State == RegistrationState.Confirmed))
            {
                await registrar.MoveUpAsync(await db.Workshops.SingleAsync(one => one.Id == seats.Key, cancel), erasure.Now, cancel);
            }
        }
    }
}
