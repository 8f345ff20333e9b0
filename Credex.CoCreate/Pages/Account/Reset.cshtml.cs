using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Asks for a link to choose a new password.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class ResetModel(AccountDesk desk, IStringLocalizer<AccountTexts> texts) : AskPage(texts)
{
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        if (ReadAddress(errors) is not { } address)
        {
            return Refused(errors);
        }

        await desk.AskAsync(AccountLetters.Reset, address, Language, cancel);
        return Sent("reset");
    }
}
