using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>The facilitator's console.</summary>
[Authorize(RoomPolicies.Hosts)]
[ResponseCache(NoStore = true)]
public sealed class ConsoleModel(RoomReader reader, Regions regions, IStringLocalizer<WorkshopTexts> texts) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    [FromQuery(Name = "act")]
    public string? Act { get; set; }

    public RoomState? State { get; private set; }

    public RenderedRegion? Agenda { get; private set; }

    public RenderedRegion? Console { get; private set; }

    public RenderedRegion? Counts { get; private set; }

    public RenderedRegion? Decision { get; private set; }

    /// <summary>What became of the act before, where it needs saying.</summary>
    public string? Notice => Act is { Length: < 30 } act && texts[$"Act_{act}"] is { ResourceNotFound: false } text ? text.Value : null;

    public bool IsWarning => Act is nameof(ActOutcome.MovedOn) or nameof(ActOutcome.NotNow);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        State = await reader.StateAsync(Code, cancel);
        if (State is null)
        {
            return NotFound();
        }

        Agenda = await regions.GetAsync(new RegionKey(Code, RoomRegions.Agenda), cancel);
        Console = await regions.GetAsync(new RegionKey(Code, RoomRegions.Console), cancel);
        Counts = await regions.GetAsync(new RegionKey(Code, RoomRegions.ConsoleCount), cancel);
        Decision = await regions.GetAsync(new RegionKey(Code, RoomRegions.ConsoleDecision), cancel);
        return Page();
    }
}
