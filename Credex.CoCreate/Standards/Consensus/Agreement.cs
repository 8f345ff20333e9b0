namespace Credex.CoCreate.Standards.Consensus;

/// <summary>Which answers on a scale speak for a clause, which against it, and out of how many.</summary>
public static class Agreement
{
    /// <summary>
    /// People who agree: agree (with changes too if asked), 7 to 9 of nine, 4 and 5 of five, essential, relevance 3 and 4.
    /// </summary>
    public static int Agreeing(this Histogram answers, Scale scale, bool changesCount = false) => scale switch
    {
        Scale.Consent when changesCount => answers[Consent.Agree] + answers[Consent.AgreeWithChanges],
        Scale.Consent => answers[Consent.Agree],
        Scale.NinePoint => answers[7] + answers[8] + answers[9],
        Scale.FivePoint => answers[4] + answers[5],
        Scale.Essential => answers[1],
        Scale.Relevance => answers[3] + answers[4],
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, null),
    };

    /// <summary>People who are against it, the mirror image: disagree, 1 to 3 of nine, 1 and 2 of five, not necessary, relevance 1 and 2.</summary>
    public static int Disagreeing(this Histogram answers, Scale scale) => scale switch
    {
        Scale.Consent => answers[Consent.Disagree],
        Scale.NinePoint => answers[1] + answers[2] + answers[3],
        Scale.FivePoint => answers[1] + answers[2],
        Scale.Essential => answers[3],
        Scale.Relevance => answers[1] + answers[2],
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, null),
    };

    /// <summary>People of whom percentages are taken: all who answered, without those who abstained.</summary>
    public static int Denominator(this Histogram answers, Scale scale) =>
        scale == Scale.Consent ? answers.Total - answers[Consent.Abstain] : answers.Total;
}
