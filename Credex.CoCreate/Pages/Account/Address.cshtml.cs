using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Asks for another address; it is the account's only when the letter to it is answered.</summary>
[Authorize]
[EnableRateLimiting(Limits.SignIn)]
public sealed class AddressModel(AccountDesk desk, IStringLocalizer<AccountTexts> texts) : AskPage(texts)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        if (ReadAddress(errors) is not { } address)
        {
            return Refused(errors);
        }

        await desk.AskForAddressAsync(User.PersonId()!.Value, address, Language, cancel);
        return Sent("address");
    }
}
