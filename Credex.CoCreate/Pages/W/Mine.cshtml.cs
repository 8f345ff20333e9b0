using System.Globalization;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.W;

/// <summary>My own region, for a browser that may have an answer: back on an earlier clause, after reopening, after a minute without network.</summary>
[Authorize(RoomPolicies.InRoom)]
[ResponseCache(NoStore = true)]
public sealed class MineModel(MineReader mine, RegionRenderer renderer) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string code, CancellationToken cancel)
    {
        var (_, content) = await mine.ReadAsync(code, User.Participant()!.VoterId, cancel);
        var html = content is null ? string.Empty : await renderer.RenderAsync(content, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return Content(html, "text/html; charset=utf-8");
    }
}
