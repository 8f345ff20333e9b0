using System.Globalization;
using System.Text;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>
/// What files for calendars have in common. A calendar program has no cookie and seldom a language, so the address carries the one that the reader had
/// (<c>?in=fr</c>; <c>?lang=fr</c> would lead to the address without it).
/// </summary>
public abstract class CalendarPage(TimeProvider clock, IOptions<SiteOptions> site, IStringLocalizer<PlanningTexts> texts) : PageModel
{
    [FromQuery(Name = "in")]
    public string? In { get; set; }

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    protected FileContentResult Calendar(IEnumerable<Workshop> workshops, string name)
    {
        if (In is { } language && SiteLanguages.Codes.Contains(language, StringComparer.Ordinal))
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        }

        return File(Encoding.UTF8.GetBytes(WorkshopCalendar.Write(workshops, site.Value.Address(Request), Now, texts)), WorkshopCalendar.ContentType, name);
    }
}
