namespace Credex.CoCreate.Workshops.Questions;

/// <summary>Names the texts of questions, for <c>IStringLocalizer</c>.</summary>
public sealed class QuestionTexts;
