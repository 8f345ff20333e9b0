using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>What is due, done, failed and why; one can be run now or cancelled.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public sealed class FollowUpsModel(AppDb db, FollowUpList list, FollowUpKinds kinds, IStringLocalizer<ManageTexts> texts) : PageModel
{
    [FromQuery(Name = "state")]
    public string? StateName { get; set; }

    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "address")]
    public string? Address { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public FollowUpState? State => Enum.TryParse<FollowUpState>(StateName, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    public IReadOnlyList<IFollowUpKind> Kinds { get; private set; } = [];

    public IReadOnlyDictionary<FollowUpState, int> Counts { get; private set; } = new Dictionary<FollowUpState, int>();

    public IReadOnlyList<FollowUp> Rows { get; private set; } = [];

    /// <summary>The workshops that rows are about, by the subject of the row.</summary>
    public IReadOnlyDictionary<Guid, SubjectWorkshop> About { get; private set; } = new Dictionary<Guid, SubjectWorkshop>();

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + FollowUpList.PageSize - 1) / FollowUpList.PageSize);

    public bool IsFiltered => State is not null || Kind is not null || Address is not null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Kinds = [.. kinds.All.OrderBy(kind => kind.Label, StringComparer.CurrentCulture)];
        (Kind, Address) = (Blank(Kind), Blank(Address));
        Counts = await list.CountsAsync(cancel);
        (Rows, Total, PageNumber) = await list.ReadAsync(new FollowUpFilter(State, Kind, Address), PageNumber, cancel);
        About = await SubjectWorkshop.OfAsync(db, [.. Rows.Select(row => row.SubjectId).Distinct()], cancel);
    }

    public async Task<IActionResult> OnPostRunAsync(Guid id, CancellationToken cancel) => Said(await list.RunNowAsync(id, User.PersonId()!.Value, cancel) switch
    {
        RunOutcome.Done => (Notices.Done, texts["FollowUps_Ran"]),
        RunOutcome.NotItsHour => (Notices.Refused, texts["FollowUps_NotItsHour"]),
        _ => (Notices.Refused, texts["FollowUps_TooLate"]),
    });

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancel) => Said(await list.CancelAsync(id, User.PersonId()!.Value, cancel)
        ? (Notices.Done, texts["FollowUps_Cancelled"])
        : (Notices.Refused, texts["FollowUps_TooLate"]));

    public bool MayCancel(FollowUp row) => list.MayCancel(row);

    public string Label(FollowUp row) => kinds.Find(row.Kind)?.Label ?? row.Kind;

    /// <summary>The address of this list with other values, such as another page.</summary>
    public string At(int page, string? handler = null) => new QueryBuilder(
        new (string Name, string? Value)[]
        {
            ("handler", handler),
            ("state", State?.ToString()),
            ("kind", Kind),
            ("address", Address),
            ("page", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null),
        }.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!))).ToString();

    private LocalRedirectResult Said((string Notice, LocalizedString Words) said)
    {
        TempData[said.Notice] = said.Words.Value;
        (Kind, Address) = (Blank(Kind), Blank(Address));
        return LocalRedirect(Url.Content("~/manage/followups") + At(PageNumber));
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
