using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>Who joined, exactly: that is no opinion. Removing asks first, and can be taken back.</summary>
public sealed class RoomPeopleModel(AppDb db, Removal removal, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public const int PageSize = 50;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    [FromQuery(Name = "remove")]
    public Guid? Remove { get; set; }

    public int Total { get; private set; }

    public IReadOnlyList<PersonInRoom> Rows { get; private set; } = [];

    public (string Text, bool IsRefused)? Notice { get; private set; }

    public PersonInRoom? Asked { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var workshop = await db.Workshops.Where(one => one.Code == Code).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancel);
        if (workshop is null)
        {
            return NotFound();
        }

        var all = db.Participants.Where(who => who.WorkshopId == workshop);
        Notice = TempData.TakeNotice();
        Total = await all.CountAsync(cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = await all.OrderBy(who => who.RemovedAt != null).ThenBy(who => who.Name == null).ThenBy(who => who.Name).ThenBy(who => who.Id)
            .Skip((PageNumber - 1) * PageSize).Take(PageSize)
            .Select(who => new PersonInRoom(who.Id, who.Name, who.Group, who.Country, who.RemovedAt != null)).ToListAsync(cancel);
        Asked = Remove is null ? null : await all.Where(who => who.Id == Remove && who.RemovedAt == null)
            .Select(who => new PersonInRoom(who.Id, who.Name, who.Group, who.Country, false)).SingleOrDefaultAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel) =>
        await removal.RemoveAsync(Code, id, Actor, cancel) ? Back(Texts["People_Removed"]) : NotFound();

    public async Task<IActionResult> OnPostLetBackAsync(Guid id, CancellationToken cancel) =>
        await removal.LetBackAsync(Code, id, Actor, cancel) ? Back(Texts["People_IsBack"]) : NotFound();

    private LocalRedirectResult Back(string said)
    {
        TempData[Notices.Done] = said;
        return LocalRedirect(Url.Content($"~/w/{Code}/host/people"));
    }
}

/// <summary>A participant as hosts see them. What they answered is not here, and nowhere.</summary>
public sealed record PersonInRoom(Guid Id, string? Name, StakeholderGroup Group, string Country, bool IsRemoved)
{
    public string Shown(IStringLocalizer<WorkshopTexts> texts, IStringLocalizer<ChartTexts> charts) =>
        $"{Name ?? texts["People_NoName"]}, {charts[$"Group_{Group}"]}, {Countries.Name(Country)}";
}
