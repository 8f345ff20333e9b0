using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>A workshop as everybody may see it: what it is for, when, its agenda, who runs it, and how to come in. Hosts find their ways from here.</summary>
public sealed class WorkshopModel(AppDb db, ActivityKinds kinds, WorkshopPlanner planner, Registrar registrar, RegistrationLinks links, TimeProvider clock, IStringLocalizer<PlanningTexts> texts, IStringLocalizer<RegistrationTexts> seats) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public Workshop Workshop { get; private set; } = null!;

    public WorkshopTimes Times => WorkshopTimes.Of(Workshop);

    /// <summary>When it is by the clock of the visitor; null where that is the same, or their zone is not known.</summary>
    public string? ForVisitor { get; private set; }

    public IReadOnlyList<AgendaRow> Agenda { get; private set; } = [];

    public IReadOnlyList<string> HostNames { get; private set; } = [];

    public bool IsHost { get; private set; }

    public bool MayDuplicate { get; private set; }

    public bool MayDelete { get; private set; }

    public bool MayCancel => IsHost && Workshop is { Stage: WorkshopStage.Planned, StartedAt: null, CancelledAt: null, IsRehearsal: false };

    /// <summary>How many can still register before the waiting list begins.</summary>
    public int FreeSeats { get; private set; }

    /// <summary>Whether who looks has a seat, or a place on the waiting list.</summary>
    public bool HasSeat => Registration is not null;

    public string SeatSaid => SeatWords.Of(seats, Registration!, Workshop, clock.GetUtcNow().UtcDateTime);

    /// <summary>The registration of who looks, where they are signed in and have a seat or wait for one.</summary>
    public Registration? Registration { get; private set; }

    /// <summary>To the seat of who looks. Its address is secret and each time another: it stands in no page, and is made when it is asked for.</summary>
    public async Task<IActionResult> OnGetSeatAsync(CancellationToken cancel)
    {
        var workshop = await db.Workshops.Where(one => one.Slug == Slug).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancel);
        return workshop is { } id && await MineAsync(id, cancel) is { } mine ? LocalRedirect(Url.Content($"~/r/{links.Token(mine.Id)}")) : NotFound();
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var found = await db.Workshops.AsNoTracking().Include(one => one.Activities).Include(one => one.Hosts).SingleOrDefaultAsync(one => one.Slug == Slug, cancel);
        IsHost = found is not null && await HostsHandler.MayHostAsync(db, User, found.Code);
        if (found is null || (found.IsRehearsal && !IsHost))
        {
            return NotFound();
        }

        Workshop = found;
        var zone = await db.ZoneOfAsync(User, cancel);
        ForVisitor = Times.ForVisitor(texts, zone);
        var ids = found.Hosts.Select(host => host.PersonId).ToList();
        HostNames = await db.Users.Where(person => ids.Contains(person.Id) && person.ErasedAt == null).OrderBy(person => person.DisplayName).Select(person => person.DisplayName).ToListAsync(cancel);
        MayDuplicate = IsHost && !found.IsRehearsal && (User.IsInRole(Roles.Admin) || User.IsInRole(Roles.Staff) || User.IsInRole(Roles.Facilitator));
        MayDelete = IsHost && !found.IsRehearsal && await planner.MayDeleteAsync(found, cancel);
        FreeSeats = await registrar.FreeAsync(found, cancel);
        Registration = await MineAsync(found.Id, cancel);
        var activities = found.Activities.OrderBy(activity => activity.Order).ThenBy(activity => activity.Id).ToList();
        var beginnings = AgendaClock.Beginnings(
            found.StartedAt ?? found.StartUtc,
            activities.ConvertAll(activity => new PlannedActivity(activity.PlannedMinutes, activity.StartedAt, activity.LeftAt)),
            clock.GetUtcNow().UtcDateTime);
        Agenda = [.. activities.Select((activity, place) => new AgendaRow(
            activity,
            kinds.Find(activity.Kind),
            Zones.Local(beginnings[place], found.ZoneId),
            IsFirst: place == 0,
            IsLast: place == activities.Count - 1,
            IsOn: found.Stage == WorkshopStage.Live && found.CurrentActivityId == activity.Id,
            MayDelete: false))];
        return Page();
    }

    private async Task<Registration?> MineAsync(Guid workshop, CancellationToken cancel) => User.PersonId() is { } person
        ? await db.Registrations.AsNoTracking().FirstOrDefaultAsync(
            one => one.WorkshopId == workshop && one.PersonId == person && (one.State == RegistrationState.Confirmed || one.State == RegistrationState.Waiting), cancel)
        : null;
}
