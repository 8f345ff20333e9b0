using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>
/// What hosts do with one question. It fits whenever the question is there, also when the room has gone on: an answer may come later, and what hurts somebody
/// must go from the record too.
/// </summary>
public sealed class QuestionActs(AppDb db, Publisher publisher, TimeProvider clock)
{
    public async Task<ActOutcome> OnQuestionAsync(string code, Guid actor, Guid activity, Guid id, string act, Func<Question, DateTime, bool> change, CancellationToken cancel)
    {
        var keys = QuestionsKind.Regions(code);
        var outcome = await db.WriteAsync(
            async () =>
            {
                await db.LockActivityAsync(activity, alone: true, cancel);
                var question = await (
                    from one in db.Questions
                    join place in db.Activities on one.ActivityId equals place.Id
                    join workshop in db.Workshops on place.WorkshopId equals workshop.Id
                    where one.Id == id && one.ActivityId == activity && workshop.Code == code
                    select one).SingleOrDefaultAsync(cancel);
                if (question is null)
                {
                    return ActOutcome.MovedOn;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                var before = Describe(question);
                if (!change(question, now))
                {
                    return ActOutcome.NotNow;
                }

                if (question.IsPinned)
                {
                    foreach (var other in await db.Questions.Where(one => one.ActivityId == activity && one.IsPinned && one.Id != id).ToListAsync(cancel))
                    {
                        other.IsPinned = false;
                    }
                }

                db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Question), id, now, before, Describe(question)));
                await db.TouchRegionsAsync(keys.Select(key => key.ToString()), now, cancel);
                return ActOutcome.Done;
            },
            cancel);
        if (outcome == ActOutcome.Done)
        {
            publisher.Nudge(keys);
        }

        return outcome;
    }

    /// <summary>Answered, aloud or in words; words that were there stay where none are sent.</summary>
    public static bool Answer(Question question, string words, DateTime now)
    {
        if (question.State is not (QuestionState.Open or QuestionState.Answered))
        {
            return false;
        }

        (question.State, question.AnsweredAt, question.IsPinned) = (QuestionState.Answered, question.AnsweredAt ?? now, question.IsPinned && question.State == QuestionState.Answered);
        question.Answer = words.Length > 0 ? words : question.Answer;
        return true;
    }

    public static bool TakeAnswerBack(Question question)
    {
        if (question.State != QuestionState.Answered)
        {
            return false;
        }

        (question.State, question.AnsweredAt, question.Answer) = (QuestionState.Open, null, null);
        return true;
    }

    public static bool Pin(Question question, bool pinned)
    {
        if (question.State is not (QuestionState.Open or QuestionState.Answered) || question.IsPinned == pinned)
        {
            return false;
        }

        question.IsPinned = pinned;
        return true;
    }

    public static bool LetShow(Question question)
    {
        if (question.State != QuestionState.Held)
        {
            return false;
        }

        question.State = QuestionState.Open;
        return true;
    }

    public static bool Hide(Question question, string reason, Guid actor, DateTime now)
    {
        if (question.State == QuestionState.Hidden)
        {
            return false;
        }

        (question.State, question.IsPinned, question.HiddenAt, question.HiddenBy, question.HiddenReason) = (QuestionState.Hidden, false, now, actor, reason);
        return true;
    }

    public static bool Show(Question question)
    {
        if (question.State != QuestionState.Hidden)
        {
            return false;
        }

        (question.State, question.HiddenAt, question.HiddenBy, question.HiddenReason) = (question.AnsweredAt is null ? QuestionState.Open : QuestionState.Answered, null, null, null);
        return true;
    }

    private static object Describe(Question question) => new { question.State, question.IsPinned, question.Answer, question.HiddenReason };
}
