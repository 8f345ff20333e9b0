using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>What the pages of those who work on a case have in common: the case that the address names, as they see it. Whoever has nothing to do with it does not learn that it exists.</summary>
[ResponseCache(NoStore = true)]
public abstract class CasePage(AppDb db, PracticeReader reader, PracticeRights rights, IStringLocalizer<ModerationTexts> texts) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Practice Practice { get; private set; } = null!;

    /// <summary>The newest revision.</summary>
    public PracticeView View { get; private set; } = null!;

    public PracticeAccess Access { get; private set; } = null!;

    /// <summary>What comes next: of its state, and of how far it is in it.</summary>
    public string Next { get; private set; } = string.Empty;

    protected AppDb Db => db;

    protected IStringLocalizer<ModerationTexts> Texts => texts;

    protected Guid Actor => User.PersonId() ?? throw new InvalidOperationException("The policy lets only people with accounts in.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = HttpContext.RequestAborted;
        if (await reader.FindAsync(Slug, cancel) is not { } practice || await reader.ViewAsync(practice, number: null, cancel) is not { } view)
        {
            context.Result = NotFound();
            return;
        }

        (Practice, View) = (practice, view);
        Access = await rights.OfAsync(User, practice, cancel);
        if (!await MayComeAsync(cancel))
        {
            context.Result = NotFound();
            return;
        }

        if (HttpMethods.IsGet(Request.Method) && practice.Slug != Slug)
        {
            // The title changed: the link in a letter leads on.
            context.Result = LocalRedirectPermanent(Url.Content($"~{Request.Path.Value!.Replace($"/{Slug}", $"/{practice.Slug}", StringComparison.OrdinalIgnoreCase)}{Request.QueryString}"));
            return;
        }

        Next = practice switch
        {
            { PublishAt: not null } => "Planned",
            { State: PracticeState.InReview } when await HttpContext.RequestServices.GetRequiredService<EditorDesk>().IsJudgedAsync(practice, cancel) => "Judged",
            _ => practice.State.ToString(),
        };
        await ReadAsync(cancel);
        await next();
    }

    public string Address(string rest) => Url.Content($"~/practices/{Practice.Slug}{rest}");

    protected abstract Task<bool> MayComeAsync(CancellationToken cancel);

    protected abstract Task ReadAsync(CancellationToken cancel);

    /// <summary>Where an act was refused, the page again with what was sent; else the address it leads to, with what was done.</summary>
    protected IActionResult Done(string? refused, string done, string rest)
    {
        if (refused is null)
        {
            TempData[Notices.Done] = texts[$"{done}_Done"].Value;
            return LocalRedirect(Address(rest));
        }

        Refusal = texts[$"Refused_{refused}"];
        var page = Page();
        page.StatusCode = refused is "NotNow" or "OtherEditor" or "OtherWindow" or "HandedIn" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    /// <summary>Why the last act was refused.</summary>
    public string? Refusal { get; private set; }
}
