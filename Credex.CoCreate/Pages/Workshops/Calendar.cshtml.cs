using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>One workshop for a calendar.</summary>
public sealed class WorkshopCalendarModel(AppDb db, TimeProvider clock, IOptions<SiteOptions> site, IStringLocalizer<PlanningTexts> texts) : CalendarPage(clock, site, texts)
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var workshop = await db.Workshops.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == Slug && !one.IsRehearsal, cancel);
        return workshop is null ? NotFound() : Calendar([workshop], $"{workshop.Slug}.ics");
    }
}
