using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>
/// What pages that receive acts of hosts have in common: the policy, and the answer. With <c>X-Region</c> it is the sentence that says what happened
/// (200, 422 where something is missing, 409 where somebody was quicker); the regions arrive by push. Without it, back to the console.
/// </summary>
[Authorize(RoomPolicies.Hosts)]
[ResponseCache(NoStore = true)]
public abstract class HostPage(IStringLocalizer<WorkshopTexts> texts) : PageModel
{
    private const int LongestWords = 600;

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

    protected IActionResult Answer(ActReply reply)
    {
        if (reply.Outcome == ActOutcome.Unknown)
        {
            return NotFound();
        }

        var isDone = reply.Outcome == ActOutcome.Done;
        var key = isDone ? reply.Said : reply.Outcome.ToString();
        var words = reply.Words ?? (key is null ? null : texts[$"Act_{key}"].Value);
        if (Request.Headers.ContainsKey("X-Region"))
        {
            return new ContentResult
            {
                Content = words ?? string.Empty,
                ContentType = "text/plain; charset=utf-8",
                StatusCode = reply.Outcome switch
                {
                    ActOutcome.Done => StatusCodes.Status200OK,
                    ActOutcome.Incomplete => StatusCodes.Status422UnprocessableEntity,
                    _ => StatusCodes.Status409Conflict,
                },
            };
        }

        if (!isDone && WrittenWords() is { } written)
        {
            return Refilled(written with { Why = words ?? string.Empty });
        }

        if (words is not null)
        {
            TempData[isDone ? Notices.Done : Notices.Refused] = words;
        }

        return LocalRedirect(Url.Content($"~/w/{Code}/host"));
    }

    /// <summary>Without JavaScript a refused act must not lose what somebody wrote: the longest text of the form is given back.</summary>
    private WordsForm? WrittenWords()
    {
        var longest = Request.Form.Where(pair => pair.Key is "reason" or "text" or "title").OrderByDescending(pair => pair.Value.ToString().Length).FirstOrDefault();
        if (longest.Key is null)
        {
            return null;
        }

        var fields = Request.Form.Where(pair => pair.Key != "token" && pair.Key != longest.Key)
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? string.Empty)).ToList();
        return new WordsForm($"~/w/{Code}/host", Request.PathBase + Request.Path + Request.QueryString, longest.Key, fields, longest.Value.ToString(), LongestWords, string.Empty);
    }

    protected ViewResult Refilled(WordsForm form) => new()
    {
        ViewName = "/Pages/W/_Words.cshtml",
        StatusCode = StatusCodes.Status422UnprocessableEntity,
        ViewData = new ViewDataDictionary<WordsForm>(new EmptyModelMetadataProvider(), ModelState) { Model = form },
    };
}
