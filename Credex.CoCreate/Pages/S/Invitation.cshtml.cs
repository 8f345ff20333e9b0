using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Invitations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.S;

/// <summary>
/// A personal invitation. GET shows and spends nothing, so that a scanner of mail uses nothing up; POST gives the browser the secret and leads to the survey.
/// In an anonymous survey the secret stays in the browser until sending; in a confidential one it leads to the same draft in every browser.
/// </summary>
[EnableRateLimiting(Limits.Surveys)]
[ResponseCache(NoStore = true)]
public sealed class InvitationModel(AppDb db, WrongCodes wrongCodes, OwnResults results, TimeProvider clock) : PageModel
{
    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = string.Empty;

    public Survey Survey { get; private set; } = null!;

    public bool IsUsed { get; private set; }

    /// <summary>Whether the answers that were sent with it were taken back. Of an anonymous survey nobody can say.</summary>
    public bool IsWithdrawn { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) ? Page() : Unknown();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return Unknown();
        }

        if (Survey.Mode == SurveyMode.Confidential)
        {
            var secret = InvitationSecrets.SecretOf(Secret, clock.GetUtcNow().UtcDateTime);
            if (IsWithdrawn)
            {
                return Page();
            }

            if (IsUsed)
            {
                SurveyCookies.Set(HttpContext, Survey.Slug, SurveyCookies.Sent, results.Protect(new SentSheet(Survey.Id, secret.WithdrawalCode(Survey.Id), [])), lasts: null);
                return LocalRedirect(Url.Content($"~/s/{Survey.Slug}/withdraw"));
            }

            SurveyCookies.Set(HttpContext, Survey.Slug, SurveySecret.Cookie, secret.Encode(), SurveySecret.Lasts);
        }
        else if (IsUsed)
        {
            return Page();
        }

        SurveyCookies.Set(HttpContext, Survey.Slug, SurveyCookies.Invitation, Secret, SurveySecret.Lasts);
        return LocalRedirect(Url.Content($"~/s/{Survey.Slug}"));
    }

    private StatusCodeResult Unknown() => wrongCodes.MayTryAnother(HttpContext) ? NotFound() : StatusCode(StatusCodes.Status429TooManyRequests);

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        var hash = InvitationSecrets.Hash(Secret);
        var found = await (
            from invitation in db.SurveyInvitations.AsNoTracking()
            join survey in db.Surveys on invitation.SurveyId equals survey.Id
            where invitation.SecretHash == hash && survey.AskedVersionId != null
            select new { survey, invitation.IsUsed }).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return false;
        }

        (Survey, IsUsed) = (found.survey, found.IsUsed);
        if (IsUsed && Survey.Mode == SurveyMode.Confidential)
        {
            var code = InvitationSecrets.SecretOf(Secret, clock.GetUtcNow().UtcDateTime).WithdrawalCode(Survey.Id);
            var withdrawal = SurveySecret.WithdrawalHash(code, Survey.Id);
            IsWithdrawn = !await db.Responses.AnyAsync(one => one.SurveyId == Survey.Id && one.WithdrawalHash == withdrawal, cancel);
        }

        return true;
    }
}
