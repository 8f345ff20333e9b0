namespace Credex.CoCreate.Pages.Manage;

/// <summary>Names the texts of looking after people and reading the log, for <c>IStringLocalizer</c>.</summary>
public sealed class OversightTexts;
