using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Surveys;

/// <summary>What can be answered now, what comes, and what came out. Surveys for invited people stand here only with their results.</summary>
public sealed class IndexModel(AppDb db, TimeProvider clock) : PageModel
{
    private const int MostClosed = 50;

    public IReadOnlyList<PublicSurvey> Open { get; private set; } = [];

    public IReadOnlyList<PublicSurvey> Coming { get; private set; } = [];

    public IReadOnlyList<PublicSurvey> Closed { get; private set; } = [];

    public bool IsStaff => User.IsInRole(Roles.Staff) || User.IsInRole(Roles.Admin);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var surveys = await db.Surveys.AsNoTracking().Where(one => one.AskedVersionId != null).ToListAsync(cancel);
        var snapshots = await db.ResultsSnapshots.Where(one => one.WithdrawnAt == null).GroupBy(one => one.SurveyId).Select(one => new { one.Key, Number = one.Max(snapshot => snapshot.Number) })
            .ToDictionaryAsync(one => one.Key, one => one.Number, cancel);
        var rows = surveys
            .Select(one => new PublicSurvey(one, one.StageAt(now), snapshots.TryGetValue(one.Id, out var number) ? number : null))
            .Where(one => one.Survey.Access == SurveyAccess.Everybody || one.Snapshot is not null)
            .ToList();
        Open = [.. rows.Where(one => one.Stage == SurveyStage.Open).OrderBy(one => one.Survey.ClosesAt ?? DateTime.MaxValue)];
        Coming = [.. rows.Where(one => one.Stage == SurveyStage.Coming).OrderBy(one => one.Survey.OpensAt)];
        Closed = [.. rows.Where(one => one.Stage == SurveyStage.Closed).OrderByDescending(one => one.Survey.ClosesAt).Take(MostClosed)];
    }
}

/// <param name="Snapshot">Number of the newest published results.</param>
public sealed record PublicSurvey(Survey Survey, SurveyStage Stage, int? Snapshot)
{
    public bool IsAnswerable => Stage == SurveyStage.Open && Survey.Access == SurveyAccess.Everybody;

    public string When(IStringLocalizer<SurveyTexts> texts) => Stage switch
    {
        SurveyStage.Coming => texts["Opens_At", SurveyWhen.Of(Survey.OpensAt ?? DateTime.MinValue, Survey.ZoneId)],
        SurveyStage.Closed => texts["Closed_At", SurveyWhen.Of(Survey.ClosesAt ?? DateTime.MinValue, Survey.ZoneId)],
        _ => Survey.ClosesAt is { } closes ? texts["Open_Until", SurveyWhen.Of(closes, Survey.ZoneId)] : texts["Open_Now"],
    };
}
