using Credex.CoCreate.FollowUps;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>The names of the letters about a workshop.</summary>
public static class RegistrationLetters
{
    public const string Invite = "workshop-invitation";
    public const string Confirm = "registration-confirm";
    public const string Confirmed = "registration-confirmed";
    public const string Waiting = "registration-waiting";
    public const string MovedUp = "registration-moved-up";
    public const string DayBefore = "workshop-day-before";
    public const string HourBefore = "workshop-hour-before";
    public const string Changed = "workshop-changed";
    public const string Cancelled = "workshop-cancelled";
    public const string Starts = "workshop-starts";
    public const string Thanks = "workshop-thanks";
    public const string Decisions = "workshop-decisions";

    public static Recipient To(Registration registration) =>
        new(registration.Email, registration.Name, registration.Language, registration.PersonId, nameof(Registration), registration.Id);
}
