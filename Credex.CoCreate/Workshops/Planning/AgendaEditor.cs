using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Planning;

public enum AgendaOutcome
{
    Done,

    /// <summary>It is not in this agenda, or no longer.</summary>
    Unknown,

    /// <summary>The workshop is over: its agenda is what took place.</summary>
    Over,

    /// <summary>Something was said or decided in it, so it stays.</summary>
    Happened,

    /// <summary>The room is at it.</summary>
    IsOn,

    /// <summary>The agenda has as many activities as it can have.</summary>
    Full,
}

/// <summary>Changes the agenda of a workshop, also while it is live: each change is one transaction with its audit, and every screen follows.</summary>
public sealed class AgendaEditor(AppDb db, ActivityKinds kinds, KindsOfActivities known, Publisher publisher, TimeProvider clock)
{
    public const int Most = 60;

    private Activity? added;

    public async Task<(AgendaOutcome Outcome, Guid Activity)> AddAsync(Guid workshop, string kindName, Guid actor, CancellationToken cancel)
    {
        if (kinds.Find(kindName) is not { } kind)
        {
            return (AgendaOutcome.Unknown, Guid.Empty);
        }

        var outcome = await ChangeAsync(
            workshop,
            actor,
            "agenda.added",
            agenda =>
            {
                added = new Activity
                {
                    WorkshopId = workshop,
                    Kind = kind.Name,
                    Title = InEveryLanguage(agenda.Workshop.Language, () => kind.Label),
                    PlannedMinutes = kind.UsualMinutes,
                };
                return Task.FromResult(agenda.Insert(added, agenda.Ordered.Count));
            },
            cancel);
        return (outcome, added?.Id ?? Guid.Empty);
    }

    public async Task<(AgendaOutcome Outcome, Guid Activity)> DuplicateAsync(Guid workshop, Guid activity, Guid actor, CancellationToken cancel)
    {
        var outcome = await ChangeAsync(
            workshop,
            actor,
            "agenda.duplicated",
            async agenda =>
            {
                if (agenda.Find(activity) is not { } from || kinds.Find(from.Kind) is not { } kind)
                {
                    return AgendaOutcome.Unknown;
                }

                added = new Activity { WorkshopId = workshop, Kind = from.Kind, Title = from.Title, PlannedMinutes = from.PlannedMinutes };
                var inserted = agenda.Insert(added, agenda.Ordered.IndexOf(from) + 1);
                if (inserted == AgendaOutcome.Done)
                {
                    await db.SaveChangesAsync(cancel);
                    await kind.CopyAsync(from, added, cancel);
                }

                return inserted;
            },
            cancel);
        return (outcome, added?.Id ?? Guid.Empty);
    }

    /// <summary>One place up or down. At the end of the list there is nowhere to go, and nothing to complain about.</summary>
    public Task<AgendaOutcome> MoveAsync(Guid workshop, Guid activity, bool up, Guid actor, CancellationToken cancel) => ChangeAsync(
        workshop,
        actor,
        "agenda.moved",
        agenda =>
        {
            if (agenda.Find(activity) is not { } moved)
            {
                return Task.FromResult(AgendaOutcome.Unknown);
            }

            var place = agenda.Ordered.IndexOf(moved);
            agenda.Ordered.RemoveAt(place);
            agenda.Ordered.Insert(Math.Clamp(place + (up ? -1 : 1), 0, agenda.Ordered.Count), moved);
            return Task.FromResult(AgendaOutcome.Done);
        },
        cancel);

