using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Who I am here, what I took part in, and the way out.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class AccountModel(UserManager<Person> users, TakingPart parts) : PageModel
{
    public Person? Person { get; private set; }

    public IReadOnlyList<string> RoleNames { get; private set; } = [];

    public IReadOnlyList<PartTaken> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Person = await users.GetUserAsync(User);
        if (Person is null)
        {
            return Challenge();
        }

        RoleNames = [.. await users.GetRolesAsync(Person)];
        Parts = await parts.ReadAsync(Person.Id, cancel);
        return Page();
    }
}
