namespace Credex.CoCreate.People;

/// <summary>Facts about stakeholder groups: order, side, the two-letter tag, and the CSS and sprite name.</summary>
public static class StakeholderGroups
{
    /// <summary>EM ED NF LE PR PA SP: position is one of the four ways to know a group.</summary>
    public static IReadOnlyList<StakeholderGroup> All { get; } = Enum.GetValues<StakeholderGroup>();

    public static Side Side(this StakeholderGroup group) => group switch
    {
        StakeholderGroup.Employer or StakeholderGroup.Professional or StakeholderGroup.SocialPartner => People.Side.Work,
        StakeholderGroup.Educator or StakeholderGroup.NonFormalProvider => People.Side.Education,
        StakeholderGroup.Learner => People.Side.Learners,
        StakeholderGroup.PublicAuthority => People.Side.Authorities,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    /// <summary>The tag printed beside the shape, the same in every language.</summary>
    public static string Tag(this StakeholderGroup group) => group switch
    {
        StakeholderGroup.Employer => "EM",
        StakeholderGroup.Educator => "ED",
        StakeholderGroup.NonFormalProvider => "NF",
        StakeholderGroup.Learner => "LE",
        StakeholderGroup.Professional => "PR",
        StakeholderGroup.PublicAuthority => "PA",
        StakeholderGroup.SocialPartner => "SP",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    /// <summary>The tag in lower case: class name of the ink and id of the shape in the sprite.</summary>
    public static string Ink(this StakeholderGroup group) => group switch
    {
        StakeholderGroup.Employer => "em",
        StakeholderGroup.Educator => "ed",
        StakeholderGroup.NonFormalProvider => "nf",
        StakeholderGroup.Learner => "le",
        StakeholderGroup.Professional => "pr",
        StakeholderGroup.PublicAuthority => "pa",
        StakeholderGroup.SocialPartner => "sp",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };
}