    public Task<AgendaOutcome> DeleteAsync(Guid workshop, Guid activity, Guid actor, CancellationToken cancel) => ChangeAsync(
        workshop,
        actor,
        "agenda.deleted",
        async agenda =>
        {
            if (agenda.Find(activity) is not { } gone)
            {
                return AgendaOutcome.Unknown;
            }

            await db.LockActivityAsync(activity, alone: true, cancel);
            if (await WhyNotDeleteAsync(agenda.Workshop, gone, cancel) is { } why)
            {
                return why;
            }

            if (kinds.Find(gone.Kind) is { } kind)
            {
                await kind.DeleteAsync(gone, cancel);
            }

            agenda.Ordered.Remove(gone);
            db.Activities.Remove(gone);
            if (agenda.Workshop.CurrentActivityId == activity)
            {
                agenda.Workshop.CurrentActivityId = agenda.Ordered.FirstOrDefault()?.Id;
            }

            known.TryRemove(activity, out _);
            return AgendaOutcome.Done;
        },
        cancel);

    /// <summary>Why it cannot be deleted, or null.</summary>
    public async Task<AgendaOutcome?> WhyNotDeleteAsync(Workshop workshop, Activity activity, CancellationToken cancel) =>
        workshop.Stage == WorkshopStage.Ended ? AgendaOutcome.Over
        : workshop.Stage == WorkshopStage.Live && workshop.CurrentActivityId == activity.Id ? AgendaOutcome.IsOn
        : kinds.Find(activity.Kind) is { } kind && await kind.HasHappenedAsync(activity, cancel) ? AgendaOutcome.Happened
        : null;

    private async Task<AgendaOutcome> ChangeAsync(Guid id, Guid actor, string act, Func<Agenda, Task<AgendaOutcome>> change, CancellationToken cancel)
    {
        var code = string.Empty;
        var outcome = await db.WriteAsync(
            async () =>
            {
                // Read again behind the gate: the page read it before.
                db.ChangeTracker.Clear();
                await db.LockWorkshopAsync(id, cancel);
                var workshop = await db.Workshops.Include(one => one.Activities).SingleAsync(one => one.Id == id, cancel);
                if (workshop.Stage == WorkshopStage.Ended)
                {
                    return AgendaOutcome.Over;
                }

                code = workshop.Code;
                var agenda = new Agenda(db, workshop, [.. workshop.Activities.OrderBy(one => one.Order).ThenBy(one => one.Id)]);
                var before = agenda.Describe();
                var done = await change(agenda);
                if (done == AgendaOutcome.Done)
                {
                    agenda.Number();
                    var now = clock.GetUtcNow().UtcDateTime;
                    db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Workshop), id, now, before, agenda.Describe()));
                    await db.TouchRegionsAsync(RoomRegions.All(code).Select(key => key.ToString()), now, cancel);
                }

                return done;
            },
            cancel);
        if (outcome == AgendaOutcome.Done)
        {
            publisher.Nudge(RoomRegions.All(code));
        }

        return outcome;
    }

    /// <summary>What a kind is called, in each language of the site.</summary>
    private static LocalizedText InEveryLanguage(string source, Func<string> label)
    {
        var here = CultureInfo.CurrentUICulture;
        try
        {
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var language in SiteLanguages.Codes)
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                texts[language] = label();
            }

            return LocalizedText.From(source, texts);
        }
        finally
        {
            CultureInfo.CurrentUICulture = here;
        }
    }

    private sealed record Agenda(AppDb Db, Workshop Workshop, List<Activity> Ordered)
    {
        public Activity? Find(Guid id) => Ordered.Find(one => one.Id == id);

        public AgendaOutcome Insert(Activity activity, int place)
        {
            if (Ordered.Count >= Most)
            {
                return AgendaOutcome.Full;
            }

            Db.Activities.Add(activity);
            Ordered.Insert(place, activity);
            return AgendaOutcome.Done;
        }

        public void Number()
        {
            for (var place = 0; place < Ordered.Count; place++)
            {
                Ordered[place].Order = place;
            }
        }

        public List<AgendaNote> Describe() => Ordered.ConvertAll(one => new AgendaNote(one.Id, one.Kind, one.Title, one.PlannedMinutes));
    }

    /// <summary>A line of the agenda as the audit keeps it.</summary>
    private sealed record AgendaNote(Guid Id, string Kind, LocalizedText Title, int PlannedMinutes);
}
