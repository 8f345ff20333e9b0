using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Disclosure;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>Reads questions with their votes. Within one scope they are read once.</summary>
public sealed class QuestionsReader(AppDb db)
{
    private readonly Dictionary<Guid, QuestionsRoom> rooms = [];

    public async Task<QuestionsRoom> RoomAsync(RoomState room, CancellationToken cancel)
    {
        var id = room.ActivityId!.Value;
        if (!rooms.TryGetValue(id, out var read))
        {
            var activity = await db.Activities.AsNoTracking().SingleAsync(one => one.Id == id, cancel);
            rooms[id] = read = new QuestionsRoom(room, activity.SettingsAs<QuestionsSettings>(), await ListAsync(id, room.MinGroup, cancel));
        }

        return read;
    }

    /// <summary>
    /// All questions of an activity. Upvotes of somebody whom a host removed later stay: taking them away would show everybody what that person wanted.
    /// </summary>
    public async Task<QuestionList> ListAsync(Guid activity, int k, CancellationToken cancel)
    {
        var questions = await db.Questions.AsNoTracking().Where(one => one.ActivityId == activity).OrderBy(one => one.Number).ToListAsync(cancel);
        var votes = await (
            from vote in db.QuestionVotes
            join question in db.Questions on vote.QuestionId equals question.Id
            where question.ActivityId == activity
            group vote by vote.QuestionId into same
            select new { same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel);
        var latest = await (
            from vote in db.QuestionVotes
            join question in db.Questions on vote.QuestionId equals question.Id
            where question.ActivityId == activity
            group vote by vote.VoterId into same
            select same.Max(vote => vote.At)).ToListAsync(cancel);
        var blocks = BlocksOf(questions, k);
        var lines = questions.ConvertAll(one =>
        {
            var upvotes = votes.GetValueOrDefault(one.Id);
            return new QuestionLine(
                one.Id,
                one.Number,
                one.Text,
                one.Language,
                one.State,
                one.IsPinned,
                upvotes,
                Math.Max(upvotes, latest.Count(at => at >= one.At)),
                one.Answer,
                one.HiddenReason,
                blocks.FirstOrDefault(block => block.Groups.Contains(one.Group))?.Groups ?? []);
        });
        return new QuestionList(WilsonOrder.Of(lines), [.. lines.Where(one => one.State == QuestionState.Held)], [.. lines.Where(one => one.State == QuestionState.Hidden)]);
    }

    /// <summary>One voter's own questions and upvotes. Asked by every phone that comes in.</summary>
    public async Task<MyQuestions?> MineAsync(Guid activityId, Guid voter, CancellationToken cancel)
    {
        var state = await db.Activities.Where(one => one.Id == activityId).Select(one => one.State).SingleOrDefaultAsync(cancel);
        if (state is null)
        {
            return null;
        }

        var mine = await db.Questions.AsNoTracking().Where(one => one.ActivityId == activityId && one.VoterId == voter).OrderBy(one => one.Number).ToListAsync(cancel);
        var upvoted = await (
            from vote in db.QuestionVotes
            join question in db.Questions on vote.QuestionId equals question.Id
            where vote.VoterId == voter && question.ActivityId == activityId && question.State == QuestionState.Open
            orderby question.Number
            select question).AsNoTracking().ToListAsync(cancel);
        return new MyQuestions(activityId, state, mine.ConvertAll(QuestionLine.OfMine), upvoted.ConvertAll(QuestionLine.OfMine));
    }

    /// <summary>The room's activity of this kind: the one that is on, else the last one that was.</summary>
    public async Task<Guid?> LatestAsync(string code, CancellationToken cancel) => await (
        from activity in db.Activities
        join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
        where workshop.Code == code && activity.Kind == QuestionsKind.KindName && (activity.StartedAt != null || workshop.CurrentActivityId == activity.Id)
        orderby workshop.CurrentActivityId == activity.Id descending, activity.StartedAt descending
        select (Guid?)activity.Id).FirstOrDefaultAsync(cancel);

    /// <summary>The blocks of those who asked something that was ever shown; none where there is only one, since that says nothing.</summary>
    private static IReadOnlyList<Block> BlocksOf(IEnumerable<Question> questions, int k)
    {
        var askers = questions.Where(one => one.State != QuestionState.Held && one.VoterId is not null).DistinctBy(one => one.VoterId).CountBy(one => one.Group).ToDictionary();
        return SmallGroups.Partition(askers, k) is { Count: > 1 } blocks ? blocks : [];
    }
}
