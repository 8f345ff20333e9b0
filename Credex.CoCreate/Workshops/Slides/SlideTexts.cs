namespace Credex.CoCreate.Workshops.Slides;

/// <summary>Names the texts of slides, for <c>IStringLocalizer</c>.</summary>
public sealed class SlideTexts;
