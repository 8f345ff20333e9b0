using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>Begins a rehearsal of a workshop, or wipes one.</summary>
public sealed class RehearsalModel(AppDb db, Rehearsals rehearsals, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public bool IsRehearsal { get; private set; }

    /// <summary>The title of the workshop.</summary>
    public LocalizedText Of { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var workshop = await db.Workshops.AsNoTracking().SingleAsync(one => one.Code == Code, cancel);
        (IsRehearsal, Of) = (workshop.IsRehearsal, workshop.Title);
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancel) =>
        LocalRedirect(Url.Content($"~/w/{await rehearsals.BeginAsync(Code, Actor, cancel)}/host"));

    public async Task<IActionResult> OnPostWipeAsync(CancellationToken cancel)
    {
        var of = await db.Workshops.Where(one => one.Code == Code && one.IsRehearsal)
            .Select(one => db.Workshops.Where(original => original.Id == one.RehearsalOf).Select(original => original.Code).FirstOrDefault()).SingleOrDefaultAsync(cancel);
        if (!await rehearsals.WipeAsync(Code, Actor, cancel))
        {
            return Answer(ActOutcome.NotNow);
        }

        TempData[Notices.Done] = Texts["Rehearsal_Wiped"].Value;
        return LocalRedirect(Url.Content(of is null ? "~/workshops" : $"~/w/{of}/host"));
    }
}
