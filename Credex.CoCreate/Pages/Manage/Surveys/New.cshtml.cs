using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>A new survey, with one empty page.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public sealed class NewModel(AppDb db, SurveyRules rules, SurveyPlanner planner, IStringLocalizer<BuildingTexts> texts) : PageModel
{
    public SurveyFields Fields { get; private set; } = null!;

    private Guid Actor => User.PersonId() ?? throw new InvalidOperationException("The policy lets only people with accounts in.");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var zone = await db.Users.Where(person => person.Id == Actor).Select(person => person.Zone).SingleOrDefaultAsync(cancel);
        Fields = new SurveyFields(new SurveyForm { Zone = Zones.Of(zone) ?? Zones.Usual }, [], SiteLanguages.Codes[0], IsFixed: false);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = SurveyForm.Of(Request.Form);
        var (plan, errors) = rules.Check(form, survey: null, isFixed: false);
        if (plan is null)
        {
            Fields = new SurveyFields(form, errors, SiteLanguages.Codes[0], IsFixed: false);
            var page = Page();
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        var survey = await planner.CreateAsync(plan, Actor, cancel);
        TempData[Notices.Done] = texts["Created"].Value;
        return LocalRedirect(Url.Content($"~/manage/surveys/{survey.Slug}/build"));
    }
}
