using System.Net;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Mail;

public enum MailSecurity
{
    /// <summary>Begins in the clear and is encrypted before anything is said, or not at all.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte, usually on port 465.</summary>
    Tls,

    /// <summary>For a server on the same machine.</summary>
    None,

    /// <summary>What the port and the server offer; a password is never sent in the clear.</summary>
    Auto,
}

/// <summary>The <c>Mail</c> section of the settings.</summary>
public sealed class MailOptions
{
    /// <summary>The SMTP server; empty: letters are written to files.</summary>
    public string Host { get; set; } = string.Empty;

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; }

    public string User { get; set; } = string.Empty;

    public string Password { get; set; } = string.Empty;

    /// <summary>The address that letters come from; needed with a server.</summary>
    public string From { get; set; } = string.Empty;

    /// <summary>The name beside it; empty: the name of the site.</summary>
    public string FromName { get; set; } = string.Empty;

    /// <summary>Where answers go; empty: to the sender.</summary>
    public string ReplyTo { get; set; } = string.Empty;

    /// <summary>How fast this server sends, evenly.</summary>
    public double MessagesPerSecond { get; set; } = 10;

    /// <summary>How many connections to the SMTP server are open at once.</summary>
    public int MaxConnections { get; set; } = 2;

    public bool HasServer => Host.Length > 0;

    /// <summary>What is said on the way to this machine itself nobody else can read.</summary>
    public bool StaysHere => Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}

internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Wrong(MailOptions options)
    {
        if (options.From.Length > 0 ? !MailAddresses.IsOne(options.From) : options.HasServer)
        {
            yield return "Mail:From needs one bare address, such as cocreate@example.org.";
        }

        if (options.ReplyTo.Length > 0 && !MailAddresses.IsOne(options.ReplyTo))
        {
            yield return "Mail:ReplyTo needs one bare address, or nothing.";
        }

        if (options.FromName.Any(char.IsControl))
        {
            yield return "Mail:FromName is one line.";
        }

        if (options.Port is < 1 or > 65535)
        {
            yield return "Mail:Port is a number from 1 to 65535.";
        }

        if (options.MessagesPerSecond is not (> 0 and <= 1000))
        {
            yield return "Mail:MessagesPerSecond is more than 0, and 1000 at most.";
        }

        if (options.MaxConnections is < 1 or > 20)
        {
            yield return "Mail:MaxConnections is a number from 1 to 20.";
        }

        if (options.User.Length > 0 != options.Password.Length > 0)
        {
            yield return "Mail:User and Mail:Password go together.";
        }

        if (options is { User.Length: > 0, Security: MailSecurity.None, StaysHere: false })
        {
            yield return "Mail:Password would cross the network in the clear: set Mail:Security to StartTls or Tls.";
        }
    }
}
