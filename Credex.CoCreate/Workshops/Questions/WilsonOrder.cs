namespace Credex.CoCreate.Workshops.Questions;

/// <summary>
/// Orders questions by how sure one may be that people want them answered: the lower bound of the Wilson score interval for a proportion,
/// (p + z²/2n - z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n) with p = x/n and z = 1.96 for 95 %. Source: E. B. Wilson, "Probable inference, the law of
/// succession, and statistical inference", Journal of the American Statistical Association 22(158), 1927, 209-212; for two bounds, so one is 97.5 % sure of the lower.
/// </summary>
/// <remarks>
/// x is the number of people who upvoted the question. n is the number of people who could have: those who upvoted anything in the activity at or after the moment it was
/// asked, so who were there and used the buttons while it could be seen. Somebody who reads without ever tapping says nothing of any question, and somebody who left before it was asked
/// says nothing of this one; counting either would put late questions at a disadvantage. A question is its author's wish already, so authors cannot upvote their own, and are not in its x.
/// </remarks>
public static class WilsonOrder
{
    private const double Z = 1.96;

    /// <exception cref="ArgumentOutOfRangeException">There are fewer than no upvotes, or more of them than people.</exception>
    public static double LowerBound(int upvotes, int people)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(upvotes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upvotes, people);
        if (upvotes == 0)
        {
            return 0;
        }

        var (n, p, z2) = ((double)people, upvotes / (double)people, Z * Z);
        return (p + (z2 / (2 * n)) - (Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))))) / (1 + (z2 / n));
    }

    /// <summary>What a room sees, in its order: the pinned one, then what waits for an answer, then what has one; each by its lower bound, of equal ones the earlier first. Nothing held or hidden.</summary>
    public static IReadOnlyList<QuestionLine> Of(IEnumerable<QuestionLine> questions) =>
    [
        .. questions.Where(question => question.State is QuestionState.Open or QuestionState.Answered)
            .OrderByDescending(question => question.IsPinned)
            .ThenBy(question => question.State == QuestionState.Answered)
            .ThenByDescending(question => question.Score)
            .ThenBy(question => question.Number),
    ];
}
