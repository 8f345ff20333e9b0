using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>To what somebody was invited by their address.</summary>
public sealed class InvitationData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 41;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var rows = await (
            from one in Of(who).AsNoTracking()
            join workshop in db.Workshops on one.WorkshopId equals workshop.Id
            orderby one.InvitedAt
            select new { Invitation = one, workshop.Title }).ToListAsync(cancel);
        return rows.Count == 0 ? null : new PersonalSection("invitations", texts["Section_Invitations"], rows.ConvertAll<IReadOnlyList<PersonalFact>>(row => [
            new("workshop", texts["Fact_Workshop"], row.Title.Here().Text),
            new("name", texts["Fact_Name"], row.Invitation.Name),
            new("email", texts["Fact_Email"], row.Invitation.Email),
            new("group", texts["Fact_Group"], row.Invitation.Group),
            new("country", texts["Fact_Country"], row.Invitation.Country),
            new("language", texts["Fact_Language"], row.Invitation.Language),
            new("invitedAt", texts["Fact_At"], row.Invitation.InvitedAt),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        var invitations = await Of(who).ToListAsync(cancel);
        erasure.Traces.UnionWith(invitations.SelectMany(one => new[] { one.Name, one.Email }).OfType<string>());
        db.Invitations.RemoveRange(invitations);
    }

    /// <summary>By the addresses of today, and at an address of before.</summary>
    private IQueryable<Invitation> Of(DataSubject who)
    {
        var keys = who.Addresses.Select(Registration.KeyOf).Distinct(StringComparer.Ordinal).ToList();
        return db.Invitations.Where(one => (one.PersonId != null && one.PersonId == who.PersonId) || keys.Contains(one.EmailKey));
    }
}
