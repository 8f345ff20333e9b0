namespace Credex.CoCreate.People;

/// <summary>Names the texts of accounts, for <c>IStringLocalizer</c>.</summary>
public sealed class PeopleTexts;
