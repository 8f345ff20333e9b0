using System.Runtime.InteropServices;

namespace Credex.CoCreate.Surveys.Analysis.Statistics;

/// <summary>One respondent's ratings of one competence, 1 to 5: how important, and how well mastered today. A half is 0 where it is missing.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RatedPair(byte Importance, byte Ability)
{
    public bool IsComplete => Importance > 0 && Ability > 0;
}

/// <summary>Where a competence stands in the importance-performance grid (Martilla and James 1977). A value on the line counts as high.</summary>
public enum Quadrant
{
    /// <summary>Important, not mastered.</summary>
    ConcentrateHere,

    /// <summary>Important and mastered.</summary>
    KeepUp,
    LowPriority,
    PossibleOverkill,
}

/// <summary>By which figure needs are ranked.</summary>
public enum NeedMeasure
{
    /// <summary>Mean weighted discrepancy: the greatest is the greatest need.</summary>
    Mwds,

    /// <summary>Ranked discrepancy: the lowest is the greatest need.</summary>
    Rds,

    /// <summary>Priority needs index: the greatest is the greatest need.</summary>
    Pni,
}

/// <summary>What is known of one competence. Pairs with a half missing are left out and counted.</summary>
/// <param name="N">Complete pairs.</param>
/// <param name="LeftOut">Pairs with one half missing; who rated neither is in neither number.</param>
/// <param name="Mwds">Mean weighted discrepancy score: mean over respondents of (I - A) × mean(I) (Borich 1980).</param>
/// <param name="Rds">Ranked discrepancy score, -100 to 100: % with A &gt; I minus % with A &lt; I; -100 when everybody lacks (Narine and Harder 2021).</param>
/// <param name="Pni">Priority needs index, modified: (mean I - mean A) / mean A (Wongwanich 2005).</param>
public sealed record NeedFigures(int N, int LeftOut, double MeanImportance, double MeanAbility, double Mwds, double Rds, double Pni)
{
    /// <returns>Null where nobody rated both halves.</returns>
    public static NeedFigures? Of(IReadOnlyCollection<RatedPair> pairs)
    {
        var complete = pairs.Where(pair => pair.IsComplete).ToList();
        var leftOut = pairs.Count(pair => !pair.IsComplete && (pair.Importance > 0 || pair.Ability > 0));
        if (complete.Count == 0)
        {
            return null;
        }

        var n = complete.Count;
        var importance = complete.Average(pair => pair.Importance);
        var ability = complete.Average(pair => pair.Ability);
        var lacking = complete.Count(pair => pair.Ability < pair.Importance);
        var ahead = complete.Count(pair => pair.Ability > pair.Importance);
        return new NeedFigures(
            n,
            leftOut,
            importance,
            ability,
            complete.Average(pair => (pair.Importance - pair.Ability) * importance),
            100.0 * (ahead - lacking) / n,
            (importance - ability) / ability);
    }

    public double Of(NeedMeasure measure) => measure switch
    {
        NeedMeasure.Rds => Rds,
        NeedMeasure.Pni => Pni,
        _ => Mwds,
    };

    public Quadrant QuadrantAt(double importanceLine, double abilityLine) => (MeanImportance >= importanceLine, MeanAbility >= abilityLine) switch
    {
        (true, false) => Quadrant.ConcentrateHere,
        (true, true) => Quadrant.KeepUp,
        (false, false) => Quadrant.LowPriority,
        _ => Quadrant.PossibleOverkill,
    };
}

/// <summary>An interval with its bounds.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(double Low, double High);

/// <summary>A need, its rank by one measure (1 is the greatest need; ties share the better rank), and how sure the value of that measure and the rank are.</summary>
public sealed record RankedNeed(NeedFigures Figures, int Rank, Interval Value, Interval RankInterval);

/// <summary>Ranks needs by one of their measures, with intervals of its value and of the rank.</summary>
public static class NeedRanking
{
    /// <summary>Stated on the page: the same answers give the same intervals.</summary>
    public const int Seed = 20220616;

    public const int MostReplicates = 1000;
    private const int FewestReplicates = 200;
    private const int Work = 4_000_000;

