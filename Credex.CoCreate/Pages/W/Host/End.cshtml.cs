using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>Ending the workshop: asks first, and can be taken back on the console.</summary>
public sealed class EndModel(RoomActs acts, RoomReader reader, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public int Here { get; private set; }

    public bool IsVoting { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await reader.CountsAsync(Code, cancel) is not { } counts)
        {
            return NotFound();
        }

        Here = counts.AllHere;
        IsVoting = counts.State is ItemState.Open or ItemState.Counting;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => Answer(
        await acts.OnWorkshopAsync(
            Code,
            Actor,
            "workshop.ended",
            (workshop, now) =>
            {
                var can = workshop.Stage != WorkshopStage.Ended;
                (workshop.Stage, workshop.EndedAt) = (WorkshopStage.Ended, workshop.EndedAt ?? now);
                if (can && workshop.Activities.Find(activity => activity.Id == workshop.CurrentActivityId) is { } last)
                {
                    last.LeftAt = now;
                }

                return Task.FromResult(can);
            },
            cancel));
}
