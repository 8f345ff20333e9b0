using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.People.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>All that is held about me, and the beginning of erasing it: a letter asks once more.</summary>
[Authorize]
[EnableRateLimiting(Limits.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class DataModel(AppDb db, DataSubjects subjects, HeldData held, AdminRules admins, Schedule schedule, IStringLocalizer<PrivacyTexts> texts) : PageModel
{
    public IReadOnlyList<PersonalSection> Sections { get; private set; } = [];

    public bool IsLastAdmin { get; private set; }

    /// <summary>Sent without saying what becomes of the words.</summary>
    public bool IsUnclear { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await subjects.OfPersonAsync(User.PersonId()!.Value, cancel) is not { } who)
        {
            return Challenge();
        }

        Sections = await held.ReadAsync(who, cancel);
        IsLastAdmin = await admins.IsLastAsync(who.PersonId!.Value, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? words, CancellationToken cancel)
    {
        var id = User.PersonId()!.Value;
        if (words is not ("keep" or "remove") || await admins.IsLastAsync(id, cancel))
        {
            IsUnclear = true;
            var again = await OnGetAsync(cancel);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return again;
        }

        var me = await db.Users.SingleAsync(one => one.Id == id, cancel);
        schedule.Now(
            ErasureConfirmLetter.KindName,
            AccountLetters.About(me),
            $"{ErasureConfirmLetter.KindName}/{Guid.CreateVersion7():N}",
            AccountLetters.To(me, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
            new ErasureChoice(words == "keep"));
        await db.SaveChangesAsync(cancel);
        TempData[Notices.Done] = texts["Erase_Sent"].Value;
        return LocalRedirect(Url.Content("~/account/data"));
    }
}
