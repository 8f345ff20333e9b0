using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.Workshops;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>What a survey is called, promises, and when it is open. Where two people save, the second sees both texts and decides.</summary>
public sealed class EditModel(AppDb db, SurveyRules rules, SurveyPlanner planner, IStringLocalizer<BuildingTexts> texts) : BuildingPage(db)
{
    public SurveyFields Fields { get; private set; } = null!;

    public int Revision { get; private set; }

    public IReadOnlyList<ConflictLine> Theirs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Revision = Survey.Revision;
        await DrawAsync(SurveyForm.Of(Survey), [], cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = SurveyForm.Of(Request.Form);
        var isFixed = await planner.IsAnsweredAsync(Survey.Id, cancel);
        var (plan, errors) = rules.Check(form, Survey, isFixed);
        Revision = Request.Form.Number("revision") ?? -1;
        if (plan is null)
        {
            await DrawAsync(form, errors, cancel);
            return Refused();
        }

        if (!await planner.SaveAsync(Survey.Id, Revision, plan, Actor, cancel))
        {
            // Saving once more is then a decision of somebody who has seen both.
            var theirs = await Db.Surveys.AsNoTracking().SingleAsync(one => one.Id == Survey.Id, cancel);
            Revision = theirs.Revision;
            await DrawAsync(form, [], cancel);
            Theirs = Differences(SurveyForm.Of(theirs), form);
            return Again(StatusCodes.Status409Conflict);
        }

        TempData[Notices.Done] = texts["Saved"].Value;
        return LocalRedirect(Address("build"));
    }

    private async Task DrawAsync(SurveyForm form, IReadOnlyList<FieldError> errors, CancellationToken cancel)
    {
        var isFixed = await planner.IsAnsweredAsync(Survey.Id, cancel);
        var now = SurveyForm.Of(Survey);
        Fields = new SurveyFields(isFixed ? form with { Mode = now.Mode, MinGroup = now.MinGroup } : form, errors, Survey.Title.Source, isFixed);
    }

    private List<ConflictLine> Differences(SurveyForm theirs, SurveyForm yours)
    {
        var lines = new ConflictLines<SurveyForm>(theirs, yours);
        foreach (var language in SiteLanguages.Codes)
        {
            lines.Add($"{texts["Field_Title"]} ({language})", form => form.Title.GetValueOrDefault(language));
            lines.Add($"{texts["Field_Introduction"]} ({language})", form => form.Introduction.GetValueOrDefault(language));
        }

        lines.Add(texts["Field_Mode"], form => texts[$"Mode_{form.Mode}"]);
        lines.Add(texts["Field_InvitedOnly"], form => form.InvitedOnly ? texts["Yes"] : texts["No"]);
        lines.Add(texts["Field_Opens"], form => form.Opens);
        lines.Add(texts["Field_Closes"], form => form.Closes);
        lines.Add(texts["Field_Zone"], form => Zones.Name(form.Zone));
        lines.Add(texts["Field_MinGroup"], form => form.MinGroup);
        return lines.OrSame(texts["Conflict_Field"], texts["Conflict_Same"]);
    }
}
