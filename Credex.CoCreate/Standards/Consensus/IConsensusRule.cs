namespace Credex.CoCreate.Standards.Consensus;

/// <summary>Says whether the answers to one clause are a consensus. Knows nothing of groups: see <see cref="Reading"/>.</summary>
public interface IConsensusRule
{
    RuleOptions Options { get; }

    RuleKind Kind => Options.Kind;

    /// <summary>Whether the rule is defined on this scale.</summary>
    bool Fits(Scale scale) => ConsensusRules.Fitting(scale).Contains(Kind);

    /// <summary>Judges the answers of one set of people, however few; who may be shown was decided before.</summary>
    /// <param name="scale">The scale of the answers; one that the rule fits.</param>
    /// <param name="answers">People per value of that scale.</param>
    /// <exception cref="ArgumentException">The rule does not fit the scale, or the histogram has another number of values.</exception>
    Finding Judge(Scale scale, Histogram answers);
}
