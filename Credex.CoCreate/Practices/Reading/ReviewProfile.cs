using Credex.CoCreate.Data;
using Credex.CoCreate.Practices.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Reading;

/// <summary>How reviewers judged the case that readers see: the mean of each criterion, and how many they were.</summary>
/// <param name="Reviewers">How many.</param>
/// <param name="Means">By the code of the criterion, 0 to 3.</param>
/// <param name="On">The day of the last of them.</param>
public sealed record ReviewProfile(int Reviewers, IReadOnlyDictionary<string, double> Means, DateOnly On)
{
    /// <summary>Null where nobody has judged it.</summary>
    public static ReviewProfile? Of(IReadOnlyCollection<PracticeReview> given) => given.Count == 0
        ? null
        : new ReviewProfile(
            given.Count,
            ReviewCriteria.All.ToDictionary(one => one, one => given.Average(review => review.Scores.GetValueOrDefault(one)?.Score ?? 0), StringComparer.Ordinal),
            DateOnly.FromDateTime(given.Max(review => review.SubmittedAt) ?? default));

    public static async Task<ReviewProfile?> ReadAsync(AppDb db, Practice practice, CancellationToken cancel) =>
        Of(await db.PracticeReviews.AsNoTracking().Where(one => one.PracticeId == practice.Id && one.Submission == practice.Submission && one.SubmittedAt != null).ToListAsync(cancel));
}
