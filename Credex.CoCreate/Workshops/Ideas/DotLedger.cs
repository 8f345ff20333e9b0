using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>
/// Dots on their way to an idea or cluster; on an idea in a cluster they go to the cluster. A wanted number is the same however often it is asked, so that
/// a request that is sent again spends nothing twice.
/// </summary>
/// <param name="Turn">The turn of the activity that the tap was meant for.</param>
/// <param name="Wanted">How many of mine are to be on it; null for one more than there are.</param>
public sealed record GiveDots(Guid ActivityId, Guid VoterId, int Turn, Piece On, int? Wanted, DateTime ArrivedAt);

/// <param name="Mine">What is mine now, so that the personal region is drawn without asking the database again; null where the board takes no dots, and so other things of mine show.</param>
public sealed record DotReceipt(IdeaReceipt Outcome, MyBoard? Mine);

/// <summary>The rules by which dots are given and taken back, applied to a batch: one reading of each board, one saving.</summary>
public sealed class DotLedger(AppDb db, TimeProvider clock) : ILedger<GiveDots, DotReceipt>
{
    private readonly Dictionary<Guid, BoardOfDots> boards = [];
    private readonly Dictionary<Guid, VoterInRoom> voters = [];

    public GiveDots Nothing => new(Guid.Empty, Guid.Empty, 0, default, Wanted: null, DateTime.UnixEpoch);

    public IReadOnlyList<RegionKey> Touched { get; private set; } = [];

    public async Task<IReadOnlyList<DotReceipt>> EnterAsync(IReadOnlyList<GiveDots> entries, CancellationToken cancel)
    {
        var activityIds = entries.Select(entry => entry.ActivityId).Distinct().ToList();
        var voterIds = entries.Select(entry => entry.VoterId).Distinct().ToList();
        await db.LockForAnswersAsync(activityIds, voterIds, cancel);
        await ReadAsync(activityIds, voterIds, cancel);

        var now = clock.GetUtcNow().UtcDateTime;
        var receipts = entries.Select(entry => Enter(entry, now)).ToList();
        foreach (var board in boards.Values)
        {
            board.Save(db);
        }

        // Of dots, rooms say only who gave any.
        Touched = [.. entries.Zip(receipts).Where(pair => pair.Second.Outcome == IdeaReceipt.Done).Select(pair => boards[pair.First.ActivityId].Code).Distinct(StringComparer.Ordinal).SelectMany(RoomRegions.Counts)];
        await db.TouchRegionsAsync(Touched.Select(key => key.ToString()), now, cancel);
        return receipts;
    }

    private DotReceipt Enter(GiveDots entry, DateTime now)
    {
        if (!boards.TryGetValue(entry.ActivityId, out var board) || !voters.TryGetValue(entry.VoterId, out var voter) || voter.WorkshopId != board.WorkshopId || !board.Takes(entry))
        {
            return new DotReceipt(IdeaReceipt.Closed, Mine: null);
        }

        return voter.RemovedAt is null
            ? new DotReceipt(board.Give(voter, entry.On, entry.Wanted), board.Mine(voter.VoterId, now))
            : new DotReceipt(IdeaReceipt.Removed, Mine: null);
    }

    /// <summary>Whole boards, since a list of a few hundred targets costs more than the ideas that it leaves out.</summary>
    private async Task ReadAsync(IReadOnlyList<Guid> activityIds, IReadOnlyList<Guid> voterIds, CancellationToken cancel)
    {
        var places = await (
            from activity in db.Activities.AsNoTracking()
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where activityIds.Contains(activity.Id) && workshop.CurrentActivityId == activity.Id && workshop.Stage == WorkshopStage.Live
            select new { Activity = activity, workshop.Code }).ToListAsync(cancel);
        var people = await (
            from voter in db.Voters
            join participant in db.Participants on voter.ParticipantId equals participant.Id
            where voterIds.Contains(voter.Id)
            select new VoterInRoom(voter.Id, participant.WorkshopId, participant.Group, participant.RemovedAt)).ToListAsync(cancel);
        people.ForEach(voter => voters[voter.VoterId] = voter);
        var ideas = await db.Ideas.Where(idea => activityIds.Contains(idea.ActivityId))
            .Select(idea => new IdeaOfBoard(idea.ActivityId, idea.Id, idea.Number, idea.ClusterId, idea.State == IdeaState.Visible, idea.Text, idea.Language)).ToListAsync(cancel);
        var clusters = await db.IdeaClusters.Where(cluster => activityIds.Contains(cluster.ActivityId))
            .Select(cluster => new ClusterOfBoard(cluster.ActivityId, cluster.Id, cluster.Number, cluster.DissolvedAt != null, cluster.Title, cluster.Language)).ToListAsync(cancel);
        var dots = await db.Dots.Where(dot => activityIds.Contains(dot.ActivityId) && voterIds.Contains(dot.VoterId)).ToListAsync(cancel);
        var (ideasOf, clustersOf, dotsOf) = (ideas.ToLookup(one => one.ActivityId), clusters.ToLookup(one => one.ActivityId), dots.ToLookup(one => one.ActivityId));
        foreach (var place in places)
        {
            var id = place.Activity.Id;
            boards[id] = new BoardOfDots(place.Activity, place.Code, ideasOf[id], clustersOf[id], dotsOf[id]);
        }
    }
}

internal sealed record VoterInRoom(Guid VoterId, Guid WorkshopId, StakeholderGroup Group, DateTime? RemovedAt);

internal sealed record IdeaOfBoard(Guid ActivityId, Guid Id, int Number, Guid? ClusterId, bool IsVisible, string Text, string Language);

internal sealed record ClusterOfBoard(Guid ActivityId, Guid Id, int Number, bool IsDissolved, string Title, string Language);
