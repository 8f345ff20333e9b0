using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Retention;

/// <summary>What one night removed.</summary>
/// <param name="Removed">How many by the name of the rule; those that found nothing are left out.</param>
public sealed record RetentionReport(DateTime At, IReadOnlyDictionary<string, int> Removed);

/// <summary>Every night: removes what the settings do not keep, says to admins what that was, and plans the next night before anything can fail.</summary>
public sealed class RetentionErrand(
    AppDb db, IEnumerable<IRetentionRule> rules, Schedule schedule, TimeProvider clock, ILogger<RetentionErrand> log, IStringLocalizer<PrivacyTexts> texts) : IErrand
{
    public const string KindName = "retention";

    /// <summary>The act in the log that says what a night removed.</summary>
    public const string Applied = "retention.applied";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(3);
    private static readonly Subject Nothing = new("Installation", Guid.Empty);

    public string Name => KindName;

    public string Label => texts["Kind_Retention"];

    public TimeSpan? Lasts => null;

    public bool IsOwed => true;

    /// <summary>Plans the next night, where none is planned. Who starts the app calls it.</summary>
    public Task PlanAsync(CancellationToken cancel) => PlanAsync(inHand: null, cancel);

    /// <param name="inHand">The night that is being carried out.</param>
    private Task<bool> PlanAsync(FollowUp? inHand, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var next = now.Date + Hour;
            next = next > now ? next : next.AddDays(1);
            var done = inHand?.Id;
            if (await db.FollowUps.AnyAsync(row => row.Kind == KindName && row.State == FollowUpState.Waiting && row.DueAt == next && row.Id != done, cancel))
            {
                return true;
            }

            // The key is taken where that night was carried out before its time: it is due all the same.
            var key = Key(next);
            schedule.Add(KindName, next, Nothing, await db.FollowUps.AnyAsync(row => row.DedupKey == key, cancel) ? $"{key}/{now:HHmmssfff}" : key);
            return true;
        },
        cancel);

    public async Task<string?> RunAsync(FollowUp due, CancellationToken cancel)
    {
        await PlanAsync(due, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var removed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var failed = new List<Exception>();
        foreach (var rule in rules)
        {
            try
            {
                if (await rule.ApplyAsync(now, cancel) is > 0 and var count)
                {
                    removed[rule.Name] = count;
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // One that fails must not keep what the others remove.
                log.LogError(error, "The retention rule {Rule} failed", rule.Name);
                failed.Add(error);
            }
        }

        if (removed.Count > 0)
        {
            var report = new RetentionReport(now, removed);
            await db.WriteAsync(
                () =>
                {
                    schedule.Now(RetentionLetter.KindName, Nothing, $"{RetentionLetter.KindName}/{due.Id:N}/{due.Attempts}", to: null, report);
                    db.AuditEntries.Add(AuditEntry.Of(actor: null, Applied, Nothing.Kind, Nothing.Id, now, after: removed));
                    return Task.FromResult(true);
                },
                cancel);
        }

        return failed.Count == 0 ? null : throw new AggregateException(failed);
    }

    private static string Key(DateTime night) => $"{KindName}/{night:yyyyMMdd}";
}
