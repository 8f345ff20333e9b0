using System.Collections.Concurrent;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Live;

/// <summary>
/// Sends changed regions to those who listen. It claims the next revision of a region (the first at once, then at most one in 250 ms,
/// over all servers), then reads, renders and sends; so the highest revision always shows every earlier commit. Every five seconds it
/// looks for regions that a server left dirty when it died, and tells the browsers only that there is something newer.
/// </summary>
public sealed class Publisher(
    IServiceScopeFactory scopes,
    Regions regions,
    RegionRenderer renderer,
    Listeners listeners,
    Pushes pushes,
    LiveOptions options,
    TimeProvider clock,
    ILogger<Publisher> log) : BackgroundService
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeftBehindAfter = TimeSpan.FromSeconds(2);

    // Well before another server would take it for left behind.
    private static readonly TimeSpan ClearAfter = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentDictionary<string, DateTime> due = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTime> claimedAt = new(StringComparer.Ordinal);

    /// <summary>Of regions that were sent: the mark they had when they were claimed, which is cleared if it is still the same.</summary>
    private readonly ConcurrentDictionary<string, DateTime> sent = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim wake = new(0);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Called after the commit that marked the regions dirty.</summary>
    public void Nudge(IEnumerable<RegionKey> keys)
    {
        var now = Now;
        foreach (var key in keys.Select(key => key.ToString()))
        {
            due.TryAdd(key, claimedAt.TryGetValue(key, out var last) && last + Pace > now ? last + Pace : now);
        }

        wake.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var sweepAt = Now + SweepEvery;
        var clearAt = Now;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = due.Values.Append(sweepAt).Append(sent.IsEmpty ? sweepAt : clearAt).Min() - Now;
                if (next > TimeSpan.Zero)
                {
                    await wake.WaitAsync(next, stoppingToken);
                }

                var now = Now;
                if (now >= sweepAt)
                {
                    await SweepAsync(now, stoppingToken);
                    regions.ForgetUnused();
                    sweepAt = now + SweepEvery;
                }

                await PublishAsync([.. due.Where(pair => pair.Value <= now).Select(pair => pair.Key)], stoppingToken);
                if (sent.IsEmpty)
                {
                    clearAt = now + ClearAfter;
                }
                else if (now >= clearAt)
                {
                    await ClearAsync(stoppingToken);
                    clearAt = now + ClearAfter;
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // The regions stay dirty in the database; the sweep takes them up again.
                log.LogError(error, "Publishing failed");
                await Task.Delay(Pace, clock, stoppingToken);
            }
        }
    }

    private async Task PublishAsync(IReadOnlyList<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var claims = await ClaimAsync(keys, cancel);
        if (claims.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var sending = new List<Task>();
        var batches = new Batches((group, batch) => sending.Add(pushes.RegionsAsync(group, batch, cancel)));

        // What is on the screen goes first; what fills it, such as the cards of a board, after it.
        foreach (var (name, revision, _) in claims.OrderBy(claim => claim.Key.Contains('.', StringComparison.Ordinal)).ThenBy(claim => claim.Key, StringComparer.Ordinal))
        {
            if (!RegionKey.TryParse(name, out var key) || regions.Find(key.Value.Name) is not { } region)
            {
                continue;
            }

            var languages = SiteLanguages.Codes
                .Where(language => options.SeveralServers || listeners.Any(new ListenerGroup(key.Value.Code, region.Audience, language)))
                .ToList();
            if (languages.Count == 0 || await region.ReadAsync(scope.ServiceProvider, key.Value, whole: false, cancel) is not { } content)
            {
                continue;
            }

            foreach (var language in languages)
            {
                var rendered = new RenderedRegion(name, revision, await renderer.RenderAsync(content, language), content.Moment);
                if (!content.IsPart)
                {
                    regions.Keep(rendered, language);
                }

                var group = new ListenerGroup(key.Value.Code, region.Audience, language);
                if (key.Value.IsOneOfSeveral)
                {
                    batches.Add(group, new PushedRegion(name, revision, rendered.Html));
                }
                else
                {
                    sending.Add(pushes.RegionAsync(group, name, revision, rendered.Html, cancel));
                }
            }
        }

        batches.SendAll();
        await pushes.TakenAsync(sending, cancel);
        Sent(claims);
    }

    /// <summary>Claims the next revisions. All rows are locked in the order of their keys, as writers touch them, so that nobody waits crosswise.</summary>
    private async Task<List<Claim>> ClaimAsync(IReadOnlyList<string> keys, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = Now;
        var claims = await db.WriteAsync(
            async () =>
            {
                await db.LockRegionsAsync(keys, cancel);
                var latest = now - Pace;
                var free = await db.LiveRegions.Where(row => keys.Contains(row.Key) && (row.RenderedAt == null || row.RenderedAt <= latest))
                    .Select(row => new Claim(row.Key, row.Revision + 1, row.DirtyAt)).ToListAsync(cancel);
                var names = free.ConvertAll(claim => claim.Key);
                await db.LiveRegions.Where(row => names.Contains(row.Key))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1).SetProperty(row => row.RenderedAt, now), cancel);
                return free;
            },
            cancel);

        foreach (var key in keys)
        {
            due.TryRemove(key, out _);
        }

        foreach (var claim in claims)
        {
            claimedAt[claim.Key] = now;
        }

        // Refused: another server published it less than the pace ago, perhaps before our commit. Try again when it is due.
        foreach (var key in keys.Except(claims.Select(claim => claim.Key), StringComparer.Ordinal))
        {
            due.TryAdd(key, now + Pace);
        }

        return claims;
    }

    private void Sent(IEnumerable<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (claim.DirtyAt is { } mark)
            {
                sent[claim.Key] = mark;
            }
        }
    }

    /// <summary>
    /// Clears the marks of what was sent, only where they are still the marks that were there at the claim: a change in between has a mark of its own,
    /// whatever the clock of its server says.
    /// </summary>
    private async Task ClearAsync(CancellationToken cancel)
    {
        var done = sent.ToArray();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.WriteAsync(
            async () =>
            {
                await db.LockRegionsAsync([.. done.Select(pair => pair.Key)], cancel);
                foreach (var together in done.GroupBy(pair => pair.Value, pair => pair.Key))
                {
                    var (mark, names) = (together.Key, together.ToList());
                    await db.LiveRegions.Where(row => names.Contains(row.Key) && row.DirtyAt == mark)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.DirtyAt, (DateTime?)null), cancel);
                }

                return true;
            },
            cancel);
        foreach (var pair in done)
        {
            sent.TryRemove(pair);
        }
    }

    private async Task SweepAsync(DateTime now, CancellationToken cancel)
    {
        List<string> left;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var before = now - LeftBehindAfter;
            left = await db.LiveRegions.Where(row => row.DirtyAt != null && row.DirtyAt < before).Select(row => row.Key).ToListAsync(cancel);
        }

        left.RemoveAll(key => due.ContainsKey(key) || sent.ContainsKey(key));
        if (left.Count == 0)
        {
            return;
        }

        var claims = await ClaimAsync(left, cancel);
        var sending = new List<Task>();
        foreach (var claim in claims)
        {
            if (RegionKey.TryParse(claim.Key, out var key) && regions.Find(key.Value.Name) is { } region)
            {
                sending.AddRange(SiteLanguages.Codes.Select(language =>
                    pushes.RegionAsync(new ListenerGroup(key.Value.Code, region.Audience, language), claim.Key, claim.Revision, html: null, cancel)));
            }
        }

        await pushes.TakenAsync(sending, cancel);
        Sent(claims);
    }

    private sealed record Claim(string Key, int Revision, DateTime? DirtyAt);
}

/// <summary>Whether other servers share the database and the backplane, so that listeners may be elsewhere.</summary>
public sealed record LiveOptions(bool SeveralServers);
