using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Record;
using Microsoft.AspNetCore.Mvc;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>The log as a file that is safe to open.</summary>
public sealed class AuditFileModel(AuditLog log) : AuditPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await RecordFiles.WriteCsvAsync(bytes, await log.TableAsync(Filter, cancel));
        return File(bytes.ToArray(), "text/csv", "cocreate-audit.csv");
    }
}
