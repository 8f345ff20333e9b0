using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>How many people are wanted of each group and country.</summary>
public sealed class TargetsModel(AppDb db, RegistrationList list, TimeProvider clock, IStringLocalizer<RegistrationTexts> texts) : WorkshopPage(db)
{
    public const int Most = 100_000;

    public IReadOnlyList<TargetLine> Lines { get; private set; } = [];

    public string? Error { get; private set; }

    protected override bool IsForRehearsals => false;

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await list.TargetsAsync(Workshop.Id, cancel);

    /// <summary>Sets how many are wanted of one cell; a cell that has a number gets the new one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = Request.Form;
        StakeholderGroup? group = Enum.TryParse<StakeholderGroup>(form["group"], out var known) && Enum.IsDefined(known) ? known : null;
        var country = Countries.Exists(form["country"]) ? form["country"].ToString() : null;
        if (form.Number("wanted") is not { } wanted || wanted is < 1 or > Most)
        {
            Error = texts["Targets_Wrong", Most];
            Lines = await list.TargetsAsync(Workshop.Id, cancel);
            return Refused();
        }

        await Db.WriteAsync(
            async () =>
            {
                await Db.LockWorkshopAsync(Workshop.Id, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                var cell = await Db.Targets.SingleOrDefaultAsync(one => one.WorkshopId == Workshop.Id && one.Group == group && one.Country == country, cancel);
                Db.AuditEntries.Add(AuditEntry.Of(Actor, "workshop.target", nameof(Workshop), Workshop.Id, now, cell is null ? null : new { cell.Wanted }, new { group, country, wanted }));
                if (cell is null)
                {
                    Db.Targets.Add(new Target { WorkshopId = Workshop.Id, Group = group, Country = country, Wanted = wanted });
                }
                else
                {
                    cell.Wanted = wanted;
                }

                return true;
            },
            cancel);
        TempData[Notices.Done] = texts["Targets_Saved"].Value;
        return LocalRedirect(Url.Content($"~/workshops/{Slug}/targets"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await Db.Targets.SingleOrDefaultAsync(one => one.Id == id && one.WorkshopId == Workshop.Id, cancel) is not { } target)
        {
            return NotFound();
        }

        Db.Targets.Remove(target);
        Db.AuditEntries.Add(AuditEntry.Of(Actor, "workshop.target", nameof(Workshop), Workshop.Id, clock.GetUtcNow().UtcDateTime, new { target.Group, target.Country, target.Wanted }));
        await Db.SaveChangesAsync(cancel);
        TempData[Notices.Done] = texts["Targets_Saved"].Value;
        return LocalRedirect(Url.Content($"~/workshops/{Slug}/targets"));
    }
}
