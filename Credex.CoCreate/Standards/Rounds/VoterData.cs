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
        var entries = await (
            from entry in db.RoundEntries.AsNoTracking()
            join round in db.Rounds on entry.RoundId equals round.Id
            where who.Voters.Contains(entry.VoterId)
            orderby entry.EnteredAt
            select new { entry.RoundId, entry.Group, entry.Country, entry.Language, entry.EnteredAt, Standard = db.Standards.Where(one => one.Id == round.Version!.StandardId).Select(one => one.Title).Single() }).ToListAsync(cancel);
        return new PersonalSection("countedIn", texts["Section_CountedIn"], entries.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("round", texts["Fact_Round"], one.RoundId, one.Standard.Here().Text) { IsWritten = true },
            new("group", texts["Fact_Group"], one.Group),
            new("country", texts["Fact_Country"], one.Country),
            new("language", texts["Fact_Language"], one.Language),
            new("at", texts["Fact_At"], one.EnteredAt),
        ]));
    }

    public Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel) => db.Voters.Where(one => who.Voters.Contains(one.Id))
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.PersonId, (Guid?)null).SetProperty(one => one.ParticipantId, (Guid?)null), cancel);
}
