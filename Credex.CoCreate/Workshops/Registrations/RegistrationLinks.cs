using Credex.CoCreate.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>
/// The personal link of a registration, <c>/r/{token}</c>: confirms, cancels, joins. Made when a letter is written, from the id and this installation's keys,
/// so that no secret is stored anywhere.
/// </summary>
public sealed class RegistrationLinks(IDataProtectionProvider protection, LetterLinks links)
{
    private readonly IDataProtector protector = protection.CreateProtector("registration.link");
    private readonly IDataProtector invitations = protection.CreateProtector("registration.invitation");

    public string Token(Guid registration) => WebEncoders.Base64UrlEncode(protector.Protect(registration.ToByteArray()));

    /// <summary>The whole address, for a letter.</summary>
    public string Address(Guid registration) => links.To($"/r/{Token(registration)}");

    /// <summary>The form of a workshop, with what an invitation says filled in.</summary>
    public string InvitationAddress(string slug, Guid invitation) => links.To($"/workshops/{slug}/register?invitation={WebEncoders.Base64UrlEncode(invitations.Protect(invitation.ToByteArray()))}");

    /// <summary>Whose link it is; null where it is none of ours.</summary>
    public Guid? Read(string? token) => Read(protector, token);

    public Guid? ReadInvitation(string? token) => Read(invitations, token);

    private static Guid? Read(IDataProtector protector, string? token)
    {
        try
        {
            return token is { Length: > 0 and < 600 } && protector.Unprotect(WebEncoders.Base64UrlDecode(token)) is { Length: 16 } bytes ? new Guid(bytes) : null;
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }
}
