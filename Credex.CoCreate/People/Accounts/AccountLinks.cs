using System.Security.Cryptography;
using System.Text.Json;
using Credex.CoCreate.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Credex.CoCreate.People.Accounts;

/// <summary>What a mailed link is for; each leads to a page that only shows it, and acts when its form is sent.</summary>
public enum LinkPurpose
{
    /// <summary>Shows that an address is theirs, and chooses the password.</summary>
    Confirm,

    SignIn,
    Reset,

    /// <summary>Shows that the new address is theirs.</summary>
    Address,

    Erase,
}

/// <summary>What a mailed link says.</summary>
/// <param name="IssuedAt">When it was asked for.</param>
/// <param name="Stamp">The security stamp of then: a new password, a new address or a deactivation ends every link before.</param>
/// <param name="Detail">What else it is about, such as the new address.</param>
public sealed record AccountLink(Guid PersonId, DateTime IssuedAt, string Stamp, string? Detail);

/// <summary>
/// Links for letters about an account: made when a letter is written, from this installation's keys, so that no secret is stored anywhere. Each has its purpose
/// and its time.
/// </summary>
public sealed class AccountLinks(IDataProtectionProvider protection, LetterLinks links)
{
    private const int Longest = 2000;
    private readonly IDataProtector protector = protection.CreateProtector("account.links");

    public string Token(LinkPurpose purpose, Person person, DateTime issuedAt, string? detail = null)
    {
        var link = new AccountLink(person.Id, issuedAt, person.SecurityStamp ?? string.Empty, detail);
        return WebEncoders.Base64UrlEncode(Of(purpose).Protect(JsonSerializer.SerializeToUtf8Bytes(link), Lasts(purpose)));
    }

    /// <summary>The whole address, for a letter.</summary>
    public string Address(LinkPurpose purpose, Person person, DateTime issuedAt, string? detail = null) =>
        links.To($"{Path(purpose)}/{Token(purpose, person, issuedAt, detail)}");

    /// <summary>What a link says; null where it is none of ours, is for something else, or its time is over.</summary>
    public AccountLink? Read(LinkPurpose purpose, string? token)
    {
        if (token is null or { Length: 0 or > Longest })
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<AccountLink>(Of(purpose).Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>How long a link of this purpose works.</summary>
    public static TimeSpan Lasts(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.SignIn => TimeSpan.FromMinutes(30),
        LinkPurpose.Reset => TimeSpan.FromHours(2),
        LinkPurpose.Confirm => TimeSpan.FromDays(7),
        _ => TimeSpan.FromDays(1),
    };

    private static string Path(LinkPurpose purpose) => purpose switch
    {
        LinkPurpose.Confirm => "/account/confirm",
        LinkPurpose.SignIn => "/account/link",
        LinkPurpose.Reset => "/account/reset",
        LinkPurpose.Address => "/account/address",
        LinkPurpose.Erase => "/account/erase",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose), purpose, null),
    };

    private ITimeLimitedDataProtector Of(LinkPurpose purpose) => protector.CreateProtector(purpose.ToString()).ToTimeLimitedDataProtector();
}
