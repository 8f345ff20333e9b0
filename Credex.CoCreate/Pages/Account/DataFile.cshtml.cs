using Credex.CoCreate.People;
using Credex.CoCreate.People.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Account;

/// <summary>All that is held about me, as a file.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class DataFileModel(DataSubjects subjects, HeldData held) : PageModel
{
    public const string FileName = "cocreate-my-data.json";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await subjects.OfPersonAsync(User.PersonId()!.Value, cancel) is { } who
        ? File(held.Json(await held.ReadAsync(who, cancel)), "application/json", FileName)
        : Challenge();
}
