using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>In which group somebody's votes are counted, and the thread between them and their votes, which is cut after all that follows it.</summary>
public sealed class VoterData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 900;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var entries = await db.RoundEntries.AsNoTracking().Where(one => who.Voters.Contains(one.VoterId)).OrderBy(one => one.EnteredAt).ToListAsync(cancel);
        return new PersonalSection("countedIn", texts["Section_CountedIn"], entries.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("round", texts["Fact_Round"], one.RoundId),
            new("group", texts["Fact_Group"], one.Group),
            new("country", texts["Fact_Country"], one.Country),
            new("language", texts["Fact_Language"], one.Language),
            new("at", texts["Fact_At"], one.EnteredAt),
        ]));
    }

    public Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel) => db.Voters.Where(one => who.Voters.Contains(one.Id))
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.PersonId, (Guid?)null).SetProperty(one => one.ParticipantId, (Guid?)null), cancel);
}
