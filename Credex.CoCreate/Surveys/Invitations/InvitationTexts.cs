namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>Names the texts of inviting people to surveys.</summary>
public sealed class InvitationTexts;
