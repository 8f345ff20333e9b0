using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Credex.CoCreate.Pages.W;

/// <summary>The projector: open to whoever has the code, shows only what is revealed.</summary>
[ResponseCache(NoStore = true)]
public sealed class ScreenModel(AppDb db, Regions regions, RoomReader reader, WrongCodes wrong, IOptions<SiteOptions> site) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    public string Title { get; private set; } = string.Empty;

    public RenderedRegion? Stage { get; private set; }

    public RenderedRegion? Count { get; private set; }

    public IHtmlContent QrCode { get; private set; } = HtmlString.Empty;

    public string Mode { get; private set; } = "join";

    public string Theme => Mode is "join" or "ended" ? "light" : "dark";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var workshop = await db.Workshops.AsNoTracking().SingleOrDefaultAsync(one => one.Code == Code, cancel);
        if (workshop is null)
        {
            return wrong.MayTryAnother(HttpContext) ? NotFound() : StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Title = workshop.Title.Here().Text;
        Stage = await regions.GetAsync(new RegionKey(Code, RoomRegions.Screen), cancel);
        Count = await regions.GetAsync(new RegionKey(Code, RoomRegions.ScreenCount), cancel);
        Mode = (await reader.StateAsync(Code, cancel))!.ScreenShows;
        QrCode = new HtmlString(DrawQr($"{site.Value.Address(Request)}/w/{Code}"));
        return Page();
    }

    /// <summary>One path of black modules on white, in any theme; no style attributes, which the content policy refuses.</summary>
    private static string DrawQr(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new System.Text.StringBuilder();
        for (var row = 0; row < data.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < data.ModuleMatrix.Count; column++)
            {
                if (data.ModuleMatrix[row][column])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        var size = data.ModuleMatrix.Count;
        return $"""<svg viewBox="0 0 {size} {size}" shape-rendering="crispEdges" aria-hidden="true"><path d="{path}" fill="#111111"/></svg>""";
    }
}
