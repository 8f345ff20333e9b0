using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>To which surveys somebody was invited by their address. What they answered is not found from here: confidential answers lose their link with the invitation.</summary>
public sealed class SurveyInvitationData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 42;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var rows = await (
            from one in Of(who).AsNoTracking()
            join survey in db.Surveys on one.SurveyId equals survey.Id
            orderby one.InvitedAt
            select new { Invitation = one, survey.Title }).ToListAsync(cancel);
        return rows.Count == 0 ? null : new PersonalSection("surveyInvitations", texts["Section_SurveyInvitations"], rows.ConvertAll<IReadOnlyList<PersonalFact>>(row => [
            new("survey", texts["Fact_Survey"], row.Title.Here().Text),
            new("name", texts["Fact_Name"], row.Invitation.Name),
            new("email", texts["Fact_Email"], row.Invitation.Email),
            new("group", texts["Fact_Group"], row.Invitation.Group),
            new("country", texts["Fact_Country"], row.Invitation.Country),
            new("language", texts["Fact_Language"], row.Invitation.Language),
            new("invitedAt", texts["Fact_At"], row.Invitation.InvitedAt),
            new("isUsed", texts["Fact_IsUsed"], row.Invitation.IsUsed),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        var invitations = await Of(who).ToListAsync(cancel);
        var ids = invitations.ConvertAll(one => (Guid?)one.Id);
        await db.ResponseDrafts.Where(one => ids.Contains(one.InvitationId)).ExecuteDeleteAsync(cancel);
        await db.Responses.Where(one => ids.Contains(one.InvitationId)).ExecuteUpdateAsync(set => set.SetProperty(one => one.InvitationId, (Guid?)null), cancel);
        erasure.Traces.UnionWith(invitations.SelectMany(one => new[] { one.Name, one.Email }).OfType<string>());
        db.SurveyInvitations.RemoveRange(invitations);
    }

    /// <summary>By the addresses of today, and at an address of before.</summary>
    private IQueryable<SurveyInvitation> Of(DataSubject who)
    {
        var keys = who.Addresses.Select(Registration.KeyOf).Distinct(StringComparer.Ordinal).ToList();
        return db.SurveyInvitations.Where(one => (one.PersonId != null && one.PersonId == who.PersonId) || keys.Contains(one.EmailKey));
    }
}
