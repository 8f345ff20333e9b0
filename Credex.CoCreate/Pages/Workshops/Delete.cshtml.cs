using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>Deletes a workshop in which nothing happened: asks first, and says what it did.</summary>
public sealed class DeleteWorkshopModel(AppDb db, WorkshopPlanner planner, IStringLocalizer<PlanningTexts> texts) : WorkshopPage(db)
{
    public bool May { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        May = await planner.MayDeleteAsync(Workshop, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var title = Workshop.Title.Here().Text;
        if (!await planner.DeleteAsync(Workshop.Id, Actor, cancel))
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }

        TempData[Notices.Done] = texts["Deleted", title].Value;
        return LocalRedirect(Url.Content("~/workshops"));
    }
}
