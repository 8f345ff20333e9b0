using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.W;

/// <summary>The box for a code: forgives case, spaces and hyphens, says what cannot be in a code, and leads to the door.</summary>
public sealed class CodeModel(AppDb db, WrongCodes wrong) : PageModel
{
    /// <summary>What was typed and does not exist; empty where nothing was.</summary>
    public string? Typed { get; private set; }

    /// <summary>Whether it has a letter that is in no code.</summary>
    public bool IsUnclear { get; private set; }

    /// <summary>
    /// Workshops whose code looks like what was typed. They are offered and not entered: a wrong guess would put somebody into a room that is not theirs.
    /// </summary>
    public IReadOnlyList<string> Meant { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancel)
    {
        if (JoinCode.TryRead(code, out var read) && await db.Workshops.AnyAsync(workshop => workshop.Code == read, cancel))
        {
            return Redirect(Url.Content($"~/w/{read}"));
        }

        Typed = code?.Trim() ?? string.Empty;
        if (Typed.Length > 0 && !wrong.MayTryAnother(HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        IsUnclear = JoinCode.HasUnclear(Typed);
        var similar = JoinCode.LookAlikes(Typed);
        Meant = similar.Count == 0 ? [] : await db.Workshops.Where(one => similar.Contains(one.Code) && one.Stage != WorkshopStage.Ended && !one.IsRehearsal)
            .OrderBy(one => one.Code).Select(one => one.Code).ToListAsync(cancel);
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
