using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.W;

/// <summary>The box for a code: forgives case, spaces and hyphens, and leads to the door.</summary>
public sealed class CodeModel(AppDb db, WrongCodes wrong) : PageModel
{
    /// <summary>What was typed and does not exist.</summary>
    public string? Typed { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancel)
    {
        if (JoinCode.TryRead(code, out var read) && await db.Workshops.AnyAsync(workshop => workshop.Code == read, cancel))
        {
            return Redirect(Url.Content($"~/w/{read}"));
        }

        if (!wrong.MayTryAnother(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Typed = code?.Trim() ?? string.Empty;
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
