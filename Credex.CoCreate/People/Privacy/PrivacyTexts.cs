namespace Credex.CoCreate.People.Privacy;

/// <summary>Names the texts of what is held about somebody, of erasing and of retention, for <c>IStringLocalizer</c>.</summary>
public sealed class PrivacyTexts;
