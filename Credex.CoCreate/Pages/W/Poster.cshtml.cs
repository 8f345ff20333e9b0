using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.W;

/// <summary>A sheet for the wall, as open as the screen: it says how to come in, and nothing else.</summary>
[ResponseCache(NoStore = true)]
public sealed class PosterModel(AppDb db, WrongCodes wrong, IOptions<SiteOptions> site) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    public Workshop Workshop { get; private set; } = null!;

    public IHtmlContent QrCode { get; private set; } = HtmlString.Empty;

    /// <summary>Where the code is typed, as people type addresses.</summary>
    public string Address { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (JoinCode.TryRead(Code, out var read) && read != Code)
        {
            return LocalRedirect(Url.Content($"~/w/{read}/poster"));
        }

        var workshop = await db.Workshops.AsNoTracking().SingleOrDefaultAsync(one => one.Code == Code, cancel);
        if (workshop is null)
        {
            return wrong.MayTryAnother(HttpContext) ? NotFound() : StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Workshop = workshop;
        var address = site.Value.Address(Request);
        Address = $"{new Uri(address).Authority}{new Uri(address).AbsolutePath.TrimEnd('/')}/w";
        QrCode = Qr.Draw($"{address}/w/{Code}");
        return Page();
    }
}
