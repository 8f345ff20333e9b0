using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.People.Accounts;

/// <summary>Accounts whose address was never confirmed: nobody could ever use them.</summary>
public sealed class AccountRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "unconfirmedAccounts";

    public string Label => texts["Rule_unconfirmedAccounts"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.UnconfirmedAccounts) is { } before
        ? await db.WriteAsync(
            async () =>
            {
                var old = db.Users.Where(one => !one.EmailConfirmed && one.ErasedAt == null && one.CreatedAt < before);
                await db.FollowUps.Where(row => old.Any(one => one.Id == row.PersonId)).ExecuteDeleteAsync(cancel);
                return await old.ExecuteDeleteAsync(cancel);
            },
            cancel)
        : 0;
}
