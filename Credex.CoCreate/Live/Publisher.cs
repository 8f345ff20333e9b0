using System.Collections.Concurrent;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Microsoft.AspNetCore.SignalR;
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
    IHubContext<LiveHub> hub,
    LiveOptions options,
    TimeProvider clock,
    ILogger<Publisher> log) : BackgroundService
{
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeftBehindAfter = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, DateTime> due = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTime> claimedAt = new(StringComparer.Ordinal);
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
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var next = due.Values.Append(sweepAt).Min() - Now;
                if (next > TimeSpan.Zero)
                {
                    await wake.WaitAsync(next, stoppingToken);
                }

                var now = Now;
                if (now >= sweepAt)
                {
                    await SweepAsync(now, stoppingToken);
                    sweepAt = now + SweepEvery;
                }

                await PublishAsync([.. due.Where(pair => pair.Value <= now).Select(pair => pair.Key)], stoppingToken);
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
        foreach (var (name, revision) in claims)
        {
            if (!RegionKey.TryParse(name, out var key) || regions.Find(key.Value.Name) is not { } region)
            {
                continue;
            }

            var languages = SiteLanguages.Codes
                .Where(language => options.SeveralServers || listeners.Any(new ListenerGroup(key.Value.Code, region.Audience, language)))
                .ToList();
            if (languages.Count == 0 || await region.ReadAsync(scope.ServiceProvider, key.Value.Code, cancel) is not { } content)
            {
                continue;
            }

            foreach (var language in languages)
            {
                var rendered = new RenderedRegion(name, revision, await renderer.RenderAsync(content, language));
                regions.Keep(rendered, language);
                sending.Add(SendAsync(new ListenerGroup(key.Value.Code, region.Audience, language), name, revision, rendered.Html, cancel));
            }
        }

        await Task.WhenAll(sending);
        foreach (var (name, _) in claims)
        {
            sent[name] = claimedAt[name];
        }
    }

    private Task SendAsync(ListenerGroup group, string key, int revision, string? html, CancellationToken cancel) =>
        hub.Clients.Group(group.ToString()).SendAsync("region", key, revision, html, cancel);

    /// <summary>Claims the next revisions, and in the same transaction clears the mark of what was sent before and has not changed since.</summary>
    private async Task<List<(string Key, int Revision)>> ClaimAsync(IReadOnlyList<string> keys, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = Now;
        var cleared = sent.ToArray();
        var claims = await db.WriteAsync(
            async () =>
            {
                await ClearAsync(db, cleared, cancel);
                var rows = await db.LiveRegions.AsNoTracking().Where(row => keys.Contains(row.Key)).OrderBy(row => row.Key).ToListAsync(cancel);
                var claims = new List<(string Key, int Revision)>();
                foreach (var row in rows)
                {
                    var latest = now - Pace;
                    var claimed = await db.LiveRegions
                        .Where(one => one.Key == row.Key && one.Revision == row.Revision && (one.RenderedAt == null || one.RenderedAt <= latest))
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(one => one.Revision, row.Revision + 1).SetProperty(one => one.RenderedAt, now),
                            cancel);
                    if (claimed == 1)
                    {
                        claims.Add((row.Key, row.Revision + 1));
                    }
                }

                return claims;
            },
            cancel);

        foreach (var pair in cleared)
        {
            sent.TryRemove(pair);
        }

        foreach (var key in keys)
        {
            due.TryRemove(key, out _);
        }

        foreach (var (key, _) in claims)
        {
            claimedAt[key] = now;
        }

        // Refused: another server published it less than the pace ago, perhaps before our commit. Try again when it is due.
        foreach (var key in keys.Except(claims.Select(claim => claim.Key), StringComparer.Ordinal))
        {
            due.TryAdd(key, now + Pace);
        }

        return claims;
    }

    /// <summary>Only where nothing came after the claim: a change in between has its own nudge or, if its server died, the sweep.</summary>
    private static async Task ClearAsync(AppDb db, IEnumerable<KeyValuePair<string, DateTime>> done, CancellationToken cancel)
    {
        foreach (var (key, at) in done.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            await db.LiveRegions.Where(row => row.Key == key && row.DirtyAt <= at)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DirtyAt, (DateTime?)null), cancel);
        }
    }

    private async Task SweepAsync(DateTime now, CancellationToken cancel)
    {
        List<string> left;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var cleared = sent.ToArray();
            if (cleared.Length > 0)
            {
                await db.WriteAsync(
                    async () =>
                    {
                        await ClearAsync(db, cleared, cancel);
                        return true;
                    },
                    cancel);
                foreach (var pair in cleared)
                {
                    sent.TryRemove(pair);
                }
            }

            var before = now - LeftBehindAfter;
            left = await db.LiveRegions.Where(row => row.DirtyAt != null && row.DirtyAt < before).Select(row => row.Key).ToListAsync(cancel);
        }

        left.RemoveAll(due.ContainsKey);
        if (left.Count == 0)
        {
            return;
        }

        var claims = await ClaimAsync(left, cancel);
        foreach (var (name, revision) in claims)
        {
            if (RegionKey.TryParse(name, out var key) && regions.Find(key.Value.Name) is { } region)
            {
                foreach (var language in SiteLanguages.Codes)
                {
                    await SendAsync(new ListenerGroup(key.Value.Code, region.Audience, language), name, revision, html: null, cancel);
                }
            }

            sent[name] = claimedAt[name];
        }
    }
}

/// <summary>Whether other servers share the database and the backplane, so that listeners may be elsewhere.</summary>
public sealed record LiveOptions(bool SeveralServers);
