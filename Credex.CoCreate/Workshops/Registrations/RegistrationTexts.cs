namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>Names the texts of registering for a workshop and of the letters about it, for <c>IStringLocalizer</c>.</summary>
public sealed class RegistrationTexts;
