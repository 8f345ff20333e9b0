using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>What the pages on which hosts prepare a workshop have in common: the policy, and the workshop that the address names.</summary>
[Authorize(RoomPolicies.Hosts)]
[ResponseCache(NoStore = true)]
public abstract class WorkshopPage(AppDb db) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Workshop Workshop { get; private set; } = null!;

    protected AppDb Db => db;

    /// <summary>Whether a rehearsal has this page too. What invites real people, or makes more of it than a rehearsal, is for workshops only.</summary>
    protected virtual bool IsForRehearsals => true;

    protected Guid Actor => User.PersonId() ?? throw new InvalidOperationException("The policy lets only people with accounts in.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var found = await db.Workshops.Include(one => one.Activities).Include(one => one.Hosts).SingleOrDefaultAsync(one => one.Slug == Slug, HttpContext.RequestAborted);
        if (found is null || (found.IsRehearsal && !IsForRehearsals))
        {
            context.Result = NotFound();
            return;
        }

        Workshop = found;
        await next();
    }

    /// <summary>The page again, with what was sent and what is wrong with it.</summary>
    protected PageResult Refused()
    {
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
