using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.W;

/// <summary>The projector: open to whoever has the code, shows only what is revealed.</summary>
[ResponseCache(NoStore = true)]
public sealed class ScreenModel(AppDb db, Regions regions, WrongCodes wrong, IOptions<SiteOptions> site) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    public string Title { get; private set; } = string.Empty;

    public bool IsRehearsal { get; private set; }

    public RenderedRegion? Stage { get; private set; }

    public RenderedRegion? Count { get; private set; }

    public IHtmlContent QrCode { get; private set; } = HtmlString.Empty;

    public string Mode => Stage?.Moment?.State ?? "join";

    public string Theme => Mode is "vote" or "result" ? "dark" : "light";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (JoinCode.TryRead(Code, out var read) && read != Code)
        {
            return LocalRedirect(Url.Content($"~/w/{read}/screen"));
        }

        var workshop = await db.Workshops.AsNoTracking().SingleOrDefaultAsync(one => one.Code == Code, cancel);
        if (workshop is null)
        {
            return wrong.MayTryAnother(HttpContext) ? NotFound() : StatusCode(StatusCodes.Status429TooManyRequests);
        }

        (Title, IsRehearsal) = (workshop.Title.Here().Text, workshop.IsRehearsal);
        Stage = await regions.GetAsync(new RegionKey(Code, RoomRegions.Screen), cancel);
        Count = await regions.GetAsync(new RegionKey(Code, RoomRegions.ScreenCount), cancel);
        QrCode = Qr.Draw($"{site.Value.Address(Request)}/w/{Code}");
        return Page();
    }
}
