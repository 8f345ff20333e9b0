namespace Credex.CoCreate.Surveys.Types;

/// <summary>Names the texts of the types of questions.</summary>
public sealed class TypeTexts;
