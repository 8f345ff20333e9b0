using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops;

/// <summary>Where somebody took part. That somebody of a group and a country did stays counted; who it was does not, and no browser or link leads back.</summary>
public sealed class ParticipationData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 30;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var rows = await (
            from one in db.Participants.AsNoTracking()
            join workshop in db.Workshops on one.WorkshopId equals workshop.Id
            where who.Participants.Contains(one.Id)
            orderby one.JoinedAt
            select new { Participant = one, workshop.Title, Browsers = db.ParticipantKeys.Count(key => key.ParticipantId == one.Id && !key.IsReturnLink), Links = db.ParticipantKeys.Count(key => key.ParticipantId == one.Id && key.IsReturnLink) }).ToListAsync(cancel);
        return new PersonalSection("workshops", texts["Section_Workshops"], rows.ConvertAll<IReadOnlyList<PersonalFact>>(row => [
            new("workshop", texts["Fact_Workshop"], row.Title.Here().Text),
            new("group", texts["Fact_Group"], row.Participant.Group),
            new("country", texts["Fact_Country"], row.Participant.Country),
            new("language", texts["Fact_Language"], row.Participant.Language),
            new("name", texts["Fact_Name"], row.Participant.Name),
            new("joinedAt", texts["Fact_JoinedAt"], row.Participant.JoinedAt),
            new("removedAt", texts["Fact_RemovedAt"], row.Participant.RemovedAt),
            new("browsers", texts["Fact_Browsers"], row.Browsers),
            new("links", texts["Fact_Links"], row.Links),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        var participants = await db.Participants.Where(one => who.Participants.Contains(one.Id)).ToListAsync(cancel);
        erasure.Traces.UnionWith(participants.Select(one => one.Name).OfType<string>());
        participants.ForEach(one => (one.Name, one.PersonId) = (null, null));
        await db.ParticipantKeys.Where(key => who.Participants.Contains(key.ParticipantId)).ExecuteDeleteAsync(cancel);
        var codes = await db.Workshops.Where(workshop => db.Participants.Any(one => one.WorkshopId == workshop.Id && who.Participants.Contains(one.Id))).Select(workshop => workshop.Code).ToListAsync(cancel);
        erasure.Regions.UnionWith(codes.SelectMany(RoomRegions.All));
    }
}
