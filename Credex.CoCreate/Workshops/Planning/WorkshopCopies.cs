using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>Copies a workshop with its agenda, its settings and its hosts, and nothing that happened in it.</summary>
public sealed class WorkshopCopies(AppDb db, ActivityKinds kinds)
{
    /// <summary>Adds a copy inside the caller's transaction, with an address and code of its own.</summary>
    /// <param name="original">With its activities and hosts.</param>
    /// <param name="rehearsal">Whether the copy is a rehearsal of the original.</param>
    public async Task<Workshop> CopyAsync(Workshop original, DateTime localStart, DateTime localEnd, bool rehearsal, CancellationToken cancel)
    {
        var copy = new Workshop
        {
            Slug = await Slugs.FreeAsync(db, original.Title.In(original.Language).Text, cancel),
            Code = await FreeCodeAsync(cancel),
            Title = original.Title,
            Purpose = original.Purpose,
            Language = original.Language,
            Capacity = original.Capacity,
            AsksName = original.AsksName,
            IsOpenToRegister = original.IsOpenToRegister,
            IsRehearsal = rehearsal,
            RehearsalOf = rehearsal ? original.Id : null,
        };
        copy.Schedule(localStart, localEnd, original.ZoneId);
        copy.ChooseMinGroup(original.MinGroup, anyVote: false);
        db.Workshops.Add(copy);
        copy.Hosts.AddRange(original.Hosts.Select(host => new WorkshopHost { WorkshopId = copy.Id, PersonId = host.PersonId }));
        foreach (var (from, order) in original.Activities.OrderBy(activity => activity.Order).Select((activity, order) => (activity, order)))
        {
            var to = new Activity { WorkshopId = copy.Id, Kind = from.Kind, Order = order, Title = from.Title, PlannedMinutes = from.PlannedMinutes };
            db.Activities.Add(to);

            // Kinds add rows that refer to it.
            await db.SaveChangesAsync(cancel);
            await kinds.Of(from).CopyAsync(from, to, cancel);
        }

        return copy;
    }

    public async Task<string> FreeCodeAsync(CancellationToken cancel)
    {
        var code = JoinCode.New();
        while (await db.Workshops.AnyAsync(one => one.Code == code, cancel))
        {
            code = JoinCode.New();
        }

        return code;
    }
}
