using MimeKit;

namespace Credex.CoCreate.Mail;

/// <summary>Takes finished messages over, or says why not.</summary>
public interface IMailTransport
{
    /// <summary>Throws only when <paramref name="cancel"/> is cancelled, or the disk fails.</summary>
    Task<TransportAnswer> SendAsync(MimeMessage message, CancellationToken cancel);
}

/// <param name="IsAboutAddress">With Refused: no message will ever reach this address.</param>
public sealed record TransportAnswer(DeliveryOutcome Outcome, string? Reason = null, bool IsAboutAddress = false)
{
    public static TransportAnswer Sent { get; } = new(DeliveryOutcome.Sent);

    public static TransportAnswer Deferred(string reason) => new(DeliveryOutcome.Deferred, reason);
}
