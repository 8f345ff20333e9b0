namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// How much the distribution of answers moved between two rounds, among people who rated in both; stable under 15 % (Scheibe, Skutsch and Schofer 1975).
/// </summary>
/// <param name="Moved">Half the sum of the absolute differences: the fewest people who must have changed their answer. Changes that cancel out do not show.</param>
/// <param name="People">People who rated in both rounds.</param>
public sealed record Stability(int Moved, int People)
{
    private const int StableBelowPercent = 15;

    /// <summary>0 nothing moved, 1 everything did; null if nobody rated in both rounds.</summary>
    public double? Share => People == 0 ? null : (double)Moved / People;

    /// <summary>Under 15 %, in whole numbers. Nothing is known of nobody, so that is not stable.</summary>
    public bool IsStable => 100L * Moved < (long)StableBelowPercent * People;

    /// <param name="before">Answers in the earlier round of those who rated in both.</param>
    /// <param name="after">Answers of the same people in the later round, on the same scale.</param>
    /// <exception cref="ArgumentException">Different scales, or a different number of people, so not the same people.</exception>
    public static Stability Between(Histogram before, Histogram after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Counts.Count != after.Counts.Count || before.Total != after.Total)
        {
            throw new ArgumentException("Compare the same people on the same scale.", nameof(after));
        }

        var differences = before.Counts.Zip(after.Counts, (earlier, later) => Math.Abs(later - earlier)).Sum();
        return new Stability(differences / 2, before.Total);
    }
}
