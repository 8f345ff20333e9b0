using Credex.CoCreate.FollowUps;

namespace Credex.CoCreate.People.Accounts;

/// <summary>The names of the letters about an account.</summary>
public static class AccountLetters
{
    public const string Confirm = "address-confirm";
    public const string Exists = "account-exists";
    public const string Invitation = "account-invitation";
    public const string SignIn = "sign-in-link";
    public const string Reset = "password-reset";
    public const string Address = "address-change";
    public const string AddressChanged = "address-changed";

    public static Subject About(Person person) => new(nameof(Person), person.Id);

    /// <param name="address">Another one than theirs.</param>
    public static Recipient To(Person person, string language, string? address = null) => new(address ?? person.Email!, person.DisplayName, person.LanguageOr(language), person.Id);
}
