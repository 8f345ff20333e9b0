using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages;

/// <summary>The pages for 400, 403, 404, 429, 500 and 503: what happened, and what to do next.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] WithTexts = [400, 403, 404, 429, 500, 503];

    public int Known { get; private set; }

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Known = WithTexts.Contains(status) ? status : status >= 500 ? 500 : status == 401 ? 403 : status is 405 or 413 or 415 ? 400 : 404;
        Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
    }
}
