using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.People.Privacy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Confirms by the mailed link that somebody wants to be erased. It is carried out by a follow-up, so that nothing of it is lost.</summary>
[EnableRateLimiting(Limits.SignIn)]
public sealed class EraseModel(AppDb db, AccountDesk desk, AdminRules admins, Schedule schedule, SignInManager<Person> signIn) : LinkPage(desk, LinkPurpose.Erase)
{
    public bool IsPlanned { get; private set; }

    public bool IsLastAdmin { get; private set; }

    public bool KeepsWords => Link?.Detail == bool.TrueString;

    public override async Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(next);
        IsLastAdmin = await FindAsync(HttpContext.RequestAborted) && await admins.IsLastAsync(Person!.Id, HttpContext.RequestAborted);
        await next();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Person is null || IsLastAdmin)
        {
            return Found(StatusCodes.Status409Conflict);
        }

        ErasureErrand.Plan(schedule, AccountLetters.About(Person), new ErasureChoice(KeepsWords), Person.LanguageOr(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
        await db.SaveChangesAsync(cancel);
        if (User.PersonId() == Person.Id)
        {
            await signIn.SignOutAsync();
        }

        IsPlanned = true;
        return Page();
    }
}
