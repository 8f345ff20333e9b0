using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages;

/// <summary>The first page: what this is, the box for a code, what is live, the latest standards; hosts find their workshops.</summary>
public sealed class IndexModel(AppDb db, TimeProvider clock) : PageModel
{
    public IReadOnlyList<WorkshopRow> Live { get; private set; } = [];

    public IReadOnlyList<WorkshopRow> Mine { get; private set; } = [];

    public IReadOnlyList<StandardRow> Latest { get; private set; } = [];

    public int AllStandards { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = new WorkshopRows(db, clock);
        if (User.PersonId() is { } person)
        {
            Mine = await rows.OfHostAsync(person, cancel);
        }

        Live = [.. (await rows.LiveAsync(cancel)).Where(row => Mine.All(mine => mine.Code != row.Code))];
        var published = db.Standards.Where(standard => standard.Versions.Any(version => version.State == VersionState.Published));
        AllStandards = await published.CountAsync(cancel);
        Latest = await StandardRow.ReadAsync(db, published.OrderByDescending(standard => standard.Versions.Max(version => version.PublishedAt)).Take(5), cancel);
    }
}
