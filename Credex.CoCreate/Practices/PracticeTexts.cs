namespace Credex.CoCreate.Practices;

/// <summary>Texts about case studies that several of their pages share: fields, chapters, topics, states.</summary>
public sealed class PracticeTexts;
