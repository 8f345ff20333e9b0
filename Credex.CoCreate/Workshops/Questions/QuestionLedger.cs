using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>Takes questions, each in a transaction of its own; the same twice is once. Upvotes come by the hundred; see <see cref="UpvoteLedger"/>.</summary>
public sealed class QuestionLedger(AppDb db, Publisher publisher, TimeProvider clock)
{
    public const int MostOpen = 10;

    public Task<QuestionEntry> AskAsync(AnswerRequest request, string text, CancellationToken cancel) => text.Length switch
    {
        0 => Task.FromResult(QuestionEntry.Empty),
        > Question.MaxLength => Task.FromResult(QuestionEntry.Long),
        _ => EnterAsync(request, (place, now) => AskOneAsync(request, place, text, now, cancel), cancel),
    };

    private async Task<QuestionEntry> AskOneAsync(AnswerRequest request, Place place, string text, DateTime now, CancellationToken cancel)
    {
        var mine = await db.Questions.Where(one => one.ActivityId == request.ActivityId && one.VoterId == request.Me.VoterId)
            .Select(one => new { one.Text, Waits = one.State == QuestionState.Open || one.State == QuestionState.Held }).ToListAsync(cancel);

        // Sent again after an answer that was lost on its way, perhaps when it was answered or hidden long since.
        if (mine.Exists(one => string.Equals(one.Text, text, StringComparison.Ordinal)))
        {
            return QuestionEntry.Done;
        }

        if (mine.Count(one => one.Waits) >= MostOpen)
        {
            return QuestionEntry.TooMany;
        }

        db.Questions.Add(new Question
        {
            ActivityId = request.ActivityId,
            Number = 1 + (await db.Questions.Where(one => one.ActivityId == request.ActivityId).MaxAsync(one => (int?)one.Number, cancel) ?? 0),
            Text = text,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            VoterId = request.Me.VoterId,
            Group = place.Group,
            State = place.Settings.Moderated ? QuestionState.Held : QuestionState.Open,
            At = now,
        });
        return QuestionEntry.Done;
    }

    /// <summary>One transaction that has the activity alone, so that numbers are given one after the other on all servers.</summary>
    private async Task<QuestionEntry> EnterAsync(AnswerRequest request, Func<Place, DateTime, Task<QuestionEntry>> change, CancellationToken cancel)
    {
        var keys = QuestionsKind.Regions(request.Code);
        var entry = await db.WriteAsync(
            async () =>
            {
                await db.LockActivityAsync(request.ActivityId, alone: true, cancel);
                await db.LockVoterAsync(request.Me.VoterId, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                var (refused, place) = await PlaceAsync(request, cancel);
                var entry = place is null ? refused : await change(place, now);
                if (entry == QuestionEntry.Done)
                {
                    await db.TouchRegionsAsync(keys.Select(key => key.ToString()), now, cancel);
                }

                return entry;
            },
            cancel);
        if (entry == QuestionEntry.Done)
        {
            publisher.Nudge(keys);
        }

        return entry;
    }

    private async Task<(QuestionEntry Refused, Place? Place)> PlaceAsync(AnswerRequest request, CancellationToken cancel)
    {
        var read = await (
            from activity in db.Activities
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where activity.Id == request.ActivityId
            select new { Activity = activity, workshop.Stage, workshop.CurrentActivityId, workshop.Id }).AsNoTracking().SingleAsync(cancel);
        var who = await db.Participants.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Me.ParticipantId && one.WorkshopId == read.Id, cancel);
        if (who is not { RemovedAt: null })
        {
            return (QuestionEntry.Removed, null);
        }

        return read.Stage == WorkshopStage.Live && read.CurrentActivityId == request.ActivityId && read.Activity.State == QuestionsState.Open
            ? (QuestionEntry.Done, new Place(read.Activity.SettingsAs<QuestionsSettings>(), who.Group))
            : (QuestionEntry.Closed, null);
    }

    private sealed record Place(QuestionsSettings Settings, StakeholderGroup Group);
}
