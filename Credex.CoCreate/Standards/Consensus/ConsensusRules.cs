namespace Credex.CoCreate.Standards.Consensus;

/// <summary>The rules by name, and which of them fit which scale.</summary>
public static class ConsensusRules
{
    /// <summary>The rule that these options describe.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Unknown kind.</exception>
    public static IConsensusRule For(RuleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        return options.Kind switch
        {
            RuleKind.PercentAgreement => new PercentAgreement(options),
            RuleKind.MedianIqr => new MedianIqr(options),
            RuleKind.Rand => new Rand(options),
            RuleKind.LawsheCvr => new LawsheCvr(options),
            RuleKind.ItemCvi => new ItemCvi(options),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, null),
        };
    }

    /// <summary>The rules that can judge answers on this scale, the usual one first.</summary>
    public static IReadOnlyList<RuleKind> Fitting(Scale scale) => scale switch
    {
        Scale.Consent => [RuleKind.PercentAgreement],
        Scale.NinePoint => [RuleKind.MedianIqr, RuleKind.Rand, RuleKind.PercentAgreement],
        Scale.FivePoint => [RuleKind.MedianIqr, RuleKind.PercentAgreement],
        Scale.Essential => [RuleKind.LawsheCvr],
        Scale.Relevance => [RuleKind.ItemCvi],
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, null),
    };

    /// <summary>What a new round on this scale starts with.</summary>
    public static RuleOptions Default(Scale scale) => new(Fitting(scale)[0]);

    internal static void Require(this IConsensusRule rule, Scale scale, Histogram answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (!rule.Fits(scale))
        {
            throw new ArgumentException($"{rule.Kind} is not defined on the scale {scale}.", nameof(scale));
        }

        if (answers.Counts.Count != scale.Size())
        {
            throw new ArgumentException($"The scale {scale} has {scale.Size()} values, the histogram {answers.Counts.Count}.", nameof(answers));
        }
    }
}
