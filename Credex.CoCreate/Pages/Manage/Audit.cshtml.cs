using Credex.CoCreate.People;
using Microsoft.AspNetCore.Mvc;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>Who did what, before and after.</summary>
public sealed class AuditModel(AuditLog log) : AuditPage
{
    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    public IReadOnlyList<string> Acts { get; private set; } = [];

    public IReadOnlyList<string> Kinds { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + AuditLog.PageSize - 1) / AuditLog.PageSize);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Acts, Kinds) = await log.ChoicesAsync(cancel);
        (Rows, Total, PageNumber) = await log.ReadAsync(Filter, PageNumber, cancel);
    }
}
