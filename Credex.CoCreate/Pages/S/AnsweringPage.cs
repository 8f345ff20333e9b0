using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.S;

/// <summary>What the pages of answering have in common: the survey that the address names, what this browser keeps for it, and whether it is a trial.</summary>
[EnableRateLimiting(Limits.Surveys)]
[ResponseCache(NoStore = true)]
public abstract class AnsweringPage(AppDb db, Questionnaires questionnaires, TimeProvider clock) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Survey Survey { get; private set; } = null!;

    /// <summary>What is asked: the version of this browser's draft, else the one that is asked now.</summary>
    public Questionnaire? Questionnaire { get; private set; }

    public SurveyStage Stage { get; private set; }

    /// <summary>Staff try it out: their answers are never counted.</summary>
    public bool IsTrial { get; private set; }

    public ResponseDraft? Draft { get; private set; }

    public SurveySecret? Secret { get; private set; }

    public AnswerRoute? Route { get; private set; }

    public AnswerSheet Raw { get; private set; } = new();

    public bool MayAnswer => Questionnaire is { Pages.Count: > 0 } && (IsTrial || Stage == SurveyStage.Open);

    /// <summary>Whether this browser came by an invitation, where one is needed.</summary>
    public bool IsInvited => Survey.Access == SurveyAccess.Everybody || IsTrial || InvitationCookie is not null || Draft?.InvitationId is not null;

    protected AppDb Db => db;

    protected DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The secret of the invitation by which this browser came.</summary>
    protected string? InvitationCookie => Request.Cookies[SurveyCookies.Invitation];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        Secret = SurveySecret.Read(Request);
        if (await questionnaires.FindAsync(db, Slug, Secret, cancel) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        (Survey, Draft) = found;
        Stage = Survey.StageAt(Now);
        IsTrial = Request.Cookies[SurveyCookies.Trial] is not null && (User.IsInRole(Roles.Staff) || User.IsInRole(Roles.Admin));
        if (Stage == SurveyStage.Draft && !IsTrial)
        {
            context.Result = NotFound();
            return;
        }

        // What was begun as a trial is never sent as an answer, nor the other way round: each begins anew.
        if (Draft is not null && Draft.IsTest != IsTrial)
        {
            (Draft, Secret) = (null, null);
        }

        var asked = Draft?.VersionId ?? (IsTrial ? await NewestAsync(cancel) : Survey.AskedVersionId);
        Questionnaire = asked is { } version ? await questionnaires.FindAsync(version, cancel) : null;
        if (Draft is not null)
        {
            Raw = AnswerSheet.FromJson(Draft.Answers);
        }

        if (Questionnaire is not null)
        {
            Route = AnswerRoute.Of(Questionnaire, Raw);
        }

        await next();
    }

    public string Address(string rest = "") => Url.Content($"~/s/{Slug}{(rest.Length > 0 ? "/" : string.Empty)}{rest}");

    /// <summary>Takes the answers of the inputs that a form showed; what it did not show stays.</summary>
    protected void Follow(AnswerSheet answers)
    {
        Raw = answers;
        Route = AnswerRoute.Of(Questionnaire!, answers);
    }

    protected static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The page with a status of its own.</summary>
    protected PageResult PageOf(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    /// <summary>503 with the form kept: too many write at this moment.</summary>
    protected PageResult Full()
    {
        Response.Headers.RetryAfter = "2";
        return PageOf(StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<Guid?> NewestAsync(CancellationToken cancel) =>
        await db.SurveyVersions.Where(one => one.SurveyId == Survey.Id).OrderByDescending(one => one.Number).Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancel);
}

/// <summary>What a browser keeps for one survey, sent only to the pages of that survey.</summary>
public static class SurveyCookies
{
    public const string Invitation = "cc_invitation";
    public const string Trial = "cc_trial";

    /// <summary>The respondent's own result and code, protected, for the page after sending; nothing of it stays on the server.</summary>
    public const string Sent = "cc_sent";

    public static void Set(HttpContext http, string slug, string name, string value, TimeSpan? lasts) => http.Response.Cookies.Append(name, value, Options(http, slug, lasts));

    public static void Drop(HttpContext http, string slug, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            http.Response.Cookies.Delete(name, Options(http, slug, lasts: null));
        }
    }

    private static CookieOptions Options(HttpContext http, string slug, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lasts,
        Path = $"{http.Request.PathBase}/s/{slug}",
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
