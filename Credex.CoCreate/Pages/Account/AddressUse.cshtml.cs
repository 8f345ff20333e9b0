using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Takes the new address, since whoever has the link has it.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class AddressUseModel(AccountDesk desk, SignInManager<Person> signIn, IStringLocalizer<AccountTexts> texts) : LinkPage(desk, LinkPurpose.Address)
{
    private readonly AccountDesk desk = desk;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel) || !await desk.ChangeAddressAsync(Person!, Link!.Detail!, cancel))
        {
            await FindAsync(cancel);
            return Found();
        }

        if (User.PersonId() == Person!.Id)
        {
            await signIn.RefreshSignInAsync(Person);
        }

        TempData[Notices.Done] = texts["AddressUse_Done", Person.Email!].Value;
        return LocalRedirect(Url.Content("~/account"));
    }
}
