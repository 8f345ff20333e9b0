namespace Credex.CoCreate.Pages.Around;

/// <summary>The texts of the pages around the product: home, about, privacy, accessibility.</summary>
public sealed class AroundTexts;
