using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>What authors do with a case besides writing it: hand it in, take it back, tick off what was asked of them.</summary>
public sealed class SubmissionDesk(AppDb db, CaseActs acts, PracticePost post)
{
    /// <summary>Hands a case in. Who judged it before judges it again, so that they see what has changed.</summary>
    /// <param name="isComplete">Whether nothing is missing of what a case must say.</param>
    public Task<string?> SubmitAsync(Guid id, Guid actor, bool isComplete, string note, CancellationToken cancel) => acts.RunAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.State is not (PracticeState.Draft or PracticeState.ChangesRequested))
            {
                return "NotNow";
            }

            if (!isComplete)
            {
                return "Incomplete";
            }

            if (practice.State == PracticeState.ChangesRequested && await Open(practice).AnyAsync(cancel))
            {
                return "Requests";
            }

            var before = practice.Submission;
            (practice.Submission, practice.SubmittedAt, practice.State) = (before + 1, acts.Now, PracticeState.Submitted);
            acts.Tell(practice, actor, "submitted", note);
            var reviewers = await db.PracticeReviews
                .Where(one => one.PracticeId == practice.Id && one.Submission == before && one.HasConflict != true && one.ReviewerId != null)
                .ToListAsync(cancel);
            foreach (var earlier in reviewers)
            {
                // What they said of conflicts still holds: the case and its authors are the same.
                db.PracticeReviews.Add(new PracticeReview
                {
                    PracticeId = practice.Id,
                    Submission = practice.Submission,
                    ReviewerId = earlier.ReviewerId,
                    AssignedAt = acts.Now,
                    HasConflict = earlier.HasConflict,
                });
                await post.ToAsync(practice, Letters.AssignedLetter.KindName, $"{practice.Submission}", earlier.ReviewerId!.Value, cancel);
            }

            practice.State = reviewers.Count > 0 ? PracticeState.InReview : PracticeState.Submitted;
            await post.ToModeratorsAsync(practice, Letters.SubmittedLetter.KindName, $"{practice.Submission}", actor, cancel);
            return null;
        },
        cancel);

    /// <summary>Takes it back while nobody has begun to judge it.</summary>
    public Task<string?> TakeBackAsync(Guid id, Guid actor, CancellationToken cancel) => acts.RunAsync(
        id,
        actor,
        practice =>
        {
            if (practice.State != PracticeState.Submitted)
            {
                return Task.FromResult<string?>("NotNow");
            }

            practice.State = PracticeState.Draft;
            acts.Tell(practice, actor, "taken-back");
            return Task.FromResult<string?>(null);
        },
        cancel);

    /// <summary>Says of a request that it is met, or how; an empty answer to one that is not ticked opens it again.</summary>
    public Task<string?> AnswerAsync(Guid id, Guid actor, Guid request, bool isDone, string answer, CancellationToken cancel) => acts.RunAsync(
        id,
        actor,
        async practice =>
        {
            var one = await db.PracticeRequests.SingleOrDefaultAsync(one => one.Id == request && one.PracticeId == practice.Id && one.Submission == practice.Submission, cancel);
            if (one is null || practice.State != PracticeState.ChangesRequested)
            {
                return "NotNow";
            }

            (one.DoneAt, one.Answer) = (isDone ? one.DoneAt ?? acts.Now : null, answer.Length == 0 ? null : answer);
            return null;
        },
        cancel);

    /// <summary>Requests that are neither met nor answered.</summary>
    private IQueryable<PracticeRequest> Open(Practice practice) =>
        db.PracticeRequests.Where(one => one.PracticeId == practice.Id && one.Submission == practice.Submission && one.DoneAt == null && one.Answer == null);
}
