using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>That somebody wants a question answered, or no longer does. Everything twice is once.</summary>
public sealed record CastUpvote(Guid ActivityId, Guid VoterId, Guid QuestionId, bool IsWanted);

/// <param name="Mine">What is mine now, so that the personal region is drawn without asking the database again; null where it is not known.</param>
public sealed record UpvoteReceipt(QuestionEntry Entry, MyQuestions? Mine);

/// <summary>The rules by which upvotes are given and taken back, applied to a batch: one reading of each activity, one saving.</summary>
public sealed class UpvoteLedger(AppDb db, TimeProvider clock) : ILedger<CastUpvote, UpvoteReceipt>
{
    private readonly Dictionary<Guid, Place> places = [];
    private readonly Dictionary<Guid, (Guid WorkshopId, DateTime? RemovedAt)> voters = [];
    private readonly Dictionary<(Guid Question, Guid Voter), QuestionVote> stored = [];
    private readonly HashSet<(Guid Question, Guid Voter)> votes = [];

    public CastUpvote Nothing => new(Guid.Empty, Guid.Empty, Guid.Empty, IsWanted: true);

    public IReadOnlyList<RegionKey> Touched { get; private set; } = [];

    public async Task<IReadOnlyList<UpvoteReceipt>> EnterAsync(IReadOnlyList<CastUpvote> entries, CancellationToken cancel)
    {
        var activityIds = entries.Select(entry => entry.ActivityId).Distinct().ToList();
        var voterIds = entries.Select(entry => entry.VoterId).Distinct().ToList();
        await db.LockForAnswersAsync(activityIds, voterIds, cancel);
        await ReadAsync(activityIds, voterIds, cancel);

        var now = clock.GetUtcNow().UtcDateTime;
        var receipts = entries.Select(Enter).ToList();
        db.QuestionVotes.RemoveRange(stored.Where(pair => !votes.Contains(pair.Key)).Select(pair => pair.Value));
        db.QuestionVotes.AddRange(votes.Where(vote => !stored.ContainsKey(vote)).Select(vote => new QuestionVote { QuestionId = vote.Question, VoterId = vote.Voter, At = now }));

        Touched = [.. entries.Zip(receipts).Where(pair => pair.Second.Entry == QuestionEntry.Done).Select(pair => places[pair.First.ActivityId].Code).Distinct(StringComparer.Ordinal).SelectMany(QuestionsKind.Regions)];
        await db.TouchRegionsAsync(Touched.Select(key => key.ToString()), now, cancel);
        return receipts;
    }

    private UpvoteReceipt Enter(CastUpvote entry)
    {
        if (!places.TryGetValue(entry.ActivityId, out var place) || !voters.TryGetValue(entry.VoterId, out var voter) || voter.WorkshopId != place.Activity.WorkshopId || voter.RemovedAt is not null)
        {
            return new UpvoteReceipt(QuestionEntry.Removed, Mine: null);
        }

        if (!place.IsCurrent || place.Activity.State != QuestionsState.Open)
        {
            return new UpvoteReceipt(QuestionEntry.Closed, Mine: null);
        }

        return new UpvoteReceipt(Enter(entry, place.Open.GetValueOrDefault(entry.QuestionId)), Mine(place, entry.VoterId));
    }

    private QuestionEntry Enter(CastUpvote entry, Question? question)
    {
        if (question is null)
        {
            return QuestionEntry.Gone;
        }

        if (!entry.IsWanted)
        {
            votes.Remove((question.Id, entry.VoterId));
            return QuestionEntry.Done;
        }

        if (question.VoterId == entry.VoterId)
        {
            return QuestionEntry.Own;
        }

        votes.Add((question.Id, entry.VoterId));
        return QuestionEntry.Done;
    }

    private MyQuestions Mine(Place place, Guid voter) => new(
        place.Activity.Id,
        place.Activity.State,
        [.. place.Asked[voter].Select(QuestionLine.OfMine)],
        [.. place.Open.Values.Where(question => votes.Contains((question.Id, voter))).Select(QuestionLine.OfMine)]);

    private async Task ReadAsync(IReadOnlyList<Guid> activityIds, IReadOnlyList<Guid> voterIds, CancellationToken cancel)
    {
        var activities = await (
            from activity in db.Activities.AsNoTracking()
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where activityIds.Contains(activity.Id)
            select new { Activity = activity, workshop.Code, IsCurrent = workshop.Stage == WorkshopStage.Live && workshop.CurrentActivityId == activity.Id }).ToListAsync(cancel);
        var people = await (
            from voter in db.Voters
            join participant in db.Participants on voter.ParticipantId equals participant.Id
            where voterIds.Contains(voter.Id)
            select new { voter.Id, participant.WorkshopId, participant.RemovedAt }).ToListAsync(cancel);
        people.ForEach(voter => voters[voter.Id] = (voter.WorkshopId, voter.RemovedAt));
        var questions = (await db.Questions.AsNoTracking().Where(one => activityIds.Contains(one.ActivityId)).OrderBy(one => one.Number).ToListAsync(cancel)).ToLookup(one => one.ActivityId);
        activities.ForEach(one => places[one.Activity.Id] = new Place(one.Activity, one.Code, one.IsCurrent, questions[one.Activity.Id]));
        var given = await (
            from vote in db.QuestionVotes
            join question in db.Questions on vote.QuestionId equals question.Id
            where activityIds.Contains(question.ActivityId) && voterIds.Contains(vote.VoterId)
            select vote).ToListAsync(cancel);
        foreach (var vote in given)
        {
            stored[(vote.QuestionId, vote.VoterId)] = vote;
            votes.Add((vote.QuestionId, vote.VoterId));
        }
    }

    private sealed class Place(Activity activity, string code, bool isCurrent, IEnumerable<Question> questions)
    {
        public Activity Activity => activity;

        public string Code => code;

        public bool IsCurrent => isCurrent;

        /// <summary>By their id, and in the order of their numbers.</summary>
        public IReadOnlyDictionary<Guid, Question> Open { get; } = new OrderedDictionary<Guid, Question>(questions.Where(one => one.State == QuestionState.Open).Select(one => KeyValuePair.Create(one.Id, one)));

        public ILookup<Guid?, Question> Asked { get; } = questions.ToLookup(one => one.VoterId);
    }
}
