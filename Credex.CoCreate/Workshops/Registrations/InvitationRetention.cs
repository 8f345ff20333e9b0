using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>Who was invited to workshops of long ago.</summary>
public sealed class InvitationRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "invitations";

    public string Label => texts["Rule_invitations"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.AfterWorkshop) is { } before
        ? await db.WriteAsync(
            () => db.Invitations.Where(one => db.Workshops.Any(workshop => workshop.Id == one.WorkshopId && workshop.EndUtc < before && (workshop.EndedAt == null || workshop.EndedAt < before)))
                .ExecuteDeleteAsync(cancel),
            cancel)
        : 0;
}
