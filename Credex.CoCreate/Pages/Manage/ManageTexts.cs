namespace Credex.CoCreate.Pages.Manage;

/// <summary>Names the texts of looking after an installation, for <c>IStringLocalizer</c>.</summary>
public sealed class ManageTexts;
