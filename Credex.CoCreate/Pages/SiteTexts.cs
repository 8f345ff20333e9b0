namespace Credex.CoCreate.Pages;

/// <summary>Names the texts that belong to the site as a whole, for <c>IStringLocalizer</c>.</summary>
public sealed class SiteTexts;
