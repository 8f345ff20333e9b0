namespace Credex.CoCreate.Workshops;

/// <summary>Names the texts of workshops, for <c>IStringLocalizer</c>.</summary>
public sealed class WorkshopTexts;
