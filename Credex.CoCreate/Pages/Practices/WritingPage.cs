using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>What the pages on which a case is written have in common: the case that the address names, what it says now, and whether its reader may change it.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public abstract class WritingPage(AppDb db, PracticeAddresses addresses, PracticeRights rights) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Practice Practice { get; private set; } = null!;

    /// <summary>What the newest revision says.</summary>
    public PracticeFields Fields { get; protected set; } = null!;

    public PracticeAccess Access { get; private set; } = null!;

    public bool CanEdit => Access.CanEdit(Practice);

    /// <summary>The language that the others are translated from.</summary>
    public string Source => Practice.SourceLanguage;

    protected AppDb Db => db;

    protected Guid Actor => User.PersonId() ?? throw new InvalidOperationException("Only people with accounts come here.");

    /// <summary>Whether whoever may read the case may look at this page; others must be allowed to write.</summary>
    protected virtual bool IsForReaders => false;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (await addresses.FindAsync(Slug, HttpContext.RequestAborted) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        (Practice, Access) = (found, await rights.OfAsync(User, found, HttpContext.RequestAborted));
        var isWritten = HttpMethods.IsPost(request.Method);
        if (!Access.IsAuthor && !Access.IsModerator)
        {
            context.Result = found.IsPublic ? Forbid() : NotFound();
        }
        else if (!CanEdit && (isWritten || !IsForReaders))
        {
            context.Result = Forbid();
        }
        else if (!isWritten && found.Slug != Slug)
        {
            // The title changed: what people have open or wrote down leads on.
            context.Result = LocalRedirectPermanent(Url.Content($"~{request.Path.Value!.Replace($"/{Slug}", $"/{found.Slug}", StringComparison.OrdinalIgnoreCase)}{request.QueryString}"));
        }
        else
        {
            await ReadAsync(HttpContext.RequestAborted);
            await next();
        }
    }

    public string Address(string rest) => Url.Content($"~/practices/{Practice.Slug}/{rest}");

    protected async Task ReadAsync(CancellationToken cancel)
    {
        Practice = await db.Practices.AsNoTracking().SingleAsync(one => one.Id == Practice.Id, cancel);
        Fields = (await db.PracticeRevisions.AsNoTracking().SingleAsync(one => one.PracticeId == Practice.Id && one.Number == Practice.Newest, cancel)).Fields;
    }

    /// <summary>The page again, with what was sent and what is wrong with it.</summary>
    protected PageResult Again(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
