using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>Workshops that are live, to come and past, each list paged by itself. Rehearsals are in none.</summary>
public sealed class WorkshopsModel(AppDb db, TimeProvider clock, IStringLocalizer<PlanningTexts> texts) : PageModel
{
    public const int PageSize = 25;

    [FromQuery(Name = "live")]
    public int LivePage { get; set; } = 1;

    [FromQuery(Name = "coming")]
    public int ComingPage { get; set; } = 1;

    [FromQuery(Name = "past")]
    public int PastPage { get; set; } = 1;

    public IReadOnlyList<WorkshopList> Lists { get; private set; } = [];

    public bool MayPlan => IsStaff || User.IsInRole(Roles.Facilitator);

    private bool IsStaff => User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Staff);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var zone = await db.ZoneOfAsync(User, cancel);
        Lists =
        [
            await ReadAsync("live", WorkshopStage.Live, LivePage, zone, cancel),
            await ReadAsync("coming", WorkshopStage.Planned, ComingPage, zone, cancel),
            await ReadAsync("past", WorkshopStage.Ended, PastPage, zone, cancel),
        ];
    }

    /// <summary>The address of another page of one list; the others stay where they are.</summary>
    public string At(WorkshopList list, int page)
    {
        var pages = Lists.Select(one => (one.Key, Page: one == list ? page : one.Page)).Where(one => one.Page > 1)
            .Select(one => KeyValuePair.Create(one.Key, (string?)one.Page.ToString(CultureInfo.InvariantCulture)));
        return $"{QueryString.Create(pages)}#{list.Key}";
    }

    private async Task<WorkshopList> ReadAsync(string key, WorkshopStage stage, int wanted, string? zone, CancellationToken cancel)
    {
        var some = db.Workshops.Where(workshop => workshop.Stage == stage && !workshop.IsRehearsal);
        var total = await some.CountAsync(cancel);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(wanted, 1, pages);
        var ordered = stage == WorkshopStage.Ended
            ? some.OrderByDescending(workshop => workshop.StartUtc).ThenBy(workshop => workshop.Id)
            : some.OrderBy(workshop => workshop.StartUtc).ThenBy(workshop => workshop.Id);
        var shown = ordered.Skip((page - 1) * PageSize).Take(PageSize);
        var rows = await new WorkshopRows(db, clock).ReadAsync(shown, IsStaff, cancel);
        var codes = rows.Select(row => row.Code).ToList();
        var mine = User.PersonId() is { } person
            ? (await db.Workshops.Where(one => codes.Contains(one.Code) && one.Hosts.Any(host => host.PersonId == person)).Select(one => one.Code).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal)
            : [];
        return new WorkshopList(key, stage, total, page, pages, [.. rows.Select(row => row with
        {
            IsHost = row.IsHost || mine.Contains(row.Code),
            ForVisitor = row.Times.ForVisitor(texts, zone),
        })]);
    }
}

/// <param name="Key">Its name in the address: the query key of its page, and the fragment.</param>
public sealed record WorkshopList(string Key, WorkshopStage Stage, int Total, int Page, int Pages, IReadOnlyList<WorkshopRow> Rows);
