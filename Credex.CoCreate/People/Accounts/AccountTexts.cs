namespace Credex.CoCreate.People.Accounts;

/// <summary>Names the texts of having an account and of the letters about it, for <c>IStringLocalizer</c>.</summary>
public sealed class AccountTexts;
