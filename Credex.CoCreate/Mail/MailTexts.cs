namespace Credex.CoCreate.Mail;

/// <summary>Names the texts around letters, for <c>IStringLocalizer</c>.</summary>
public sealed class MailTexts;
