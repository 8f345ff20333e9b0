using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.People;

/// <summary>The log of acts, after many years.</summary>
public sealed class AuditRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "audit";

    public string Label => texts["Rule_audit"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.Audit) is { } before
        ? await db.WriteAsync(
            () => db.AuditEntries.Where(one => one.At < before).ExecuteDeleteAsync(cancel),
            cancel)
        : 0;
}
