using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>What the pages on which staff build a survey have in common: the survey that the address names, and its newest version.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public abstract class BuildingPage(AppDb db) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Survey Survey { get; private set; } = null!;

    public SurveyVersion Version { get; private set; } = null!;

    /// <summary>Published: it can only be looked at.</summary>
    public bool IsFrozen => Version.PublishedAt is not null;

    protected AppDb Db => db;

    protected Guid Actor => User.PersonId() ?? throw new InvalidOperationException("The policy lets only people with accounts in.");

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!await ReadAsync(HttpContext.RequestAborted))
        {
            context.Result = NotFound();
            return;
        }

        await next();
    }

    public string Address(string rest) => Url.Content($"~/manage/surveys/{Slug}/{rest}");

    protected async Task<bool> ReadAsync(CancellationToken cancel)
    {
        var survey = await db.Surveys.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == Slug, cancel);
        var version = survey is null ? null : await db.SurveyVersions.AsNoTracking().Include(one => one.Pages).Include(one => one.Questions).AsSplitQuery()
            .Where(one => one.SurveyId == survey.Id).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancel);
        if (survey is null || version is null)
        {
            return false;
        }

        (Survey, Version) = (survey, version);
        return true;
    }

    /// <summary>The page again, with what was sent and what is wrong with it.</summary>
    protected PageResult Again(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    protected PageResult Refused() => Again(StatusCodes.Status422UnprocessableEntity);
}
