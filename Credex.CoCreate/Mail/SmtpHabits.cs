using System.Net.Security;

namespace Credex.CoCreate.Mail;

/// <summary>How long the SMTP transport waits, and whom it trusts. Nobody configures it; tests hurry it.</summary>
public sealed record SmtpHabits
{
    /// <summary>To connect, encrypt and sign in.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one letter. Generous after its end: giving up then sends it twice.</summary>
    public TimeSpan SendWithin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>An open connection that nobody used for so long is closed.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An open connection that nobody used for so long is asked whether it is still one.</summary>
    public TimeSpan TrustFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Servers close a connection after so many letters or more; it is closed politely before.</summary>
    public int LettersPerConnection { get; init; } = 100;

    /// <summary>Null: certificates as the system trusts them.</summary>
    internal RemoteCertificateValidationCallback? Trust { get; init; }
}
