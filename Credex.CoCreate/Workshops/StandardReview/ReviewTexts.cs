namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>Names the texts of the standard review, for <c>IStringLocalizer</c>.</summary>
public sealed class ReviewTexts;
