using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>The picture of a case for previews of links. It changes with the published revision.</summary>
public sealed class CardModel(PracticeReader reader, PreviewCard card) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, CancellationToken cancel)
    {
        if (await reader.FindAsync(slug, cancel) is not { PublishedNumber: { } number } practice || await reader.ViewAsync(practice, number, cancel) is not { } view)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "public, max-age=3600";
        return File(await card.DrawAsync(view.Fields, cancel), "image/png");
    }
}
