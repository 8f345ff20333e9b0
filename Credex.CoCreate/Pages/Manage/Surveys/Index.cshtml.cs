using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>All surveys, the newest first.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(AppDb db, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<SurveyLine> Lines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Pages = Math.Max(1, (await db.Surveys.CountAsync(cancel) + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        var surveys = await db.Surveys.AsNoTracking().OrderByDescending(one => one.CreatedAt).ThenBy(one => one.Id).Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = surveys.ConvertAll(one => one.Id);
        var authors = surveys.ConvertAll(one => one.CreatedBy);
        var responses = await db.Responses.Where(one => ids.Contains(one.SurveyId) && !one.IsTest).GroupBy(one => one.SurveyId).Select(rows => new { rows.Key, Count = rows.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancel);
        var people = await db.Users.Where(person => authors.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancel);
        Lines = surveys.ConvertAll(one => new SurveyLine(one, one.StageAt(now), responses.GetValueOrDefault(one.Id), people.GetValueOrDefault(one.CreatedBy)));
    }
}

/// <param name="Author">Null where their account is gone.</param>
public sealed record SurveyLine(Survey Survey, SurveyStage Stage, int Responses, string? Author);
