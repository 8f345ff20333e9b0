using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Privacy;

/// <summary>What somebody agreed to, with the version of the text that they read.</summary>
public sealed class ConsentData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 20;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var consents = await Of(who).AsNoTracking().OrderBy(one => one.At).ToListAsync(cancel);
        return new PersonalSection("consents", texts["Section_Consents"], consents.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("purpose", texts["Fact_Purpose"], one.Purpose, texts[$"Purpose_{one.Purpose}"]),
            new("textVersion", texts["Fact_TextVersion"], one.TextVersion),
            new("at", texts["Fact_At"], one.At),
            new("withdrawnAt", texts["Fact_WithdrawnAt"], one.WithdrawnAt),
        ]));
    }

    public Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel) => Of(who).ExecuteDeleteAsync(cancel);

    private IQueryable<ConsentGiven> Of(DataSubject who) => db.Consents.Where(one =>
        (one.PersonId != null && one.PersonId == who.PersonId)
        || (one.ParticipantId != null && who.Participants.Contains(one.ParticipantId.Value))
        || (one.RegistrationId != null && who.Registrations.Contains(one.RegistrationId.Value)));
}
