using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Signs in by a mailed link, once.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class LinkUseModel(AccountDesk desk, SignInManager<Person> signIn) : LinkPage(desk, LinkPurpose.SignIn)
{
    private readonly AccountDesk desk = desk;

    public async Task<IActionResult> OnPostAsync(bool remember, CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || !await desk.SpendAsync(Link!, cancel))
        {
            // Spent in this very moment by another request.
            await FindAsync(cancel);
            return Found();
        }

        await signIn.SignInAsync(Person!, remember);
        return LocalRedirect(Url.Content("~/"));
    }
}
