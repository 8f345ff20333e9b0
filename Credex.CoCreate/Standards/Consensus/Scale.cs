namespace Credex.CoCreate.Standards.Consensus;

/// <summary>The scales on which a clause can be rated. A rating's value is 1..<see cref="Scales.Size"/> on each of them.</summary>
public enum Scale
{
    /// <summary>1 agree, 2 agree with changes, 3 disagree, 4 abstain (present, but not in percentages).</summary>
    Consent,

    /// <summary>1 (not appropriate) to 9 (highly appropriate).</summary>
    NinePoint,

    /// <summary>Likert, 1 strongly disagree to 5 strongly agree.</summary>
    FivePoint,

    /// <summary>Lawshe: 1 essential, 2 useful but not essential, 3 not necessary.</summary>
    Essential,

    /// <summary>1 not relevant to 4 highly relevant; 3 and 4 count as relevant.</summary>
    Relevance,
}

/// <summary>The values of the consent scale.</summary>
public static class Consent
{
    public const int Agree = 1;
    public const int AgreeWithChanges = 2;
    public const int Disagree = 3;
    public const int Abstain = 4;
}

public static class Scales
{
    /// <summary>How many values the scale has; values are 1..Size.</summary>
    public static int Size(this Scale scale) => scale switch
    {
        Scale.Consent => 4,
        Scale.NinePoint => 9,
        Scale.FivePoint => 5,
        Scale.Essential => 3,
        Scale.Relevance => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, null),
    };

    public static bool Holds(this Scale scale, int value) => value >= 1 && value <= scale.Size();
}
