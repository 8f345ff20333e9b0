using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>What a workshop is, when, and who runs it. Where two people save, the second sees both texts and decides.</summary>
public sealed class EditWorkshopModel(AppDb db, WorkshopRules rules, WorkshopPlanner planner, IStringLocalizer<PlanningTexts> texts) : WorkshopPage(db)
{
    public WorkshopFields Fields { get; private set; } = null!;

    public int Revision { get; private set; }

    /// <summary>What somebody else saved in the meantime, where it is not what was sent.</summary>
    public IReadOnlyList<ConflictLine> Theirs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Revision = Workshop.Revision;
        await DrawAsync(WorkshopForm.Of(Workshop), [], cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var isFixed = await planner.HasAnyVoteAsync(Workshop, cancel);
        var form = WorkshopForm.Of(Request.Form);
        if (isFixed)
        {
            form = form with { MinGroup = WorkshopForm.Of(Workshop).MinGroup };
        }

        if (Fixed() is { } me)
        {
            form = form with { Hosts = form.Hosts.Append(me).ToHashSet() };
        }

        var (plan, errors) = await rules.CheckAsync(form, Workshop, isFixed, cancel);
        Revision = Request.Form.Number("revision") ?? -1;
        if (plan is null)
        {
            await DrawAsync(form, errors, cancel);
            return Refused();
        }

        if (!await planner.SaveAsync(Workshop.Id, Revision, plan, Actor, cancel))
        {
            // Saving once more is then a decision of somebody who has seen both.
            var theirs = await Db.Workshops.AsNoTracking().Include(one => one.Hosts).SingleAsync(one => one.Id == Workshop.Id, cancel);
            Revision = theirs.Revision;
            await DrawAsync(form, [], cancel);
            Theirs = Differences(WorkshopForm.Of(theirs), form);
            var page = Page();
            page.StatusCode = StatusCodes.Status409Conflict;
            return page;
        }

        var saved = await Db.Workshops.AsNoTracking().SingleAsync(one => one.Id == Workshop.Id, cancel);
        TempData[Notices.Done] = WorkshopTimes.Of(saved).Skipped(texts) is { } skipped ? $"{texts["Saved"]} {skipped}" : texts["Saved"].Value;
        return LocalRedirect(Url.Content($"~/workshops/{Slug}"));
    }

    /// <summary>A facilitator who takes themselves out would lose what they are editing; staff can take them out.</summary>
    private Guid? Fixed() => User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Staff) ? null : Actor;

    private async Task DrawAsync(WorkshopForm form, IReadOnlyList<FieldError> errors, CancellationToken cancel) =>
        Fields = new WorkshopFields(form, errors, await rules.PeopleAsync(Workshop, cancel), Fixed()) { MinGroupIsFixed = await planner.HasAnyVoteAsync(Workshop, cancel) };

    private List<ConflictLine> Differences(WorkshopForm theirs, WorkshopForm yours)
    {
        var lines = new List<ConflictLine>();
        foreach (var language in SiteLanguages.Codes)
        {
            Add($"{texts["Field_Title"]} ({language})", form => form.Title.GetValueOrDefault(language));
            Add($"{texts["Field_Purpose"]} ({language})", form => form.Purpose.GetValueOrDefault(language));
        }

        Add(texts["Field_Language"], form => form.Language);
        Add(texts["Field_Date"], form => form.Date);
        Add(texts["Field_Start"], form => form.Start);
        Add(texts["Field_End"], form => form.End);
        Add(texts["Field_Zone"], form => Zones.Name(form.Zone));
        Add(texts["Field_Hosts"], form => string.Join(", ", Fields.People.Where(person => form.Hosts.Contains(person.Id)).Select(person => person.Name)));
        Add(texts["Field_Capacity"], form => form.Capacity);
        Add(texts["Field_TakesRegistrations"], form => form.TakesRegistrations ? texts["Yes"] : texts["No"]);
        Add(texts["Field_AsksName"], form => form.AsksName ? texts["Yes"] : texts["No"]);
        Add(texts["Field_MinGroup"], form => form.MinGroup);

        // The other changed nothing that can be seen, or the same: there is still something to say.
        return lines.Count > 0 ? lines : [new ConflictLine(texts["Conflict_Field"], texts["Conflict_Same"], texts["Conflict_Same"])];

        void Add(string label, Func<WorkshopForm, string?> value)
        {
            var (their, your) = (value(theirs) ?? string.Empty, value(yours) ?? string.Empty);
            if (their != your)
            {
                lines.Add(new ConflictLine(label, their, your));
            }
        }
    }
}

public sealed record ConflictLine(string Label, string Theirs, string Yours);
