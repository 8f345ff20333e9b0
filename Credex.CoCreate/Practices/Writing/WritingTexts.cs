namespace Credex.CoCreate.Practices.Writing;

/// <summary>Texts of the pages on which case studies are written.</summary>
public sealed class WritingTexts;
