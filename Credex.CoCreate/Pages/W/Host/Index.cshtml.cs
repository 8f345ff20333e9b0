using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>The facilitator's console.</summary>
[Authorize(RoomPolicies.Hosts)]
[ResponseCache(NoStore = true)]
public sealed class ConsoleModel(RoomReader reader, Regions regions) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    public RoomState? State { get; private set; }

    public RenderedRegion? Agenda { get; private set; }

    public RenderedRegion? Console { get; private set; }

    public RenderedRegion? Counts { get; private set; }

    public RenderedRegion? Decision { get; private set; }

    /// <summary>What became of the act before, where it needs saying.</summary>
    public (string Text, bool IsRefused)? Notice { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        State = await reader.StateAsync(Code, cancel);
        if (State is null)
        {
            return NotFound();
        }

        Notice = TempData.TakeNotice();
        Agenda = await regions.GetAsync(new RegionKey(Code, RoomRegions.Agenda), cancel);
        Console = await regions.GetAsync(new RegionKey(Code, RoomRegions.Console), cancel);
        Counts = await regions.GetAsync(new RegionKey(Code, RoomRegions.ConsoleCount), cancel);
        Decision = await regions.GetAsync(new RegionKey(Code, RoomRegions.ConsoleDecision), cancel);
        return Page();
    }
}
