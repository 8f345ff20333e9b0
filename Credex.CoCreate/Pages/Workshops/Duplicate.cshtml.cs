using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>The same workshop on another day: what was prepared is copied, nothing that happened.</summary>
[Authorize(PlanningSetup.Plans)]
public sealed class DuplicateWorkshopModel(AppDb db, WorkshopRules rules, WorkshopPlanner planner, IStringLocalizer<PlanningTexts> texts) : WorkshopPage(db)
{
    public string Date { get; private set; } = string.Empty;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    protected override bool IsForRehearsals => false;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Date = Request.Form.Words("date");
        var (start, end, errors) = rules.CheckDay(Date, Workshop);
        Errors = errors;
        if (errors.Count > 0)
        {
            return Refused();
        }

        var copy = await planner.DuplicateAsync(Workshop, start, end, Actor, cancel);
        TempData[Notices.Done] = WorkshopTimes.Of(copy).Skipped(texts) is { } skipped ? $"{texts["Duplicated"]} {skipped}" : texts["Duplicated"].Value;
        return LocalRedirect(Url.Content($"~/workshops/{copy.Slug}"));
    }
}
