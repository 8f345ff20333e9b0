namespace Credex.CoCreate.Practices.Search;

/// <summary>Texts of finding cases: the list, its facets and map, the feed, and what the library lacks.</summary>
public sealed class FindingTexts;
