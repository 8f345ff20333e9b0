using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>Reads boards. Within one scope a board is read once, so that all its regions in two languages cost one reading.</summary>
public sealed class IdeasReader(AppDb db, TimeProvider clock)
{
    private readonly Dictionary<Guid, Board?> boards = [];

    public async Task<BoardRoom?> RoomAsync(RoomState room, CancellationToken cancel) =>
        room.ActivityId is { } activity && await BoardAsync(activity, cancel) is { } board ? new BoardRoom(room, board) : null;

    public async Task<Board?> BoardAsync(Guid activityId, CancellationToken cancel)
    {
        if (!boards.TryGetValue(activityId, out var board))
        {
            boards[activityId] = board = await ReadAsync(activityId, cancel);
        }

        return board;
    }

    /// <summary>People who have answered what is open, by group; cheaper than the board, since it is asked with every answer.</summary>
    public async Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel)
    {
        var line = room.Current!;
        var phase = IdeasPhases.At(line.State, line.ClosesAt, room.Now);
        var state = Board.StateOf(phase);
        return phase switch
        {
            IdeasPhase.Waiting => ActivityCount.None with { State = state },
            IdeasPhase.Writing or IdeasPhase.Written => new ActivityCount(state, await WritersAsync(line.Id, cancel), Counted: Counted.Ideas),
            IdeasPhase.Voting or IdeasPhase.Voted => new ActivityCount(state, await DotGiversAsync(line.Id, cancel), Counted: Counted.Dots),
            _ => ActivityCount.None with { State = state },
        };
    }

    public async Task<MyBoard?> MineAsync(Guid activityId, Guid voter, CancellationToken cancel)
    {
        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(one => one.Id == activityId, cancel);
        if (activity is null)
        {
            return null;
        }

        var phase = IdeasPhases.At(activity.State, activity.ClosesAt, clock.GetUtcNow().UtcDateTime);
        var isRemoved = await (
            from one in db.Voters
            join participant in db.Participants on one.ParticipantId equals participant.Id
            where one.Id == voter
            select participant.RemovedAt != null).SingleOrDefaultAsync(cancel);
        IReadOnlyList<MyIdea> ideas = phase is IdeasPhase.Writing or IdeasPhase.Written
            ? await db.Ideas.Where(idea => idea.ActivityId == activityId && idea.VoterId == voter).OrderBy(idea => idea.Number)
                .Select(idea => new MyIdea(
                    idea.Number,
                    idea.Text,
                    idea.Language,
                    idea.Column,
                    idea.AmendmentId != null || idea.ProposalId != null || db.IdeaMoves.Any(move => move.ActivityId == activityId && move.At > idea.At))).ToListAsync(cancel)
            : [];
        var dots = phase >= IdeasPhase.Voting ? await MyDotsAsync(activityId, voter, cancel) : [];
        return new MyBoard(activityId, activity.Turn, phase, activity.SettingsAs<IdeasSettings>(), isRemoved, ideas, dots);
    }

    /// <summary>What was made of ideas and clusters: amendments, then proposed clauses.</summary>
    public async Task<IReadOnlyList<Became>> MadeAsync(Guid activityId, CancellationToken cancel)
    {
        var amendments = await (
            from amendment in db.Amendments
            join clause in db.ClauseTexts on amendment.BaseClauseTextId equals clause.Id
            join version in db.StandardVersions on clause.VersionId equals version.Id
            join standard in db.Standards on version.StandardId equals standard.Id
            where amendment.ActivityId == activityId
            select new Became(amendment.Id, amendment.Text, amendment.Language, standard.Slug, standard.Title, clause.Number, amendment.State)).ToListAsync(cancel);
        var proposals = await (
            from proposal in db.ClauseProposals
            join version in db.StandardVersions on proposal.VersionId equals version.Id
            join standard in db.Standards on version.StandardId equals standard.Id
            where proposal.ActivityId == activityId
            select new Became(proposal.Id, proposal.Text, proposal.Language, standard.Slug, standard.Title, null, proposal.State)).ToListAsync(cancel);
        return [.. amendments, .. proposals];
    }

    private async Task<IReadOnlyList<MyDots>> MyDotsAsync(Guid activityId, Guid voter, CancellationToken cancel)
    {
        var given = await db.Dots.AsNoTracking().Where(dot => dot.ActivityId == activityId && dot.VoterId == voter).ToListAsync(cancel);
        var ids = given.ConvertAll(dot => dot.TargetId);
        var ideas = await db.Ideas.Where(idea => idea.ActivityId == activityId && ids.Contains(idea.Id))
            .Select(idea => new { idea.Id, idea.Number, idea.Text, idea.Language, idea.State }).ToListAsync(cancel);
        var clusters = await db.IdeaClusters.Where(cluster => cluster.ActivityId == activityId && ids.Contains(cluster.Id))
            .Select(cluster => new { cluster.Id, cluster.Number, cluster.Title, cluster.Language }).ToListAsync(cancel);
        var mine = new List<MyDots>();
        foreach (var dot in given)
        {
            if (ideas.Find(one => one.Id == dot.TargetId) is { } idea)
            {
                mine.Add(MyDots.OnIdea(idea.Number, dot.Count, idea.State == IdeaState.Visible, idea.Text, idea.Language));
            }
            else if (clusters.Find(one => one.Id == dot.TargetId) is { } cluster)
            {
                mine.Add(MyDots.OnCluster(cluster.Number, dot.Count, cluster.Title, cluster.Language));
            }
        }

        return MyDots.InOrder(mine);
    }

    private async Task<Board?> ReadAsync(Guid activityId, CancellationToken cancel)
    {
        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(one => one.Id == activityId, cancel);
        if (activity is null)
        {
            return null;
        }

        var k = await db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.MinGroup).SingleAsync(cancel);
        var ideas = await db.Ideas.AsNoTracking().Where(idea => idea.ActivityId == activityId).OrderBy(idea => idea.Number).ToListAsync(cancel);
        var clusters = await db.IdeaClusters.AsNoTracking().Where(cluster => cluster.ActivityId == activityId && cluster.DissolvedAt == null).OrderBy(cluster => cluster.Number).ToListAsync(cancel);
        var writers = await WritersAsync(activityId, cancel);
        var blocks = SmallGroups.Partition(StakeholderGroups.All.ToDictionary(group => group, group => writers[(int)group]), k);
        return new Board(
            activityId,
            IdeasPhases.At(activity.State, activity.ClosesAt, clock.GetUtcNow().UtcDateTime),
            activity.SettingsAs<IdeasSettings>(),
            ideas.ConvertAll(idea => new Card(
                idea.Id,
                idea.Number,
                idea.Column,
                idea.Order,
                idea.State,
                idea.ClusterId,
                idea.Text,
                idea.Language,
                BlockOf(blocks, idea.Group),
                idea.HiddenReason,
                idea.AmendmentId,
                idea.ProposalId)),
            clusters.ConvertAll(cluster => new Cluster(cluster.Id, cluster.Number, cluster.Title, cluster.Language, cluster.Column, cluster.Order, cluster.AmendmentId, cluster.ProposalId)),
            writers,
            await DotGiversAsync(activityId, cancel),
            await db.Dots.Where(dot => dot.ActivityId == activityId).SumAsync(dot => dot.Count, cancel),
            activity.OutcomeAs<IdeasOutcome>());
    }

    /// <summary>The block of a group; everybody together says nothing about anybody, so that is left out.</summary>
    private static IReadOnlyList<StakeholderGroup> BlockOf(IReadOnlyList<Block> blocks, StakeholderGroup group) =>
        blocks is [{ Groups.Count: > 1 }] ? [] : blocks.FirstOrDefault(block => block.Groups.Contains(group))?.Groups ?? [];

    private async Task<int[]> WritersAsync(Guid activityId, CancellationToken cancel) => ByGroup(
        await db.Ideas.Where(idea => idea.ActivityId == activityId && idea.VoterId != null).Select(idea => new { idea.VoterId, idea.Group }).Distinct()
            .GroupBy(one => one.Group).Select(one => new { one.Key, Count = one.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel));

    private async Task<int[]> DotGiversAsync(Guid activityId, CancellationToken cancel) => ByGroup(
        await db.Dots.Where(dot => dot.ActivityId == activityId).Select(dot => new { dot.VoterId, dot.Group }).Distinct()
            .GroupBy(one => one.Group).Select(one => new { one.Key, Count = one.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel));

    private static int[] ByGroup(Dictionary<StakeholderGroup, int> counts) => [.. StakeholderGroups.All.Select(group => counts.GetValueOrDefault(group))];
}
