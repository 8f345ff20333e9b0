using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>One account: its roles, and whether its owner may come in.</summary>
[Authorize(Policies.Admin)]
[ResponseCache(NoStore = true)]
public sealed class PersonModel(PeopleDesk desk, IStringLocalizer<OversightTexts> texts) : PageModel
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    public PersonRow Row { get; private set; } = null!;

    private Guid Actor => User.PersonId()!.Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await desk.FindAsync(Id, cancel) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        return Page();
    }

    public Task<IActionResult> OnPostRolesAsync(string[] roles, CancellationToken cancel) => ActAsync(desk.SetRolesAsync(Id, roles, Actor, cancel), texts["Person_RolesSaved"]);

    public Task<IActionResult> OnPostDeactivateAsync(CancellationToken cancel) => ActAsync(desk.DeactivateAsync(Id, Actor, cancel), texts["Deactivate_Done"]);

    public Task<IActionResult> OnPostReactivateAsync(CancellationToken cancel) => ActAsync(desk.ReactivateAsync(Id, Actor, cancel), texts["Reactivate_Done"]);

    private async Task<IActionResult> ActAsync(Task<PeopleOutcome> act, string done)
    {
        switch (await act)
        {
            case PeopleOutcome.NotFound:
                return NotFound();
            case PeopleOutcome.LastAdmin:
                TempData[Notices.Refused] = texts["Person_LastAdmin"].Value;
                break;
            default:
                TempData[Notices.Done] = done;
                break;
        }

        return LocalRedirect(Url.Content($"~/manage/people/{Id}"));
    }
}
