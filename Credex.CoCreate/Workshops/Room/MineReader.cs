using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>Reads the personal region of whoever asks. Every phone that comes in does, so it reads no more than its activity needs.</summary>
public sealed class MineReader(AppDb db, ActivityKinds kinds)
{
    /// <summary>The activity that is on, and what of it is theirs; nothing before, between and after.</summary>
    public async Task<(Guid? Activity, RegionContent? Mine)> ReadAsync(string code, Guid voter, CancellationToken cancel)
    {
        var current = await (
            from workshop in db.Workshops
            join activity in db.Activities on workshop.CurrentActivityId equals activity.Id
            where workshop.Code == code
            select new { activity.Id, activity.Kind, workshop.Stage }).SingleOrDefaultAsync(cancel);
        return current is { Stage: WorkshopStage.Live } && kinds.Find(current.Kind) is { } kind
            ? (current.Id, await kind.MineAsync(code, current.Id, voter, said: null, cancel))
            : (current?.Id, null);
    }
}
