using System.Globalization;
using System.Text.RegularExpressions;
using MailKit.Net.Smtp;

namespace Credex.CoCreate.Mail;

/// <summary>
/// What a server's refusal means. The basic code says whether it is for good (5xx) or for now (4xx); the enhanced one (RFC 3463), where there is one, whether it
/// speaks of the mailbox. A server that refuses us, our sender or our network refuses nobody's mailbox, and hiding that as a thousand dead addresses would be worse
/// than any of them.
/// </summary>
internal static partial class SmtpVerdict
{
    /// <summary>Codes that speak of the mailbox where nothing more exact is said: unavailable, not local, not allowed, no mail taken here (RFC 5321, 7504).</summary>
    private static readonly int[] MailboxCodes = [550, 551, 553, 556];

    public static TransportAnswer Of(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        var exact = Enhanced().Match(refusal.Message);
        var reason = $"{Step(refusal.ErrorCode)}: {code}{(exact.Success ? " " + exact.Value : string.Empty)}";
        if (code < 500 || IsAboutUs(refusal.ErrorCode, code))
        {
            return TransportAnswer.Deferred(reason);
        }

        var isAboutAddress = exact.Success
            ? IsAboutMailbox(Number(exact, "subject"), Number(exact, "detail"), refusal.ErrorCode)
            : refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted && MailboxCodes.Contains(code);
        return new TransportAnswer(DeliveryOutcome.Refused, reason, isAboutAddress);
    }

    /// <summary>We are to sign in or may not send: somebody has to change a setting, and then all that waits can go. Too large (552) is about the letter.</summary>
    private static bool IsAboutUs(SmtpErrorCode step, int code) => code is 530 or 534 or 535 or 538 || (step == SmtpErrorCode.SenderNotAccepted && code != 552);

    /// <summary>X.1 is the address, X.2.1 a mailbox that is switched off. At RCPT, X.4 is a domain that takes no mail; X.2.2 (full) passes.</summary>
    private static bool IsAboutMailbox(int subject, int detail, SmtpErrorCode step) => (subject, detail) switch
    {
        // 5.1.7 and 5.1.8 are the sender's address.
        (1, 7 or 8) => false,
        (1, _) or (2, 1) => true,
        (4, _) or (0, _) => step == SmtpErrorCode.RecipientNotAccepted,
        _ => false,
    };

    private static string Step(SmtpErrorCode step) => step switch
    {
        SmtpErrorCode.SenderNotAccepted => "MAIL",
        SmtpErrorCode.RecipientNotAccepted => "RCPT",
        SmtpErrorCode.MessageNotAccepted => "DATA",
        _ => "SMTP",
    };

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\s*[245]\.(?<subject>\d{1,3})\.(?<detail>\d{1,3})(?!\d|\.)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Enhanced();
}
