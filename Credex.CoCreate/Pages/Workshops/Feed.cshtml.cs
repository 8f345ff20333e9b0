using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>All workshops for a calendar: those to come, those that are live, and those of the past thirty days.</summary>
public sealed class WorkshopFeedModel(AppDb db, TimeProvider clock, IOptions<SiteOptions> site, IStringLocalizer<PlanningTexts> texts) : CalendarPage(clock, site, texts)
{
    public const int DaysBack = 30;
    private const int Most = 1_000;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var since = Now.AddDays(-DaysBack);
        var workshops = await db.Workshops.AsNoTracking()
            .Where(one => !one.IsRehearsal && (one.Stage == WorkshopStage.Live || one.EndUtc >= since))
            .OrderBy(one => one.StartUtc).ThenBy(one => one.Id).Take(Most).ToListAsync(cancel);
        return Calendar(workshops, "workshops.ics");
    }
}
