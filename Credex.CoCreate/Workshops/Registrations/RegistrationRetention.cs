using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>Who registered for workshops of long ago.</summary>
public sealed class RegistrationRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "registrations";

    public string Label => texts["Rule_registrations"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.AfterWorkshop) is { } before
        ? await db.WriteAsync(
            async () =>
            {
                var old = db.Registrations.Where(one => db.Workshops.Any(workshop => workshop.Id == one.WorkshopId && workshop.EndUtc < before && (workshop.EndedAt == null || workshop.EndedAt < before)));
                await db.Consents.Where(consent => old.Any(one => one.Id == consent.RegistrationId)).ExecuteDeleteAsync(cancel);
                return await old.ExecuteDeleteAsync(cancel);
            },
            cancel)
        : 0;
}
