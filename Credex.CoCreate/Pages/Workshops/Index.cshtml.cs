using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>Workshops that are live, to come and past: the latest twenty of each.</summary>
public sealed class WorkshopsModel(AppDb db, TimeProvider clock) : PageModel
{
    private const int Most = 20;

    public IReadOnlyList<(WorkshopStage Stage, IReadOnlyList<WorkshopRow> Rows)> ByStage { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rows = new WorkshopRows(db, clock);
        var person = User.PersonId();
        var isStaff = User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Staff);
        var mine = person is { } id && !isStaff ? (await rows.OfHostAsync(id, cancel)).Select(row => row.Code).ToHashSet(StringComparer.Ordinal) : [];
        var all = new List<(WorkshopStage, IReadOnlyList<WorkshopRow>)>();
        foreach (var stage in new[] { WorkshopStage.Live, WorkshopStage.Planned, WorkshopStage.Ended })
        {
            var some = db.Workshops.Where(workshop => workshop.Stage == stage && !workshop.IsRehearsal);
            var ordered = stage == WorkshopStage.Ended ? some.OrderByDescending(workshop => workshop.StartUtc) : some.OrderBy(workshop => workshop.StartUtc);
            var read = await rows.ReadAsync(ordered.Take(Most), isStaff, cancel);
            all.Add((stage, [.. read.Select(row => row with { IsHost = row.IsHost || mine.Contains(row.Code) })]));
        }

        ByStage = all;
    }
}
