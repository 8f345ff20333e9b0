using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Credex.CoCreate.Mail;

/// <summary>
/// Which addresses are written to: one mailbox, bare. No display name, no list, no comment, no quotes, so that an address can't be a header, or two.
/// Letters beyond ASCII before the @ need a server that most are not, and are refused.
/// </summary>
public static partial class MailAddresses
{
    private const int Longest = 254;
    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    public static bool IsOne(string? text) => TryRead(text, out _);

    /// <summary>The address as it goes to the server, with the domain in ASCII.</summary>
    public static bool TryRead(string? text, out string address)
    {
        address = string.Empty;
        if (text is null || text.Length > Longest || !Parts().IsMatch(text))
        {
            return false;
        }

        var at = text.LastIndexOf('@');
        try
        {
            address = $"{text[..at]}@{Domains.GetAscii(text[(at + 1)..].Normalize(NormalizationForm.FormC))}";
            return address.Length <= Longest;
        }
        catch (ArgumentException)
        {
            // Not a domain name.
            return false;
        }
    }

    /// <summary>The same for every way in which people write one address.</summary>
    public static string Normal(string text) => (TryRead(text.Trim(), out var address) ? address : text.Trim()).ToLowerInvariant();

    /// <summary>Enough to recognise one's own address by: the first letter, and where it is.</summary>
    public static string Masked(string address) => $"{address[..1]}•••{address[address.LastIndexOf('@')..]}";

    [GeneratedRegex(@"\A(?!\.)(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|\.(?!\.|@)){1,64}@[^\s@\p{C}\p{P}\p{S}]+(?:(?:\.|-+)[^\s@\p{C}\p{P}\p{S}]+)*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();
}
