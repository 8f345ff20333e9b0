namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// RAND/UCLA's classic definitions of agreement and disagreement, given for panels of 8 to 16 only (Fitch et al. 2001).
/// </summary>
/// <param name="MayBeOutside">Agreement: at most so many rate outside the three-point region of the median.</param>
/// <param name="AtEachEnd">Disagreement: at least so many rate 1 to 3 and at least so many 7 to 9.</param>
public sealed record ClassicPanel(int MayBeOutside, int AtEachEnd)
{
    /// <summary>The definition for so many raters, null where the manual gives none.</summary>
    public static ClassicPanel? For(int raters) => raters switch
    {
        >= 8 and <= 10 => new(2, 3),
        >= 11 and <= 13 => new(3, 4),
        >= 14 and <= 16 => new(4, 5),
        _ => null,
    };

    public bool Agreement(Histogram answers, RandRegion region)
    {
        var first = region switch
        {
            RandRegion.Inappropriate => 1,
            RandRegion.Uncertain => 4,
            _ => 7,
        };

        return answers.Total - (answers[first] + answers[first + 1] + answers[first + 2]) <= MayBeOutside;
    }

    public bool Disagreement(Histogram answers) =>
        answers.Disagreeing(Scale.NinePoint) >= AtEachEnd && answers.Agreeing(Scale.NinePoint) >= AtEachEnd;
}
