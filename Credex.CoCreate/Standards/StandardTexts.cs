namespace Credex.CoCreate.Standards;

/// <summary>Names the texts of standards, for <c>IStringLocalizer</c>.</summary>
public sealed class StandardTexts;
