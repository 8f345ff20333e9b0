using System.Collections.Concurrent;
using Credex.CoCreate.Data;

namespace Credex.CoCreate.Practices.Search;

/// <summary>
/// Counts how often cases are read, by the day, without a cookie and without knowing anybody: kept in memory and written together every few seconds and when the server stops.
/// What a killed server had not written yet is lost; a count of reads is worth no more than that.
/// </summary>
public sealed class ReadCounter(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReadCounter> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>What programs that read pages for nobody call themselves.</summary>
    private static readonly string[] Robots = ["bot", "crawl", "spider", "slurp", "preview", "facebookexternalhit", "curl", "wget", "python", "java/", "go-http", "headless", "monitor", "feed"];

    private readonly ConcurrentDictionary<(Guid Practice, DateOnly Day), int> waiting = new();

    /// <summary>Whether a reader is a program, by what it says of itself.</summary>
    public static bool IsRobot(string? userAgent) =>
        string.IsNullOrWhiteSpace(userAgent) || Robots.Any(robot => userAgent.Contains(robot, StringComparison.OrdinalIgnoreCase));

    /// <summary>Somebody reads a case. Who looks at it to work on it (its authors, moderators) is the caller's to leave out.</summary>
    public void Count(Guid practice, string? userAgent)
    {
        if (!IsRobot(userAgent))
        {
            waiting.AddOrUpdate((practice, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), 1, (_, n) => n + 1);
        }
    }

    /// <summary>Writes what was counted. What cannot be written is counted on.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        var taken = waiting.Keys.Select(key => waiting.TryRemove(key, out var n) ? (key.Practice, key.Day, N: n) : default).Where(one => one.N > 0).ToList();
        if (taken.Count == 0)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            await db.WriteAsync(
                async () =>
                {
                    await db.CountReadsAsync(taken, cancel);
                    return true;
                },
                cancel);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or OperationCanceledException)
        {
            foreach (var (practice, day, n) in taken)
            {
                waiting.AddOrUpdate((practice, day), n, (_, more) => more + n);
            }

            log.LogWarning(error, "The reads of {Count} cases wait to be written", taken.Count);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written by StopAsync.
        }
    }
}
