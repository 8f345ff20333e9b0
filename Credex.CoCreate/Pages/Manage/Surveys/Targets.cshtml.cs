using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>How many answers are wanted of each group and country, and whom to invite next.</summary>
public sealed class TargetsModel(AppDb db, SurveyTargets targets, TimeProvider clock, IStringLocalizer<InvitationTexts> texts) : BuildingPage(db)
{
    public const int Most = 100_000;

    public IReadOnlyList<TargetLine> Lines { get; private set; } = [];

    public TargetLine? Next => RegistrationList.Next(Lines);

    public string? Error { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Lines = await targets.LinesAsync(Survey, cancel);

    /// <summary>Sets how many are wanted of one cell; a cell that has a number gets the new one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = Request.Form;
        StakeholderGroup? group = Enum.TryParse<StakeholderGroup>(form["group"], out var known) && Enum.IsDefined(known) ? known : null;
        var country = Countries.Exists(form["country"]) ? form["country"].ToString() : null;
        if (form.Number("wanted") is not { } wanted || wanted is < 1 or > Most)
        {
            Error = texts["Targets_Wrong", Most];
            Lines = await targets.LinesAsync(Survey, cancel);
            return Refused();
        }

        await Db.WriteAsync(
            async () =>
            {
                await Db.LockSurveyAsync(Survey.Id, cancel);
                var cell = await Db.SurveyTargets.SingleOrDefaultAsync(one => one.SurveyId == Survey.Id && one.Group == group && one.Country == country, cancel);
                Db.AuditEntries.Add(AuditEntry.Of(Actor, "survey.target", nameof(Survey), Survey.Id, clock.GetUtcNow().UtcDateTime, cell is null ? null : new { cell.Wanted }, new { group, country, wanted }));
                if (cell is null)
                {
                    Db.SurveyTargets.Add(new SurveyTarget { SurveyId = Survey.Id, Group = group, Country = country, Wanted = wanted });
                }
                else
                {
                    cell.Wanted = wanted;
                }

                return true;
            },
            cancel);
        TempData[Notices.Done] = texts["Targets_Saved"].Value;
        return LocalRedirect(Address("targets"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel)
    {
        if (await Db.SurveyTargets.SingleOrDefaultAsync(one => one.Id == id && one.SurveyId == Survey.Id, cancel) is not { } target)
        {
            return NotFound();
        }

        Db.SurveyTargets.Remove(target);
        Db.AuditEntries.Add(AuditEntry.Of(Actor, "survey.target", nameof(Survey), Survey.Id, clock.GetUtcNow().UtcDateTime, new { target.Group, target.Country, target.Wanted }));
        await Db.SaveChangesAsync(cancel);
        TempData[Notices.Done] = texts["Targets_Saved"].Value;
        return LocalRedirect(Address("targets"));
    }
}
