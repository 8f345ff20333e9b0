using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>What the pages about the answers to a survey have in common: staff only, and the survey that the address names.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public abstract class ResultsPage(AppDb db) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Survey Survey { get; private set; } = null!;

    protected AppDb Db => db;

    protected Guid Actor => User.PersonId() ?? throw new InvalidOperationException("The policy lets only people with accounts in.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == Slug, HttpContext.RequestAborted) is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        Survey = found;
        await next();
    }
}
