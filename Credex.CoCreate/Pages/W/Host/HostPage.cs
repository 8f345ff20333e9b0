using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>
/// What pages that receive acts of hosts have in common: the policy, and the answer. With <c>X-Region</c> it is the sentence that says what happened
/// (200, or 409 where somebody was quicker); the regions arrive by push. Without it, back to the console.
/// </summary>
[Authorize(RoomPolicies.Hosts)]
[ResponseCache(NoStore = true)]
public abstract class HostPage(IStringLocalizer<WorkshopTexts> texts) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    /// <summary>A room that does not exist is a 404, also to staff, whom the policy lets into every room.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var db = HttpContext.RequestServices.GetRequiredService<AppDb>();
        if (!await db.Workshops.AnyAsync(workshop => workshop.Code == Code, HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    protected Guid Actor => User.PersonId() ?? throw new InvalidOperationException("The policy lets only people with accounts in.");

    protected IStringLocalizer<WorkshopTexts> Texts => texts;

    protected IActionResult Answer(ActOutcome outcome, string? said = null)
    {
        var key = outcome == ActOutcome.Done ? said : outcome.ToString();
        if (!Request.Headers.ContainsKey("X-Region"))
        {
            return LocalRedirect(Url.Content($"~/w/{Code}/host{(key is null ? string.Empty : $"?act={key}")}"));
        }

        return new ContentResult
        {
            Content = key is null ? string.Empty : texts[$"Act_{key}"].Value,
            ContentType = "text/plain; charset=utf-8",
            StatusCode = outcome == ActOutcome.Done ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
        };
    }
}
