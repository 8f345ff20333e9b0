using System.Globalization;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.W;

/// <summary>My own region, for a browser that may have an answer: back on an earlier clause, after reopening, after a minute without network.</summary>
[Authorize(RoomPolicies.InRoom)]
[ResponseCache(NoStore = true)]
public sealed class MineModel(RoomReader reader, RegionRenderer renderer) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string code, CancellationToken cancel)
    {
        var me = User.Participant()!;
        var state = await reader.StateAsync(code, cancel);
        var mine = await reader.MineAsync(code, me.VoterId, cancel);
        var html = await renderer.RenderAsync(MyRegion.Content(code, state?.ActivityId, mine), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return Content(html, "text/html; charset=utf-8");
    }
}
