using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace Credex.CoCreate.Mail;

/// <summary>One open connection to the SMTP server, signed in.</summary>
internal sealed class SmtpConnection(SmtpClient client, TimeProvider clock) : IDisposable
{
    public SmtpClient Client => client;

    public int Letters { get; private set; }

    private long lastUsed = clock.GetTimestamp();

    public TimeSpan Idle => clock.GetElapsedTime(lastUsed);

    /// <summary>What a connection or the other side does while one talks, as far as it is no answer to a letter.</summary>
    public static bool IsTrouble(Exception error) =>
        error is ProtocolException or CommandException or IOException or SocketException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or SslHandshakeException or System.Security.Authentication.AuthenticationException or AuthenticationException or NotSupportedException or TimeoutException or OperationCanceledException;

    public void Used()
    {
        lastUsed = clock.GetTimestamp();
        Letters++;
    }

    public async Task<bool> IsAliveAsync(CancellationToken cancel)
    {
        try
        {
            await client.NoOpAsync(cancel);
            return true;
        }
        catch (Exception error) when (IsTrouble(error) && error is not OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Says goodbye where the other side still listens.</summary>
    public async Task CloseAsync(TimeSpan within)
    {
        try
        {
            using var patience = new CancellationTokenSource(within, clock);
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception error) when (IsTrouble(error))
        {
            // It was gone already.
        }

        Dispose();
    }

    public void Dispose() => client.Dispose();
}
