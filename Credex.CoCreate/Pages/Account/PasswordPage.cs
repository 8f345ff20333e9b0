using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Chooses a password behind a mailed link, and goes on signed in.</summary>
public abstract class PasswordPage(AccountDesk desk, SignInManager<Person> signIn, LinkPurpose purpose, IStringLocalizer<PeopleTexts> people) : LinkPage(desk, purpose)
{
    private readonly AccountDesk desk = desk;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return Found();
        }

        if (await desk.SetPasswordAsync(Person!, password, cancel) is { } fault)
        {
            Errors = [new FieldError("password", people[$"Password_{fault}"])];
            return Found(StatusCodes.Status422UnprocessableEntity);
        }

        await signIn.SignInAsync(Person!, isPersistent: false);
        return LocalRedirect(Url.Content("~/account"));
    }
}
