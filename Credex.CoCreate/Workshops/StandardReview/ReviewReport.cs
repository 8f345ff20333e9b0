using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>What the record says of a review: every clause with all its attempts as they were shown, the decisions, the comments. Nothing that was not shown.</summary>
public sealed class ReviewReport(AppDb db, ReviewReader reader)
{
    public async Task<RegionContent?> DrawAsync(Activity activity, CancellationToken cancel) => await ReadAsync(activity, cancel) is { } report
        ? RegionContent.Of<ReviewReportView>((nameof(ReviewReportView.Report), report))
        : null;

    /// <summary>The clauses; shown counts in long form, one row for each clause, attempt, block and value; decisions; comments.</summary>
    public async Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel)
    {
        if (await ReadAsync(activity, cancel) is not { } report)
        {
            return [];
        }

        return [Clauses(report), Results(report), Decisions(report), Comments(report)];
    }

    private static RecordTable Clauses(ReviewRecord report) => new(
        "clauses",
        [
            new("round", "Number of the round on these clauses, from 1."),
            new("clause", "Number of the clause in the version of the standard."),
            new("standard", "Name of the standard in addresses."),
            new("version", "Number of the version that was voted on."),
            new("text", "The wording that was voted on."),
            new("attempts", "How many attempts were revealed; 0 where nobody voted."),
            new("reopened", "How often voting was opened again after it had been closed, before or after a reveal."),
        ],
        [.. report.Items.Select(item => (IReadOnlyList<object?>)[report.Round, item.Number, report.StandardSlug, report.VersionNumber, item.Text.Here().Text, item.Shown.Count, item.Reopenings])]);

    private static RecordTable Results(ReviewRecord report)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var item in report.Items)
        {
            foreach (var shown in item.Shown)
            {
                if (shown.Tally is not { } tally)
                {
                    rows.Add([report.Round, item.Number, shown.Attempt, shown.RevealedAt.Iso(), report.Rule.Kind.ToString(), $"held: {shown.Held}", shown.Answered, shown.Present, "all", null, null, null]);
                    continue;
                }

                var verdict = ClauseResult.Of(tally, report.Rule, report.K, shown.Stability).Reading.Kind.ToString();
                foreach (var (groups, counts) in tally.Blocks.Select(block => (ChartWords.Tags(block.Groups), block.Counts)).Prepend(("all", tally.All)))
                {
                    for (var value = 1; value <= tally.Scale.Size(); value++)
                    {
                        rows.Add([report.Round, item.Number, shown.Attempt, shown.RevealedAt.Iso(), report.Rule.Kind.ToString(), verdict, shown.Answered, shown.Present, groups, counts.Total, value, counts[value]]);
                    }
                }
            }
        }

        return new RecordTable(
            "results",
            [
                new("round", "Number of the round on these clauses, from 1."),
                new("clause", "Number of the clause in the version of the standard."),
                new("attempt", "1 at first, one more after each reopening that followed a reveal. All attempts that were shown are here."),
                new("revealed_at", "Instant of the reveal, ISO 8601, UTC."),
                new("rule", "The consensus rule, frozen before the first vote."),
                new("verdict", "How the answers read by that rule; 'held' where nothing may be shown to protect people."),
                new("answered", "People whose answer counts, including any left out of the blocks below."),
                new("present", "People who were in the room, or answered."),
                new("block", "Stakeholder groups shown together, by tag (EM employer, ED educator, NF non-formal provider, LE learner, PR professional, PA public authority, SP social partner); 'all' is everybody."),
                new("n", "People in that block who answered."),
                new("value", $"Value on the scale {report.Scale}: {Values(report.Scale)}."),
                new("people", "How many people of the block chose it."),
            ],
            rows);
    }

    private static string Values(Scale scale) => scale switch
    {
        Scale.Consent => "1 agree, 2 agree with changes, 3 disagree, 4 abstain (not in percentages)",
        Scale.NinePoint => "1 not appropriate, to 9 highly appropriate",
        Scale.FivePoint => "1 strongly disagree, to 5 strongly agree",
        Scale.Essential => "1 essential, 2 useful but not essential, 3 not necessary",
        _ => "1 not relevant, to 4 highly relevant",
    };

    private static RecordTable Decisions(ReviewRecord report) => new(
        "decisions",
        [
            new("round", "Number of the round."),
            new("clause", "Number of the clause."),
            new("outcome", "What was concluded."),
            new("reason", "Why, in the words of the facilitator."),
            new("reading", "How the result read when it was decided."),
            new("at", "Instant, ISO 8601, UTC."),
            new("undone_at", "Instant at which it was taken back; empty where it stands."),
        ],
        [.. report.Items.SelectMany(item => item.Decisions.Select(one => (IReadOnlyList<object?>)[report.Round, item.Number, one.Outcome.ToString(), one.Reason.In(one.Reason.Source).Text, one.Evidence.Reading, one.At.Iso(), one.UndoneAt.Iso()]))]);

    private static RecordTable Comments(ReviewRecord report) => new(
        "comments",
        [
            new("round", "Number of the round."),
            new("clause", "Number of the clause."),
            new("kind", "comment, or wording: a proposed wording."),
            new("language", "ISO 639-1 code of the language it was written in."),
            new("text", "The words; empty where hidden."),
            new("block", "The groups shown together that it came from, by tag; empty where that would say too much."),
            new("hidden_reason", "Why it was hidden; empty where it is shown."),
        ],
        [.. report.Items.SelectMany(item => item.Comments.Select(one => (IReadOnlyList<object?>)[report.Round, item.Number, one.IsWording ? "wording" : "comment", one.Language, one.Text, ChartWords.Tags(one.Groups), one.HiddenReason]))]);

    private async Task<ReviewRecord?> ReadAsync(Activity activity, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().Include(one => one.Version).ThenInclude(version => version!.Standard).SingleOrDefaultAsync(one => one.ActivityId == activity.Id, cancel);
        if (round is null)
        {
            return null;
        }

        var items = await db.RoundItems.AsNoTracking().Include(item => item.ClauseText).Include(item => item.Shown)
            .Where(item => item.RoundId == round.Id).OrderBy(item => item.Order).ToListAsync(cancel);
        var decisions = await db.Decisions.AsNoTracking().Where(one => one.RoundId == round.Id).OrderBy(one => one.At).ToListAsync(cancel);
        var k = await db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.MinGroup).SingleAsync(cancel);
        var lines = new List<ItemRecord>();
        foreach (var item in items)
        {
            // Comments are shown with the clause, so a clause that was never closed keeps its own.
            var latest = item.Latest();
            lines.Add(new ItemRecord(
                item.Id,
                item.ClauseText!.Number,
                item.ClauseText.Text,
                [.. item.Shown.OrderBy(shown => shown.Attempt)],
                item.Reopenings,
                item.Attempt - 1,
                [.. decisions.Where(one => one.ClauseTextId == item.ClauseTextId)],
                latest is null ? [] : await reader.CommentsAsync(item, latest, cancel),
                await reader.BeforeAsync(item, round, cancel)));
        }

        return new ReviewRecord(round.Number, round.Version!.Standard!.Slug, round.Version.Standard.Title, round.Version.Number, round.Scale, round.Rule, k, lines);
    }
}

/// <summary>A review as the record shows it.</summary>
public sealed record ReviewRecord(int Round, string StandardSlug, LocalizedText StandardTitle, int VersionNumber, Scale Scale, RuleOptions Rule, int K, IReadOnlyList<ItemRecord> Items);

/// <param name="Reopenings">How often voting was opened again, in all.</param>
/// <param name="ReopenedAfterResult">How often of these after a result had been shown.</param>
public sealed record ItemRecord(
    Guid Id,
    string Number,
    LocalizedText Text,
    IReadOnlyList<ShownResult> Shown,
    int Reopenings,
    int ReopenedAfterResult,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<VoterComment> Comments,
    ResultBefore? Before);
