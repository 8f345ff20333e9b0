namespace Credex.CoCreate.Surveys;

/// <summary>Names the texts of answering surveys, for <c>IStringLocalizer</c>.</summary>
public sealed class SurveyTexts;
