using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Workshops;

/// <summary>What participants of workshops of long ago wished to be called.</summary>
public sealed class NameRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "names";

    public string Label => texts["Rule_names"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.AfterWorkshop) is { } before
        ? await db.WriteAsync(
            () => db.Participants.Where(one => one.Name != null && db.Workshops.Any(workshop => workshop.Id == one.WorkshopId && workshop.EndUtc < before && (workshop.EndedAt == null || workshop.EndedAt < before)))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, (string?)null), cancel),
            cancel)
        : 0;
}
