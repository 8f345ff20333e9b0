using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>The record of a workshop: for hosts at any time, for others when it is over and meant for them.</summary>
[ResponseCache(NoStore = true)]
public sealed class RecordModel(RecordReader reader, RecordAccess access, IOptions<SiteOptions> site) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Workshop Workshop { get; private set; } = null!;

    public RecordRight Right { get; private set; }

    public WorkshopRecord? Record { get; private set; }

    public string? Notice { get; private set; }

    public bool IsPreview => Workshop.Stage != WorkshopStage.Ended;

    public string Address => $"{site.Value.Address(Request)}/workshops/{Workshop.Slug}/record";

    public string? EditAddress => Right == RecordRight.Edit ? Url.Content($"~/workshops/{Workshop.Slug}/record/edit") : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await reader.FindAsync(Slug, cancel) is not { } workshop || (Right = await access.OfAsync(HttpContext, workshop, cancel)) == RecordRight.Unknown)
        {
            return NotFound();
        }

        Workshop = workshop;
        if (Right is RecordRight.Read or RecordRight.Edit)
        {
            Record = await reader.ReadAsync(workshop, cancel);
            Notice = TempData.TakeNotice()?.Text;
            return Page();
        }

        var page = Page();
        page.StatusCode = Right == RecordRight.Refused ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        return page;
    }
}
