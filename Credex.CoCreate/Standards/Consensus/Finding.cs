namespace Credex.CoCreate.Standards.Consensus;

/// <summary>The verdict of a rule on one set of answers, with everything that a sentence or a table says about it.</summary>
/// <param name="Verdict">What the rule says.</param>
/// <param name="Agreeing">People whose answer supports the clause, as the rule counts (see <see cref="Agreement"/>).</param>
/// <param name="Disagreeing">People whose answer is against it.</param>
/// <param name="Denominator">People of whom the two are parts: all who answered, on the consent scale without abstentions.</param>
public sealed record Finding(Verdict Verdict, int Agreeing, int Disagreeing, int Denominator)
{
    /// <summary>
    /// Consent scale: "agree" alone does not reach the threshold, together with "agree with changes" it does. Says the same
    /// whether or not the round counts changes, so a clause that holds can hold only thanks to them.
    /// </summary>
    public bool OnlyWithChanges { get; init; }

    /// <summary>Rules that count: the smallest <see cref="Agreeing"/> that holds for this denominator. Null for the others, and where there is none.</summary>
    public int? CriticalCount { get; init; }

    /// <summary>RAND/UCLA: whether there is disagreement. Null for other rules, and where it is not defined.</summary>
    public bool? Disagreement { get; init; }

    /// <summary>RAND/UCLA, classic: whether there is agreement, which is more than no disagreement. Null otherwise.</summary>
    public bool? PanelAgreement { get; init; }

    /// <summary>What the rule looked at, in the order of <see cref="StatisticKind"/>; empty for percent agreement.</summary>
    public IReadOnlyList<Statistic> Statistics { get; init; } = [];

    /// <summary>Agreeing as a percentage of the denominator, not rounded; null if that is zero. To show, never to decide.</summary>
    public double? Percent => Denominator == 0 ? null : 100.0 * Agreeing / Denominator;

    /// <summary>The statistic of that name, null if the rule does not give it.</summary>
    public double? this[StatisticKind kind] => Statistics.FirstOrDefault(statistic => statistic.Kind == kind)?.Value;

    /// <summary>The finding of a rule that asks for a number of people: for the clause, or just as many against it.</summary>
    internal static Finding ByCount(int agreeing, int disagreeing, int denominator, int criticalCount)
    {
        var verdict = (agreeing >= criticalCount, disagreeing >= criticalCount) switch
        {
            (true, false) => Verdict.Holds,
            (false, true) => Verdict.Rejected,
            _ => Verdict.HoldsNot,
        };

        return new Finding(verdict, agreeing, disagreeing, denominator) { CriticalCount = criticalCount };
    }

    public bool Equals(Finding? other) => other is not null
        && (Verdict, Agreeing, Disagreeing, Denominator) == (other.Verdict, other.Agreeing, other.Disagreeing, other.Denominator)
        && (OnlyWithChanges, CriticalCount, Disagreement, PanelAgreement) == (other.OnlyWithChanges, other.CriticalCount, other.Disagreement, other.PanelAgreement)
        && Statistics.SequenceEqual(other.Statistics);

    public override int GetHashCode() => HashCode.Combine(Verdict, Agreeing, Disagreeing, Denominator, OnlyWithChanges);
}
