using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Registrations;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>Makes, changes, copies and deletes workshops: each in one transaction with its audit.</summary>
public sealed class WorkshopPlanner(AppDb db, ActivityKinds kinds, WorkshopCopies copies, KindsOfActivities known, RoundSettings rounds, WorkshopFollowUps followUps, Registrar registrar, Publisher publisher, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Makes a workshop, with the agenda of a template.</summary>
    /// <param name="version">What is voted on, where the template has a review.</param>
    public Task<Workshop> CreateAsync(WorkshopPlan plan, WorkshopTemplate? template, Guid version, Guid actor, CancellationToken cancel) => AddAsync(
        async now =>
        {
            var workshop = await MakeAsync(LocalizedText.From(plan.Language, plan.Title), LocalizedText.From(plan.Language, plan.Purpose), plan.Language, cancel);
            Apply(workshop, plan);
            SetHosts(workshop, plan.Hosts);
            workshop.ChooseMinGroup(plan.MinGroup, anyVote: false);
            await FillAsync(workshop, template, version, cancel);
            await followUps.PlanAsync(workshop, cancel);
            db.AuditEntries.Add(AuditEntry.Of(actor, "workshop.created", nameof(Workshop), workshop.Id, now, after: Snapshot(workshop)));
            return workshop;
        },
        cancel);

    /// <summary>Makes a workshop of the same kind on another day. Nothing that happened is copied.</summary>
    public Task<Workshop> DuplicateAsync(Workshop original, DateTime localStart, DateTime localEnd, Guid actor, CancellationToken cancel) => AddAsync(
        async now =>
        {
            var copy = await copies.CopyAsync(original, localStart, localEnd, rehearsal: false, cancel);
            await followUps.PlanAsync(copy, cancel);
            db.AuditEntries.Add(AuditEntry.Of(actor, "workshop.duplicated", nameof(Workshop), copy.Id, now, new { Original = original.Id }, Snapshot(copy)));
            return copy;
        },
        cancel);

    /// <summary>Saves an edit. False, and nothing changed, where somebody else saved since the form was made.</summary>
    public async Task<bool> SaveAsync(Guid id, int revision, WorkshopPlan plan, Guid actor, CancellationToken cancel)
    {
        var code = await WriteAsync(
            async now =>
            {
                await db.LockWorkshopAsync(id, cancel);
                var workshop = await db.Workshops.Include(one => one.Hosts).SingleAsync(one => one.Id == id, cancel);
                if (workshop.Revision != revision)
                {
                    return null;
                }

                var before = Snapshot(workshop);
                var (start, end, capacity) = (workshop.StartUtc, workshop.EndUtc, workshop.Capacity);
                workshop.Title = workshop.Title.Edited(plan.Title);
                workshop.Purpose = workshop.Purpose.Edited(plan.Purpose);
                Apply(workshop, plan);
                SetHosts(workshop, plan.Hosts);
                if (workshop.MinGroup != plan.MinGroup)
                {
                    workshop.ChooseMinGroup(plan.MinGroup, await HasAnyVoteAsync(workshop, cancel));
                }

                workshop.Revision++;
                if (workshop is { Stage: WorkshopStage.Planned, IsRehearsal: false } && (workshop.StartUtc != start || workshop.EndUtc != end))
                {
                    await followUps.PlanAsync(workshop, cancel);
                    followUps.Changed(workshop, start, now);
                }

                if (workshop.Capacity > capacity)
                {
                    await registrar.MoveUpAsync(workshop, now, cancel);
                }

                db.AuditEntries.Add(AuditEntry.Of(actor, "workshop.edited", nameof(Workshop), workshop.Id, now, before, Snapshot(workshop)));
                await db.TouchRegionsAsync(RoomRegions.All(workshop.Code).Select(key => key.ToString()), now, cancel);
                return workshop.Code;
            },
            cancel);
        if (code is not null)
        {
            publisher.Nudge(RoomRegions.All(code));
        }

        return code is not null;
    }

    /// <summary>Whether anything was answered: from then on the smallest group shown stays as it is.</summary>
    public async Task<bool> HasAnyVoteAsync(Workshop workshop, CancellationToken cancel)
    {
        foreach (var activity in await db.Activities.Where(one => one.WorkshopId == workshop.Id).ToListAsync(cancel))
        {
            if (kinds.Find(activity.Kind) is { } kind && await kind.HasHappenedAsync(activity, cancel))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it can be deleted: it has not begun, nobody joined, nothing was said in it, and it has no rehearsal.</summary>
    public async Task<bool> MayDeleteAsync(Workshop workshop, CancellationToken cancel) =>
        workshop is { Stage: WorkshopStage.Planned, StartedAt: null }
        && !await db.Participants.AnyAsync(who => who.WorkshopId == workshop.Id, cancel)
        && !await db.Registrations.AnyAsync(one => one.WorkshopId == workshop.Id, cancel)
        && !await db.Workshops.AnyAsync(one => one.RehearsalOf == workshop.Id, cancel)
        && !await HasAnyVoteAsync(workshop, cancel);

    public async Task<bool> DeleteAsync(Guid id, Guid actor, CancellationToken cancel) => await WriteAsync(
        async now =>
        {
            var workshop = await db.Workshops.Include(one => one.Activities).Include(one => one.Hosts).SingleAsync(one => one.Id == id, cancel);
            if (!await MayDeleteAsync(workshop, cancel))
            {
                return false;
            }

            await followUps.DeletedAsync(workshop, cancel);
            db.AuditEntries.Add(AuditEntry.Of(actor, "workshop.deleted", nameof(Workshop), workshop.Id, now, Snapshot(workshop)));
            foreach (var activity in workshop.Activities)
            {
                if (kinds.Find(activity.Kind) is { } kind)
                {
                    await kind.DeleteAsync(activity, cancel);
                }

                known.TryRemove(activity.Id, out _);
            }

            var keys = RoomRegions.All(workshop.Code).Select(key => key.ToString()).ToList();
            await db.LiveRegions.Where(region => keys.Contains(region.Key)).ExecuteDeleteAsync(cancel);
            await db.Presences.Where(presence => presence.WorkshopId == id).ExecuteDeleteAsync(cancel);
            db.Workshops.Remove(workshop);
            return true;
        },
        cancel);

    /// <summary>Says that it does not take place: whoever registered is told. False where it has begun, or was cancelled before.</summary>
    public Task<bool> CancelAsync(Guid id, Guid actor, CancellationToken cancel) => WriteAsync(
        async now =>
        {
            await db.LockWorkshopAsync(id, cancel);
            var workshop = await db.Workshops.SingleAsync(one => one.Id == id, cancel);
            if (workshop is not { Stage: WorkshopStage.Planned, StartedAt: null, CancelledAt: null, IsRehearsal: false })
            {
                return false;
            }

            (workshop.CancelledAt, workshop.Revision) = (now, workshop.Revision + 1);
            await followUps.CancelledAsync(workshop, cancel);
            db.AuditEntries.Add(AuditEntry.Of(actor, "workshop.cancelled", nameof(Workshop), id, now, after: new { workshop.CancelledAt }));
            return true;
        },
        cancel);

    /// <summary>As the audit keeps it.</summary>
    private static object Snapshot(Workshop workshop) => new
    {
        workshop.Slug,
        workshop.Title,
        workshop.Purpose,
        workshop.LocalStart,
        workshop.LocalEnd,
        workshop.ZoneId,
        workshop.Language,
        workshop.Capacity,
        workshop.AsksName,
        workshop.IsOpenToRegister,
        workshop.MinGroup,
        Hosts = workshop.Hosts.Select(host => host.PersonId).Order().ToList(),
    };

    private static void Apply(Workshop workshop, WorkshopPlan plan)
    {
        workshop.Schedule(plan.LocalStart, plan.LocalEnd, plan.Zone);
        (workshop.Language, workshop.Capacity, workshop.AsksName, workshop.IsOpenToRegister) = (plan.Language, plan.Capacity, plan.AsksName, plan.TakesRegistrations);
    }

    private void SetHosts(Workshop workshop, IReadOnlySet<Guid> people)
    {
        db.WorkshopHosts.RemoveRange(workshop.Hosts.Where(host => !people.Contains(host.PersonId)).ToList());
        workshop.Hosts.RemoveAll(host => !people.Contains(host.PersonId));
        foreach (var person in people.Where(person => workshop.Hosts.TrueForAll(host => host.PersonId != person)).ToList())
        {
            var host = new WorkshopHost { WorkshopId = workshop.Id, PersonId = person };
            workshop.Hosts.Add(host);
            db.WorkshopHosts.Add(host);
        }
    }

    /// <summary>A workshop with an address and a code of its own, in the context already.</summary>
    private async Task<Workshop> MakeAsync(LocalizedText title, LocalizedText purpose, string language, CancellationToken cancel)
    {
        var workshop = new Workshop
        {
            Slug = await Slugs.FreeAsync(db, title.In(language).Text, cancel),
            Code = await copies.FreeCodeAsync(cancel),
            Title = title,
            Purpose = purpose,
            Language = language,
        };
        db.Workshops.Add(workshop);
        return workshop;
    }

    private async Task FillAsync(Workshop workshop, WorkshopTemplate? template, Guid version, CancellationToken cancel)
    {
        foreach (var step in template?.Steps ?? [])
        {
            if (kinds.Find(step.Kind) is null)
            {
                continue;
            }

            var activity = new Activity { WorkshopId = workshop.Id, Kind = step.Kind, Order = workshop.Activities.Count, Title = step.Title, PlannedMinutes = step.Minutes };
            if (step.Settings is { } settings)
            {
                activity.Set(settings);
            }

            await AddAsync(workshop, activity, cancel);
            if (step.Kind == ReviewKind.KindName)
            {
                await rounds.MakeUsualAsync(activity, version, cancel);
            }
        }
    }

    /// <summary>Saved at once: kinds add rows that refer to it.</summary>
    private async Task AddAsync(Workshop workshop, Activity activity, CancellationToken cancel)
    {
        db.Activities.Add(activity);
        if (!workshop.Activities.Contains(activity))
        {
            workshop.Activities.Add(activity);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Again where two servers chose the same address or code in the same instant.</summary>
    private async Task<Workshop> AddAsync(Func<DateTime, Task<Workshop>> make, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WriteAsync(make, cancel);
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // The next try reads which are taken by now.
            }
        }
    }

    private Task<T> WriteAsync<T>(Func<DateTime, Task<T>> work, CancellationToken cancel) => db.WriteAsync(
        () =>
        {
            // Read again behind the gate: the page read it before.
            db.ChangeTracker.Clear();
            return work(clock.GetUtcNow().UtcDateTime);
        },
        cancel);
}
