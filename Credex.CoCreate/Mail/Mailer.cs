namespace Credex.CoCreate.Mail;

/// <summary>
/// Draws letters and sends them. Never throws for what a server says or a connection does: that is an outcome. Not for use inside a transaction: it reads and
/// writes in its own.
/// </summary>
public sealed class Mailer(IServiceScopeFactory scopes, LetterDrawer drawer, MessageMaker maker, IMailTransport transport)
{
    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancel)
    {
        if (MessageMaker.Refusal(letter) is { } refusal)
        {
            return new Delivery(DeliveryOutcome.Refused, refusal);
        }

        await using var scope = scopes.CreateAsyncScope();
        var addresses = scope.ServiceProvider.GetRequiredService<AddressStates>();
        if (await SuppressionAsync(letter, addresses, cancel) is { } suppression)
        {
            return new Delivery(DeliveryOutcome.Suppressed, suppression);
        }

        using var message = maker.Make(letter, await drawer.DrawAsync(letter));
        var answer = await transport.SendAsync(message, cancel);
        if (answer.IsAboutAddress)
        {
            // What is learnt is kept, even where the sender is shutting down.
            await addresses.BounceAsync(letter.To, answer.Reason ?? string.Empty, CancellationToken.None);
        }

        return new Delivery(answer.Outcome, answer.Reason);
    }

    private static async Task<string?> SuppressionAsync(Letter letter, AddressStates addresses, CancellationToken cancel) => await addresses.FindAsync(letter.To, cancel) switch
    {
        { HardBouncedAt: not null } state => $"refused before ({state.Reason})",
        { } state when letter.Topic is { } topic && state.Unsubscribed.Topics.Contains(topic, StringComparer.Ordinal) => "unsubscribed",
        _ => null,
    };
}
