namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>Names the texts of ideas, for <c>IStringLocalizer</c>.</summary>
public sealed class IdeasTexts;
