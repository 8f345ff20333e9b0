namespace Credex.CoCreate.Mail;

public enum DeliveryOutcome
{
    /// <summary>The server has taken the message over.</summary>
    Sent,

    /// <summary>Try again later.</summary>
    Deferred,

    /// <summary>Permanent, for this address or this message.</summary>
    Refused,

    /// <summary>Not tried: this address was refused before, or its reader does not want this.</summary>
    Suppressed,
}

/// <param name="Reason">For staff and logs: codes and steps, never an address or a server's own words, which name one.</param>
public sealed record Delivery(DeliveryOutcome Outcome, string? Reason);
