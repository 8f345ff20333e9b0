using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Record;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>Who registered, for hosts and staff: search, how far from the targets, export.</summary>
public sealed class RegistrationsModel(AppDb db, RegistrationList list, Registrar registrar, TimeProvider clock, IStringLocalizer<RegistrationTexts> texts) : WorkshopPage(db)
{
    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "state")]
    public string? StateName { get; set; }

    [FromQuery(Name = "group")]
    public string? GroupName { get; set; }

    [FromQuery(Name = "country")]
    public string? Country { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public RegistrationFilter Filter => new(
        string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(),
        Enum.TryParse<RegistrationState>(StateName, out var state) && Enum.IsDefined(state) ? state : null,
        Enum.TryParse<StakeholderGroup>(GroupName, out var group) && Enum.IsDefined(group) ? group : null,
        Countries.Exists(Country) ? Country : null);

    public bool IsFiltered => Filter is not { Search: null, State: null, Group: null, Country: null };

    public IReadOnlyDictionary<RegistrationState, int> Counts { get; private set; } = new Dictionary<RegistrationState, int>();

    public IReadOnlyList<TargetLine> Targets { get; private set; } = [];

    public TargetLine? Next { get; private set; }

    public IReadOnlyList<Registration> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + RegistrationList.PageSize - 1) / RegistrationList.PageSize);

    /// <summary>Whom the page asks about before they lose their seat.</summary>
    public Registration? Asked { get; private set; }

    protected override bool IsForRehearsals => false;

    public async Task OnGetAsync([FromQuery(Name = "remove")] Guid? remove, CancellationToken cancel)
    {
        Counts = await list.CountsAsync(Workshop.Id, cancel);
        Targets = await list.TargetsAsync(Workshop.Id, cancel);
        Next = RegistrationList.Next(Targets);
        (Rows, Total, PageNumber) = await list.ReadAsync(Workshop.Id, Filter, PageNumber, cancel);
        Asked = Rows.FirstOrDefault(row => row.Id == remove && row.State != RegistrationState.Cancelled);
    }

    public async Task<IActionResult> OnGetFileAsync(string? format, CancellationToken cancel)
    {
        var table = await list.TableAsync(Workshop.Id, Filter, cancel);
        Db.AuditEntries.Add(AuditEntry.Of(Actor, "registrations.exported", nameof(Workshop), Workshop.Id, clock.GetUtcNow().UtcDateTime, after: new { table.Rows.Count }));
        await Db.SaveChangesAsync(cancel);
        if (format == "xlsx")
        {
            return File(RecordFiles.Xlsx([table]), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{Slug}-registrations.xlsx");
        }

        using var bytes = new MemoryStream();
        await RecordFiles.WriteCsvAsync(bytes, table);
        return File(bytes.ToArray(), "text/csv; charset=utf-8", $"{Slug}-registrations.csv");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await registrar.RemoveAsync(Workshop.Id, id, Actor, cancel) is not { } removed)
        {
            return NotFound();
        }

        TempData[Notices.Done] = texts["List_Removed", removed.Name].Value;
        return LocalRedirect(Url.Content($"~/workshops/{Slug}/registrations"));
    }

    /// <summary>The address of this list, with its filter and another page, or of its file.</summary>
    public string At(int page, string? format = null, Guid? remove = null) => new QueryBuilder(
        new (string Name, string? Value)[]
        {
            ("handler", format is null ? null : "file"),
            ("format", format),
            ("q", Filter.Search),
            ("state", Filter.State?.ToString()),
            ("group", Filter.Group?.ToString()),
            ("country", Filter.Country),
            ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null),
            ("remove", remove?.ToString()),
        }.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!))).ToString();
}
