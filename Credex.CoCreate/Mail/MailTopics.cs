namespace Credex.CoCreate.Mail;

/// <summary>What a reader can unsubscribe from, each by itself. A topic has its name (<c>Topic_</c>) and its link (<c>Stop_</c>) in <see cref="MailTexts"/>.</summary>
public static class MailTopics
{
    public const string Reminders = "reminders";
    public const string Invitations = "invitations";
    public const string Results = "results";
    public const string Library = "library";

    public static IReadOnlyList<string> All { get; } = [Reminders, Invitations, Results, Library];
}
