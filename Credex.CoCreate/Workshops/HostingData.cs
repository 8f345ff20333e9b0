using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops;

/// <summary>The workshops that name somebody as a facilitator.</summary>
public sealed class HostingData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 35;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var workshops = await db.Workshops.AsNoTracking().Where(workshop => workshop.Hosts.Any(host => host.PersonId == who.PersonId)).OrderBy(workshop => workshop.StartUtc)
            .Select(workshop => new { workshop.Title, workshop.StartUtc }).ToListAsync(cancel);
        return new PersonalSection("hosting", texts["Section_Hosting"], workshops.ConvertAll<IReadOnlyList<PersonalFact>>(workshop => [
            new("workshop", texts["Fact_Workshop"], workshop.Title.Here().Text),
            new("startsAt", texts["Fact_StartsAt"], workshop.StartUtc),
        ]));
    }

    public Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel) =>
        db.WorkshopHosts.Where(host => host.PersonId == who.PersonId).ExecuteDeleteAsync(cancel);
}
