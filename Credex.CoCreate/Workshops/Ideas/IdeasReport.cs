using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>What the record says of a board: what was shown of it, ranks as they were frozen, what became of the ideas. No names, and groups as blocks only.</summary>
public sealed class IdeasReport(AppDb db, IdeasReader reader)
{
    public async Task<RegionContent?> DrawAsync(Activity activity, CancellationToken cancel) => await ReadAsync(activity, cancel) is { } record
        ? RegionContent.Of<IdeasReportView>((nameof(IdeasReportView.Record), record))
        : null;

    public async Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel)
    {
        if (await ReadAsync(activity, cancel) is not { } record)
        {
            return [];
        }

        var board = record.Board;
        var isShown = board.Phase.IsShown();
        var ranks = board.Outcome?.Ranking.ToDictionary(one => one.Piece, StringComparer.Ordinal) ?? [];
        var moves = await db.IdeaMoves.AsNoTracking().Where(move => move.ActivityId == activity.Id).OrderBy(move => move.At).ToListAsync(cancel);
        var allClusters = await db.IdeaClusters.AsNoTracking().Where(cluster => cluster.ActivityId == activity.Id).OrderBy(cluster => cluster.Number).ToListAsync(cancel);
        var clusterNumbers = allClusters.ToDictionary(cluster => cluster.Id, cluster => cluster.Number);
        var ideaNumbers = board.Ideas.ToDictionary(idea => idea.Id, idea => idea.Number);
        return
        [
            new RecordTable(
                "ideas",
                [
                    new("idea", "Number of the idea on its board, in the order of writing."),
                    new("column", "Name of the column in the language of the workshop; empty where the board has one without a name."),
                    new("cluster", "Number of the cluster that it was put into; empty where it stands alone."),
                    new("state", "Visible, Held (never let show) or Hidden (with a reason)."),
                    new("language", "ISO 639-1 code of the language it was written in."),
                    new("text", "The words; empty where they do not show."),
                    new("block", "The groups shown together that it came from, by tag; empty where that would say too much."),
                    new("dots", "Sum of the dots that it was given, where it stands alone and the result was shown."),
                    new("rank", "Rank by dots; equal sums have equal ranks."),
                    new("hidden_reason", "Why it was hidden; empty where it shows."),
                    new("became", "amendment or proposal, where it became one."),
                ],
                !isShown ? [] :
                [
                    .. board.Ideas.Select(idea => (IReadOnlyList<object?>)
                    [
                        idea.Number,
                        ColumnName(board, idea.Column),
                        idea.ClusterId is { } cluster ? clusterNumbers[cluster] : null,
                        idea.State.ToString(),
                        idea.Language,
                        idea.IsVisible ? idea.Text : null,
                        idea.IsVisible ? ChartWords.Tags(idea.Groups) : null,
                        ranks.GetValueOrDefault(idea.Piece.ToString())?.Dots,
                        ranks.GetValueOrDefault(idea.Piece.ToString())?.Rank,
                        idea.HiddenReason,
                        Became(idea.AmendmentId, idea.ProposalId),
                    ]),
                ]),
            new RecordTable(
                "clusters",
                [
                    new("cluster", "Number of the cluster on its board."),
                    new("title", "Its title, in the words of the facilitator."),
                    new("column", "Name of the column."),
                    new("ideas", "How many of its ideas show."),
                    new("dots", "Sum of the dots that it was given, where the result was shown."),
                    new("rank", "Rank by dots; equal sums have equal ranks."),
                    new("dissolved_at", "Instant at which its ideas went apart again, ISO 8601, UTC; empty where it stands."),
                    new("became", "amendment or proposal, where it became one."),
                ],
                [
                    .. allClusters.Select(cluster => (IReadOnlyList<object?>)
                    [
                        cluster.Number,
                        cluster.Title,
                        ColumnName(board, cluster.Column),
                        board.Ideas.Count(idea => idea.IsVisible && idea.ClusterId == cluster.Id),
                        ranks.GetValueOrDefault(new Piece(IsCluster: true, cluster.Number).ToString())?.Dots,
                        ranks.GetValueOrDefault(new Piece(IsCluster: true, cluster.Number).ToString())?.Rank,
                        cluster.DissolvedAt.Iso(),
                        Became(cluster.AmendmentId, cluster.ProposalId),
                    ]),
                ]),
            new RecordTable(
                "idea-moves",
                [
                    new("at", "Instant, ISO 8601, UTC. Applied in this order to the written board, the moves give the board as it stands."),
                    new("what", "moved, created (a cluster), clustered (an idea), named, dissolved."),
                    new("idea", "Number of the idea, where it is about one."),
                    new("cluster", "Number of the cluster, where it is about one."),
                    new("from", "Place before: column.place or kCluster.place, from 0; for named, the title before."),
                    new("to", "Place after, likewise."),
                ],
                [
                    .. moves.Select(move => (IReadOnlyList<object?>)
                    [
                        move.At.Iso(),
                        move.What,
                        move.IdeaId is { } idea ? ideaNumbers[idea] : null,
                        move.ClusterId is { } cluster ? clusterNumbers[cluster] : null,
                        move.From,
                        move.To,
                    ]),
                ]),
        ];
    }

    private async Task<IdeasRecord?> ReadAsync(Activity activity, CancellationToken cancel)
    {
        if (await reader.BoardAsync(activity.Id, cancel) is not { } board)
        {
            return null;
        }

        var made = await reader.MadeAsync(activity.Id, cancel);
        var moves = await (
            from move in db.IdeaMoves
            join one in db.Ideas on move.IdeaId equals (Guid?)one.Id into ideas
            from idea in ideas.DefaultIfEmpty()
            join other in db.IdeaClusters on move.ClusterId equals (Guid?)other.Id into clusters
            from cluster in clusters.DefaultIfEmpty()
            where move.ActivityId == activity.Id && (move.What != BoardLayout.Moved || (EF.Functions.Like(move.From, "k%") && !EF.Functions.Like(move.To, "k%")))
            orderby move.At, move.Id
            select new TrailStep(move.What, idea == null ? null : idea.Number, cluster == null ? null : cluster.Number, move.What == BoardLayout.Named ? move.To : null)).ToListAsync(cancel);
        return new IdeasRecord(board, made, moves);
    }

    private static string? Became(Guid? amendment, Guid? proposal) => amendment is not null ? "amendment" : proposal is not null ? "proposal" : null;

    private static string? ColumnName(Board board, int column) => board.Settings.Columns.ElementAtOrDefault(column) is { } name ? name.In(name.Source).Text : null;
}

/// <summary>A board as the record shows it.</summary>
/// <param name="Trail">How the cards came into groups, in order; without who did it.</param>
public sealed record IdeasRecord(Board Board, IReadOnlyList<Became> Became, IReadOnlyList<TrailStep> Trail);

/// <summary>One act on the board: which card, which group, and the title where it was named.</summary>
public sealed record TrailStep(string What, int? Idea, int? Cluster, string? Title);

/// <summary>What an idea became.</summary>
/// <param name="Clause">The number of the clause it is an amendment of; null for a clause that is proposed.</param>
public sealed record Became(Guid Id, string Text, string Language, string StandardSlug, LocalizedText StandardTitle, string? Clause, AmendmentState State);
