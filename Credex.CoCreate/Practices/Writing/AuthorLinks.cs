using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>
/// What leads somebody who was named as an author to the case: made when the letter is written, from this installation's keys, so that no secret is stored. It holds until it was
/// accepted, or the name is gone.
/// </summary>
public sealed class AuthorLinks(IDataProtectionProvider protection)
{
    private const int Longest = 1000;
    private readonly IDataProtector protector = protection.CreateProtector("practice.authors");

    /// <summary>Below the address of the case.</summary>
    public string Path(Guid author) => $"/authorship/{WebEncoders.Base64UrlEncode(protector.Protect(author.ToByteArray()))}";

    /// <summary>Whom a link is for; null where it is none of ours.</summary>
    public Guid? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Length > Longest)
        {
            return null;
        }

        try
        {
            return new Guid(protector.Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
