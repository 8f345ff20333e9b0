using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages;

/// <summary>The pages for 400, 403, 404, 409, 429, 500 and 503: what happened, and what to do next.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    private static readonly int[] WithTexts = [400, 403, 404, 409, 429, 500, 503];

    /// <summary>Addresses of pages that are open to whoever has their link.</summary>
    private static readonly PathString[] Links = ["/r", "/unsubscribe"];

    public int Known { get; private set; }

    /// <summary>What the texts are called: after the status, or for a link from a letter that leads nowhere any more.</summary>
    public string Words { get; private set; } = string.Empty;

    public void OnGet() => Show();

    public void OnPost() => Show();

    /// <summary>The status stands in the address; after an exception it is the one that the exception was given. No form is read: it may be what went wrong.</summary>
    private void Show()
    {
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        var status = failed ? Response.StatusCode : int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        Known = WithTexts.Contains(status) ? status : status >= 500 ? 500 : status == 401 ? 403 : status is 405 or 413 or 415 ? 400 : 404;
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? string.Empty;
        Words = Known == 404 && Links.Any(link => new PathString(asked).StartsWithSegments(link, StringComparison.OrdinalIgnoreCase)) ? "Link" : Known.ToString(CultureInfo.InvariantCulture);
        Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
    }
}
