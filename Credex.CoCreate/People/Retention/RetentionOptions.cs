namespace Credex.CoCreate.People.Retention;

/// <summary>The <c>Retention</c> section of the settings, in days; 0 keeps for good.</summary>
public sealed class RetentionOptions
{
    /// <summary>After a workshop: who registered, and what participants wished to be called.</summary>
    public int AfterWorkshop { get; set; } = 365;

    /// <summary>After a survey: who was invited.</summary>
    public int AfterSurvey { get; set; } = 365;

    /// <summary>Registrations whose address was never confirmed.</summary>
    public int PendingRegistrations { get; set; } = 7;

    /// <summary>Accounts whose address was never confirmed.</summary>
    public int UnconfirmedAccounts { get; set; } = 30;

    /// <summary>Letters and errands that are done, left out or cancelled.</summary>
    public int FollowUps { get; set; } = 90;

    /// <summary>Letters in files, where no mail server is set.</summary>
    public int MailFiles { get; set; } = 30;

    /// <summary>The log of acts.</summary>
    public int Audit { get; set; } = 3650;
}
