using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Surveys.Analysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Mixing;

/// <summary>When a survey closes: what waits is counted, and storage is mixed, so that nothing of the last hours can be joined.</summary>
public sealed class ClosingErrand(AppDb db, Admission admission, TimeProvider clock, IStringLocalizer<SurveyTexts> texts) : IErrand
{
    public const string KindName = "survey-closing";

    public string Name => KindName;

    public string Label => texts["Kind_Closing"];

    public TimeSpan? Lasts => null;

    public async Task<string?> RunAsync(FollowUp due, CancellationToken cancel)
    {
        var survey = await db.Surveys.AsNoTracking().SingleOrDefaultAsync(one => one.Id == due.SubjectId, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        if (survey is null || survey.StageAt(now) != SurveyStage.Closed)
        {
            return Reasons.Gone;
        }

        await admission.RunAsync(survey, cancel);
        await db.MixAsync(DateOnly.FromDateTime(now), cancel);
        return null;
    }
}
