using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Charts;

/// <summary>A block in the registration plot: where its centre stands, relative to the cross, in units of the radius of a shape.</summary>
public sealed record Registered(BlockFinding Block, double Share, double Angle)
{
    /// <summary>How far out of register, from 0 to D.</summary>
    public double Distance => (1 - Share) * Registration.FullDistance;

    public double X => Distance * Math.Cos(Angle);

    public double Y => Distance * Math.Sin(Angle);

    /// <summary>Worth a name beside it: the rule does not hold, and the eye can see it.</summary>
    public bool IsOff => Block.DoesNotAgree && Distance > 0.12;
}

/// <summary>
/// Where shapes stand: at (1 - share agreeing) x D from the centre, each group at an angle of its own. Groups of a merged block stand at one place,
/// the angle of the first of them. A block of which nobody took a side has no place.
/// </summary>
public static class Registration
{
    /// <summary>D, the distance of a group in which nobody agrees, in radii.</summary>
    public const double FullDistance = 1.65;

    public static IReadOnlyList<Registered> Of(Reading reading) =>
    [
        .. reading.Blocks
            .Where(block => block.Finding.Denominator > 0)
            .Select(block => new Registered(block, (double)block.Finding.Agreeing / block.Finding.Denominator, Angle(block.Block.Groups[0]))),
    ];

    /// <summary>The fixed angle of a group, in radians clockwise from the right.</summary>
    public static double Angle(StakeholderGroup group) => Math.PI / 180 * group switch
    {
        StakeholderGroup.Employer => 200,
        StakeholderGroup.Educator => 320,
        StakeholderGroup.NonFormalProvider => 265,
        StakeholderGroup.Learner => 20,
        StakeholderGroup.Professional => 140,
        StakeholderGroup.PublicAuthority => 60,
        StakeholderGroup.SocialPartner => 100,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };
}
