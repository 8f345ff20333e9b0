using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>Answers that were begun and never sent, after the days that respondents are told.</summary>
public sealed class DraftRetention(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "surveyDrafts";

    public string Label => texts["Rule_surveyDrafts"];

    public Task<int> ApplyAsync(DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now);
        return db.WriteAsync(() => db.ResponseDrafts.Where(one => one.ExpiresOn < today).ExecuteDeleteAsync(cancel), cancel);
    }
}
