using Credex.CoCreate.Data;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Mixing;

/// <summary>Every night: throws away drafts that are too old, and mixes what the day left behind.</summary>
public sealed class MixingRule(AppDb db, IStringLocalizer<SurveyTexts> texts) : IRetentionRule
{
    public string Name => "survey-drafts";

    public string Label => texts["Retention_Drafts"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now);
        var old = await db.ResponseDrafts.CountAsync(draft => draft.ExpiresOn < today, cancel);
        if (await db.Surveys.AnyAsync(cancel))
        {
            await db.MixAsync(today, cancel);
        }

        return old;
    }
}
