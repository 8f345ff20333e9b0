using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.W;

/// <summary>Where a personal link leads: it asks first, so that a preview of the link by a mail program does nothing.</summary>
[EnableRateLimiting(Limits.Joins)]
[ResponseCache(NoStore = true)]
public sealed class ReturnModel(AppDb db, ReturnLinks links, WrongCodes wrong) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = string.Empty;

    [BindProperty(Name = "once")]
    public string? Once { get; set; }

    public Participant? Who { get; private set; }

    public ReturnOutcome Outcome { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Once = DeviceKey.Read(Request) is null ? DeviceKey.Propose() : null;
        return await FindAsync(cancel) is not null ? Page() : NotThere();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is not { } workshop)
        {
            return NotThere();
        }

        Outcome = await links.ComeBackAsync(workshop, Secret, DeviceKey.Ensure(HttpContext, Once), cancel);
        if (Outcome == ReturnOutcome.Back)
        {
            return LocalRedirect(Url.Content($"~/w/{Code}"));
        }

        if (Outcome == ReturnOutcome.Unknown)
        {
            return NotThere();
        }

        var page = Page();
        page.StatusCode = StatusCodes.Status409Conflict;
        return page;
    }

    private async Task<Guid?> FindAsync(CancellationToken cancel)
    {
        var workshop = await db.Workshops.Where(one => one.Code == Code).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancel);
        Who = workshop is { } id ? await links.FindAsync(id, Secret, cancel) : null;
        return Who is null ? null : workshop;
    }

    /// <summary>Guessing a secret counts as guessing a code.</summary>
    private IActionResult NotThere()
    {
        if (!wrong.MayTryAnother(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Who = null;
        var page = Page();
        page.StatusCode = StatusCodes.Status404NotFound;
        return page;
    }
}
