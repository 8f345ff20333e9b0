using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>The agenda of a workshop: what comes in which order, when each begins, and whether it fits. Also while the room is at it.</summary>
public sealed class AgendaModel(AppDb db, ActivityKinds kinds, AgendaEditor editor, TimeProvider clock, IStringLocalizer<PlanningTexts> texts) : WorkshopPage(db)
{
    [FromQuery(Name = "delete")]
    public Guid? Delete { get; set; }

    public IReadOnlyList<AgendaRow> Lines { get; private set; } = [];

    public IReadOnlyList<IActivityKind> Kinds { get; private set; } = [];

    /// <summary>The one that is about to be deleted.</summary>
    public Activity? Asked { get; private set; }

    public bool KindMissing { get; private set; }

    public bool IsOver => Workshop.Stage == WorkshopStage.Ended;

    public WorkshopTimes Times => WorkshopTimes.Of(Workshop);

    public int Minutes => Lines.Sum(line => line.Activity.PlannedMinutes);

    /// <summary>When the last activity is over, in the workshop's zone.</summary>
    public DateTime Ends { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await DrawAsync(cancel);
        Asked = Lines.FirstOrDefault(line => line.Activity.Id == Delete && line.MayDelete)?.Activity;
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var (outcome, activity) = await editor.AddAsync(Workshop.Id, Request.Form["kind"].ToString(), Actor, cancel);
        if (outcome == AgendaOutcome.Unknown)
        {
            KindMissing = true;
            await DrawAsync(cancel);
            return Refused();
        }

        return outcome == AgendaOutcome.Done ? LocalRedirect(Url.Content($"~/workshops/{Slug}/agenda/{activity}")) : Back(outcome);
    }

    public async Task<IActionResult> OnPostMoveAsync([FromQuery] bool up, CancellationToken cancel)
    {
        var id = Request.Form.Id("id");
        return Back(await editor.MoveAsync(Workshop.Id, id, up, Actor, cancel), id);
    }

    public async Task<IActionResult> OnPostDuplicateAsync(CancellationToken cancel)
    {
        var (outcome, activity) = await editor.DuplicateAsync(Workshop.Id, Request.Form.Id("id"), Actor, cancel);
        return Back(outcome, activity, texts["Agenda_Duplicated"]);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) =>
        Back(await editor.DeleteAsync(Workshop.Id, Request.Form.Id("id"), Actor, cancel), said: texts["Agenda_Deleted"]);

    /// <summary>Whether the agenda fits between beginning and end.</summary>
    public string Fit(IStringLocalizer<PlanningTexts> words)
    {
        var left = (int)Math.Round((Workshop.EndUtc - EndsUtc).TotalMinutes);
        return left switch
        {
            0 => words["Agenda_Fits"],
            > 0 => words.Plural("Agenda_Left", left),
            _ => words.Plural("Agenda_Over_By", -left),
        };
    }

    private DateTime EndsUtc { get; set; }

    private IActionResult Back(AgendaOutcome outcome, Guid activity = default, string? said = null)
    {
        if (outcome == AgendaOutcome.Unknown)
        {
            return NotFound();
        }

        if (outcome != AgendaOutcome.Done)
        {
            TempData[Notices.Refused] = texts[$"Agenda_Not_{outcome}"].Value;
        }
        else if (said is not null)
        {
            TempData[Notices.Done] = said;
        }

        var there = activity == Guid.Empty ? string.Empty : $"#activity-{activity}";
        return LocalRedirect(Url.Content($"~/workshops/{Slug}/agenda{there}"));
    }

    private async Task DrawAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var activities = Workshop.Activities.OrderBy(activity => activity.Order).ThenBy(activity => activity.Id).ToList();
        var planned = activities.ConvertAll(activity => new PlannedActivity(activity.PlannedMinutes, activity.StartedAt, activity.LeftAt));

        // What would come after the last one begins when that one is over.
        var beginnings = AgendaClock.Beginnings(Workshop.StartedAt ?? Workshop.StartUtc, [.. planned, new PlannedActivity(0, null, null)], now);
        var rows = new List<AgendaRow>();
        foreach (var (activity, place) in activities.Select((activity, place) => (activity, place)))
        {
            rows.Add(new AgendaRow(
                activity,
                kinds.Find(activity.Kind),
                Zones.Local(beginnings[place], Workshop.ZoneId),
                IsFirst: place == 0,
                IsLast: place == activities.Count - 1,
                IsOn: Workshop.Stage == WorkshopStage.Live && Workshop.CurrentActivityId == activity.Id,
                MayDelete: await editor.WhyNotDeleteAsync(Workshop, activity, cancel) is null));
        }

        Lines = rows;
        EndsUtc = beginnings[^1];
        Ends = Zones.Local(EndsUtc, Workshop.ZoneId);
        Kinds = [.. kinds.All.OrderBy(kind => kind.Label, StringComparer.CurrentCultureIgnoreCase)];
    }
}

/// <param name="Kind">Null for a kind that this installation does not have.</param>
/// <param name="Begins">In the workshop's zone.</param>
public sealed record AgendaRow(Activity Activity, IActivityKind? Kind, DateTime Begins, bool IsFirst, bool IsLast, bool IsOn, bool MayDelete);
