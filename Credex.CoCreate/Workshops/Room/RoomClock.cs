using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>
/// Open or closed is computed from stored instants; this only tells the listeners when one of them has come: a timer that ran out,
/// and the moment after which nothing is written any more. After a start it looks back a week, so that nobody who reconnects sees an old state as new.
/// </summary>
public sealed class RoomClock(IServiceScopeFactory scopes, Publisher publisher, TimeProvider clock, ILogger<RoomClock> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetUtcNow().UtcDateTime - LookBack;
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = Longest;
            try
            {
                (since, wait) = await TickAsync(since, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "The clock of the rooms missed a beat");
            }

            try
            {
                await Task.Delay(wait, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<(DateTime Since, TimeSpan Wait)> TickAsync(DateTime since, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var soon = now + Longest;
        var instants = await (
            from item in db.RoundItems
            join round in db.Rounds on item.RoundId equals round.Id
            join activity in db.Activities on round.ActivityId equals activity.Id
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where item.FinalAt > since && item.ClosesAt <= soon && item.RevealedAt == null
            select new { workshop.Code, item.ClosesAt, item.FinalAt }).ToListAsync(cancel);
        var steps = await (
            from activity in db.Activities
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where activity.ClosesAt > since && activity.ClosesAt <= soon
            select new { workshop.Code, At = activity.ClosesAt!.Value }).ToListAsync(cancel);
        var all = steps.Select(one => (one.Code, one.At)).Concat(instants.SelectMany(one => new[] { (one.Code, At: one.ClosesAt!.Value), (one.Code, At: one.FinalAt!.Value) })).ToList();
        var codes = all.Where(one => one.At > since && one.At <= now).Select(one => one.Code).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count > 0)
        {
            var keys = codes.SelectMany(RoomRegions.All).ToList();
            await db.WriteAsync(
                async () =>
                {
                    await db.TouchRegionsAsync(keys.Select(key => key.ToString()), now, cancel);
                    return true;
                },
                cancel);
            publisher.Nudge(keys);
        }

        var next = all.Where(one => one.At > now).Select(one => one.At - now).DefaultIfEmpty(Longest).Min();
        return (now, next < Longest ? next + TimeSpan.FromMilliseconds(1) : Longest);
    }
}
