using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>A remark to be pinned.</summary>
/// <param name="Quote">How the paragraph begins, by which it is known later.</param>
public sealed record NewRemark(string Chapter, int Paragraph, string Quote, string Text);

/// <summary>All that stands in the fields of a review.</summary>
/// <param name="Removed">A remark of before that is taken off.</param>
public sealed record ReviewWords(IReadOnlyDictionary<string, CriterionScore> Scores, string Summary, IReadOnlyList<NewRemark> Remarks, Guid? Removed);

/// <summary>What a reviewer does: declares a conflict of interest or that there is none, scores with reasons, pins remarks, hands the review in.</summary>
public sealed class ReviewDesk(AppDb db, CaseActs acts, PracticePost post)
{
    public Task<PracticeReview?> MineAsync(Practice practice, Guid reviewer, CancellationToken cancel) => db.PracticeReviews.AsNoTracking()
        .SingleOrDefaultAsync(one => one.PracticeId == practice.Id && one.Submission == practice.Submission && one.ReviewerId == reviewer, cancel);

    /// <summary>Other reviews of the same submission, which a reviewer sees only after their own is given.</summary>
    public async Task<IReadOnlyList<PracticeReview>> OthersAsync(PracticeReview mine, CancellationToken cancel) => mine.SubmittedAt is null
        ? []
        : await db.PracticeReviews.AsNoTracking()
            .Where(one => one.PracticeId == mine.PracticeId && one.Submission == mine.Submission && one.Id != mine.Id && one.SubmittedAt != null).OrderBy(one => one.SubmittedAt).ToListAsync(cancel);

    public Task<string?> DeclareAsync(Guid id, Guid reviewer, bool hasConflict, string conflict, CancellationToken cancel) => ActAsync(
        id,
        reviewer,
        async (practice, review) =>
        {
            if (hasConflict && conflict.Length == 0)
            {
                return "Conflict";
            }

            (review.HasConflict, review.Conflict) = (hasConflict, hasConflict ? conflict : null);
            if (hasConflict)
            {
                acts.Tell(practice, reviewer, "conflict");
                await post.ToModeratorsAsync(practice, Letters.ConflictLetter.KindName, $"{practice.Submission}/{review.Id:N}", reviewer, cancel);
            }

            return null;
        },
        cancel);

    /// <summary>Keeps what is written in a review, scores and reasons as far as they are given; handed in they must be whole, and stay.</summary>
    public Task<string?> SaveAsync(Guid id, Guid reviewer, ReviewWords words, bool handIn, int revision, CancellationToken cancel) => ActAsync(
        id,
        reviewer,
        async (practice, review) =>
        {
            if (review.HasConflict is not false)
            {
                return "Declare";
            }

            if (review.Revision - 1 != revision)
            {
                return "OtherWindow";
            }

            if (words.Remarks.Any(one => one.Text.Length is 0 or > PracticeRemark.Longest))
            {
                return "Remark";
            }

            (review.Scores, review.Summary) = (words.Scores, words.Summary);
            db.PracticeRemarks.AddRange(words.Remarks.Select(one => new PracticeRemark { ReviewId = review.Id, Chapter = one.Chapter, Paragraph = one.Paragraph, Quote = one.Quote, Text = one.Text }));
            if (words.Removed is { } removed)
            {
                // Gone already where the button was pressed twice.
                db.PracticeRemarks.RemoveRange(await db.PracticeRemarks.Where(one => one.Id == removed && one.ReviewId == review.Id).ToListAsync(cancel));
            }

            if (!handIn)
            {
                return null;
            }

            if (ReviewCriteria.All.Any(one => words.Scores.GetValueOrDefault(one) is not { Score: not null, Reason.Length: > 0 }))
            {
                return "Scores";
            }

            (review.SubmittedAt, review.Number, practice.ReviewedNumber) = (acts.Now, practice.Newest, practice.Newest);
            acts.Tell(practice, reviewer, "reviewed");
            await post.ToModeratorsAsync(practice, Letters.ReviewedLetter.KindName, $"{practice.Submission}/{review.Id:N}", reviewer, cancel);
            return null;
        },
        cancel);

    private Task<string?> ActAsync(Guid id, Guid reviewer, Func<Practice, PracticeReview, Task<string?>> act, CancellationToken cancel) => acts.RunAsync(
        id,
        reviewer,
        async practice =>
        {
            var review = await db.PracticeReviews.SingleOrDefaultAsync(one => one.PracticeId == id && one.Submission == practice.Submission && one.ReviewerId == reviewer, cancel);
            if (review is null || practice.State != PracticeState.InReview)
            {
                return "NotNow";
            }

            if (review.SubmittedAt is not null)
            {
                return "HandedIn";
            }

            review.Revision++;
            return await act(practice, review);
        },
        cancel);
}