    /// <summary>
    /// Percentile bootstrap over respondents (Efron 1979): people are drawn with replacement, all their pairs together, so that ranks vary as they would among other respondents.
    /// 95 %, between the 2.5th and 97.5th percentile (R type 7). With many respondents fewer replicates are drawn. People are drawn from in an order that their answers make,
    /// so that the same answers have the same intervals however they were parted, stored or read.
    /// </summary>
    /// <param name="pairs">By competence, then respondent; every competence has as many entries, in the same order of people.</param>
    /// <returns>Null for a competence that nobody rated.</returns>
    public static IReadOnlyList<RankedNeed?> Of(IReadOnlyList<IReadOnlyList<RatedPair>> pairs, NeedMeasure measure = NeedMeasure.Mwds)
    {
        var figures = pairs.Select(NeedFigures.Of).ToList();
        var ranks = Ranks([.. figures.Select(one => one?.Of(measure))], measure);
        var people = pairs.Count == 0 ? 0 : pairs[0].Count;
        var replicates = Math.Clamp(Work / Math.Max(1, people * pairs.Count), FewestReplicates, MostReplicates);
        var values = pairs.Select(_ => new List<double>(replicates)).ToList();
        var rankings = pairs.Select(_ => new List<double>(replicates)).ToList();
        var random = new Random(Seed);
        var drawn = new int[people];
        var packed = InOrderOfAnswers(pairs.Select(competence => competence.Select(pair => Packed(pair, measure)).ToArray()).ToList(), people);
        for (var replicate = 0; replicate < replicates; replicate++)
        {
            for (var place = 0; place < people; place++)
            {
                drawn[place] = random.Next(people);
            }

            var scores = packed.ConvertAll(competence => Score(competence, drawn, measure));
            var order = Ranks(scores, measure);
            for (var competence = 0; competence < pairs.Count; competence++)
            {
                if (scores[competence] is { } score)
                {
                    values[competence].Add(score);
                    rankings[competence].Add(order[competence]);
                }
            }
        }

        return [.. figures.Select((one, competence) => one is null ? null : new RankedNeed(one, ranks[competence], Percentiles(values[competence]), Percentiles(rankings[competence])))];
    }

    private static List<long[]> InOrderOfAnswers(List<long[]> packed, int people)
    {
        var order = Enumerable.Range(0, people).ToArray();
        Array.Sort(order, (one, other) =>
        {
            foreach (var competence in packed)
            {
                if (competence[one] != competence[other])
                {
                    return competence[one].CompareTo(competence[other]);
                }
            }

            return 0;
        });
        return packed.ConvertAll(competence => Array.ConvertAll(order, person => competence[person]));
    }

    /// <summary>
    /// A complete pair as one number that can be added up, with room for 500,000 people: how many, and both ratings; for the ranked discrepancy whether ability is ahead, and whether it lacks.
    /// 0 for another.
    /// </summary>
    private static long Packed(RatedPair pair, NeedMeasure measure)
    {
        var (high, low) = measure == NeedMeasure.Rds
            ? (pair.Ability > pair.Importance ? 1L : 0L, pair.Ability < pair.Importance ? 1L : 0L)
            : (pair.Importance, pair.Ability);
        return pair.IsComplete ? (1L << 44) | (high << 22) | low : 0;
    }

    /// <summary>The measure from sums: (mean I - mean A) × mean I is what the mean of the weighted discrepancies comes to.</summary>
    private static double? Score(long[] competence, int[] drawn, NeedMeasure measure)
    {
        const long Mask = (1 << 22) - 1;
        var sum = 0L;
        foreach (var place in drawn)
        {
            sum += competence[place];
        }

        var (n, high, low) = (sum >> 44, (sum >> 22) & Mask, sum & Mask);
        return n == 0 ? null : measure switch
        {
            NeedMeasure.Rds => 100.0 * (high - low) / n,
            NeedMeasure.Pni => (double)(high - low) / low,
            _ => (high - low) / (double)n * ((double)high / n),
        };
    }

    private static int[] Ranks(IReadOnlyList<double?> scores, NeedMeasure measure) => measure == NeedMeasure.Rds
        ? [.. scores.Select(score => score is { } mine ? 1 + scores.Count(other => other < mine - 1e-12) : 0)]
        : [.. scores.Select(score => score is { } mine ? 1 + scores.Count(other => other > mine + 1e-12) : 0)];

    private static Interval Percentiles(List<double> values)
    {
        values.Sort();
        return new Interval(Quantile(values, 0.025), Quantile(values, 0.975));
    }

    /// <summary>Linear interpolation, R type 7.</summary>
    internal static double Quantile(List<double> sorted, double share)
    {
        var at = (sorted.Count - 1) * share;
        var low = (int)Math.Floor(at);
        return low + 1 < sorted.Count ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
