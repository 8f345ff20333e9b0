namespace Credex.CoCreate.FollowUps;

/// <summary>Names the texts of looking after follow-ups, for <c>IStringLocalizer</c>.</summary>
public sealed class FollowUpTexts;
