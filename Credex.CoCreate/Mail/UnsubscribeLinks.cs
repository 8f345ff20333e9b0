using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Credex.CoCreate.Mail;

/// <param name="Address">The whole address; pages show it masked.</param>
public sealed record Subscription(string Address, string Topic);

/// <summary>The links that unsubscribe one address from one topic, for good: encrypted, so that nothing in them can be read or made up.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, LetterLinks links)
{
    private const int Longest = 2000;
    private readonly IDataProtector protector = protection.CreateProtector("Credex.CoCreate.Mail.Unsubscribe.v1");

    public string For(Subscription subscription) => links.To($"/unsubscribe/{Token(subscription)}");

    public string Token(Subscription subscription) =>
        WebEncoders.Base64UrlEncode(protector.Protect(Encoding.UTF8.GetBytes($"{subscription.Topic}\n{subscription.Address}")));

    /// <summary>What a link is about; null where it is none of ours.</summary>
    public Subscription? Read(string token)
    {
        if (token.Length > Longest)
        {
            return null;
        }

        try
        {
            var parts = Encoding.UTF8.GetString(protector.Unprotect(WebEncoders.Base64UrlDecode(token))).Split('\n');
            return MailTopics.All.Contains(parts[0], StringComparer.Ordinal) ? new Subscription(parts[1], parts[0]) : null;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
