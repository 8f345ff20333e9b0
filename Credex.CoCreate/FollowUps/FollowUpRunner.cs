using Hangfire;

namespace Credex.CoCreate.FollowUps;

/// <summary>
/// Has Hangfire run the dispatcher: every 15 seconds, when the server starts, and as soon as something is due. Hangfire holds no more than "sweep now", so that
/// losing its memory loses nothing.
/// </summary>
public sealed class FollowUpRunner(IBackgroundJobClientV2 jobs, IRecurringJobManagerV2 recurring, Dispatcher dispatcher, FollowUpSignal signal, ILogger<FollowUpRunner> log) : BackgroundService
{
    public const string SweepName = "follow-ups";
    private const string Every15Seconds = "*/15 * * * * *";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // A sweep that is asked for and has not begun stands for all that is due until it begins.
    private int asked;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await dispatcher.ForgetClaimsAsync(stoppingToken);
        signal.Listen(Ask);
        Ask();
        await PlanSweepsAsync(stoppingToken);
    }

    /// <summary>Called when a sweep begins: what is committed from now on needs another one.</summary>
    public void Begun() => Interlocked.Exchange(ref asked, 0);

    /// <summary>A server that was killed while it planned leaves a lock in PostgreSQL, which runs out: until then this one does its work and tries again.</summary>
    private async Task PlanSweepsAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                recurring.AddOrUpdate<FollowUpSweep>(SweepName, sweep => sweep.RunAsync(CancellationToken.None), Every15Seconds);
                return;
            }
            catch (Exception error)
            {
                log.LogWarning(error, "The sweeps could not be planned");
                Ask();
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private void Ask()
    {
        if (Interlocked.Exchange(ref asked, 1) == 1)
        {
            return;
        }

        try
        {
            jobs.Enqueue<FollowUpSweep>(sweep => sweep.RunAsync(CancellationToken.None));
        }
        catch (Exception error)
        {
            // What is due is stored; the next sweep finds it.
            log.LogWarning(error, "A sweep could not be asked for");
            Begun();
        }
    }
}

/// <summary>The job that Hangfire runs.</summary>
public sealed class FollowUpSweep(Dispatcher dispatcher, FollowUpRunner runner)
{
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken cancel)
    {
        runner.Begun();
        await dispatcher.SweepAsync(cancel);
    }
}
