using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>Says that a workshop does not take place: asks first, says who is told, and what it did.</summary>
public sealed class CancelWorkshopModel(AppDb db, WorkshopPlanner planner, RegistrationList list, IStringLocalizer<PlanningTexts> texts) : WorkshopPage(db)
{
    public int People { get; private set; }

    public bool May => Workshop is { Stage: Credex.CoCreate.Workshops.WorkshopStage.Planned, StartedAt: null, CancelledAt: null, IsRehearsal: false };

    public async Task OnGetAsync(CancellationToken cancel) => await CountAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await CountAsync(cancel);
        if (!await planner.CancelAsync(Workshop.Id, Actor, cancel))
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }

        TempData[Notices.Done] = texts.Plural("Cancel_Done", People);
        return LocalRedirect(Url.Content($"~/workshops/{Slug}"));
    }

    private async Task CountAsync(CancellationToken cancel)
    {
        var counts = await list.CountsAsync(Workshop.Id, cancel);
        People = counts.GetValueOrDefault(RegistrationState.Confirmed) + counts.GetValueOrDefault(RegistrationState.Waiting);
    }
}
