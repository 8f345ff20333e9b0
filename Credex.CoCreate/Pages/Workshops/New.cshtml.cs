using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>A new workshop, empty or from a template. A facilitator who makes one is one of its facilitators.</summary>
[Authorize(PlanningSetup.Plans)]
[ResponseCache(NoStore = true)]
public sealed class NewWorkshopModel(AppDb db, WorkshopRules rules, WorkshopPlanner planner, ActivityKinds kinds, RoundSettings rounds, IStringLocalizer<PlanningTexts> texts) : PageModel
{
    public WorkshopFields Fields { get; private set; } = null!;

    private Guid Actor => User.PersonId() ?? throw new InvalidOperationException("The policy lets only people with accounts in.");

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var zone = await db.Users.Where(person => person.Id == Actor).Select(person => person.Zone).SingleOrDefaultAsync(cancel);
        var form = new WorkshopForm
        {
            Zone = Zones.Of(zone) ?? Zones.Usual,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Hosts = new HashSet<Guid> { Actor },
        };
        await DrawAsync(form, [], cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = WorkshopForm.Of(Request.Form);
        if (Fixed() is { } me)
        {
            form = form with { Hosts = form.Hosts.Append(me).ToHashSet() };
        }

        var (plan, found) = await rules.CheckAsync(form, workshop: null, minGroupIsFixed: false, cancel);
        var errors = found.ToList();
        var template = WorkshopTemplates.Find(form.Template);
        if (form.Template.Length > 0 && template is null)
        {
            errors.Add(new FieldError("template", texts["Error_Template"]));
        }

        if (template?.HasReview == true && (await rounds.VersionsAsync(cancel)).All(version => version.Id != form.Version))
        {
            errors.Add(new FieldError(form.Version == Guid.Empty ? "template" : "version", texts["Error_Version"]));
        }

        if (plan is null || errors.Count > 0)
        {
            await DrawAsync(form, errors, cancel);
            var page = Page();
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        var workshop = await planner.CreateAsync(plan, template, form.Version, Actor, cancel);
        TempData[Notices.Done] = WorkshopTimes.Of(workshop).Skipped(texts) is { } skipped ? $"{texts["Created"]} {skipped}" : texts["Created"].Value;
        return LocalRedirect(Url.Content($"~/workshops/{workshop.Slug}/agenda"));
    }

    /// <summary>Staff may run every workshop; a facilitator only those that name them.</summary>
    private Guid? Fixed() => User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Staff) ? null : Actor;

    private async Task DrawAsync(WorkshopForm form, IReadOnlyList<FieldError> errors, CancellationToken cancel) =>
        Fields = new WorkshopFields(form, errors, await rules.PeopleAsync(workshop: null, cancel), Fixed())
        {
            Templates = [.. WorkshopTemplates.All.Where(template => template.Steps.Any(step => kinds.Find(step.Kind) is not null))],
            Versions = await rounds.VersionsAsync(cancel),
        };
}
