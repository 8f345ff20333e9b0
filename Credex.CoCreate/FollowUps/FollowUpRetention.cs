using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.FollowUps;

/// <summary>Letters and errands that are over.</summary>
public sealed class FollowUpRetention(AppDb db, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "followUps";

    public string Label => texts["Rule_followUps"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel) => RetentionDays.Before(now, options.Value.FollowUps) is { } before
        ? await db.WriteAsync(
            () => db.FollowUps.Where(one => one.State != FollowUpState.Waiting && one.State != FollowUpState.Parked && one.DoneAt < before).ExecuteDeleteAsync(cancel),
            cancel)
        : 0;
}
