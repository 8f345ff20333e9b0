using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Who I am here, and the way out.</summary>
[Authorize]
public sealed class AccountModel(UserManager<Person> users) : PageModel
{
    public Person? Person { get; private set; }

    public IReadOnlyList<string> RoleNames { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Person = await users.GetUserAsync(User);
        if (Person is null)
        {
            return Challenge();
        }

        RoleNames = [.. await users.GetRolesAsync(Person)];
        return Page();
    }
}
