using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Asks for an account. The password is chosen behind the mailed link, so that nobody can prepare an account for somebody else's address.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class RegisterModel(AccountDesk desk, IStringLocalizer<AccountTexts> texts, IStringLocalizer<PeopleTexts> people) : AskPage(texts)
{
    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        if (Name?.Trim() is not { Length: > 0 and <= Person.LongestName } name)
        {
            errors.Add(new FieldError("name", people["Name_Missing"]));
            name = string.Empty;
        }

        if (ReadAddress(errors) is not { } address || errors.Count > 0)
        {
            return Refused(errors);
        }

        await desk.RegisterAsync(name, address, Language, cancel);
        return Sent("register");
    }
}
