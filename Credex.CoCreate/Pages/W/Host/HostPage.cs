using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
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
    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = string.Empty;

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
