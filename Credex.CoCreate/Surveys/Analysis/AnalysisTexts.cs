namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>Names the texts of the results of surveys, for <c>IStringLocalizer</c>.</summary>
public sealed class AnalysisTexts;
