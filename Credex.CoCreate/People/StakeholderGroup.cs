namespace Credex.CoCreate.People;

/// <summary>The seven stakeholder groups, in the fixed order in which they are listed, drawn and exported.</summary>
public enum StakeholderGroup
{
    Employer,
    Educator,
    NonFormalProvider,
    Learner,
    Professional,
    PublicAuthority,
    SocialPartner,
}

/// <summary>What a group is merged into for reporting when it is too small to be shown alone.</summary>
public enum Side
{
    Work,
    Education,
    Learners,
    Authorities,
}
