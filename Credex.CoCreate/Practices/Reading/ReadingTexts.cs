namespace Credex.CoCreate.Practices.Reading;

/// <summary>Texts of the page of a case, as readers see it.</summary>
public sealed class ReadingTexts;
