using Credex.CoCreate.Workshops.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>The record as files, for whoever may read it: a workbook with one sheet for each table, or the same as zipped CSV files.</summary>
[ResponseCache(NoStore = true)]
public sealed class RecordFileModel(RecordReader reader, RecordAccess access, IOptions<SiteOptions> site) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, [FromRoute] string format, CancellationToken cancel)
    {
        var workshop = await reader.FindAsync(slug, cancel);
        var right = workshop is null ? RecordRight.Unknown : await access.OfAsync(HttpContext, workshop, cancel);
        if (right is RecordRight.Unknown or RecordRight.NotYet)
        {
            return NotFound();
        }

        if (right == RecordRight.Refused)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var tables = await reader.TablesAsync(workshop!, $"{site.Value.Address(Request)}/workshops/{workshop!.Slug}/record", cancel);
        return format == "xlsx"
            ? File(RecordFiles.Xlsx(tables), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{workshop.Slug}-record.xlsx")
            : File(await RecordFiles.ZipAsync(tables), "application/zip", $"{workshop.Slug}-record.zip");
    }
}
