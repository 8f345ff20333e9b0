using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>Registrations whose address was never confirmed.</summary>
public sealed class PendingRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "pendingRegistrations";

    public string Label => texts["Rule_pendingRegistrations"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.PendingRegistrations) is { } before
        ? await db.WriteAsync(
            async () =>
            {
                var old = db.Registrations.Where(one => one.State == RegistrationState.Pending && one.RegisteredAt < before);
                await db.Consents.Where(consent => old.Any(one => one.Id == consent.RegistrationId)).ExecuteDeleteAsync(cancel);
                return await old.ExecuteDeleteAsync(cancel);
            },
            cancel)
        : 0;
}
