namespace Credex.CoCreate.People;

/// <summary>Names the texts of the log of acts, for <c>IStringLocalizer</c>.</summary>
public sealed class AuditTexts;
