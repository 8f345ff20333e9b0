using MailKit.Net.Smtp;
using MailKit.Security;

namespace Credex.CoCreate.Mail;

/// <summary>
/// Connections that stay open between letters, the last used first, so that those which are not needed fall idle and are closed. How many are taken at once
/// is up to <see cref="SmtpTransport"/>.
/// </summary>
internal sealed class SmtpPool : IAsyncDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);

    private readonly MailOptions options;
    private readonly SmtpHabits habits;
    private readonly TimeProvider clock;
    private readonly ITimer sweep;
    private readonly Lock guard = new();
    private readonly List<SmtpConnection> idle = [];

    public SmtpPool(MailOptions options, SmtpHabits habits, TimeProvider clock)
    {
        (this.options, this.habits, this.clock) = (options, habits, clock);
        sweep = clock.CreateTimer(_ => _ = CloseIdleAsync(habits.KeepFor), state: null, habits.KeepFor / 2, habits.KeepFor / 2);
    }

    /// <summary>An open connection that is one.</summary>
    public async Task<SmtpConnection> TakeAsync(CancellationToken cancel)
    {
        while (Pop() is { } kept)
        {
            if (kept.Idle < habits.KeepFor && (kept.Idle < habits.TrustFor || await kept.IsAliveAsync(cancel)))
            {
                return kept;
            }

            await kept.CloseAsync(Goodbye);
        }

        return await OpenAsync(cancel);
    }

    /// <summary>Keeps the connection for the next letter where it can take one.</summary>
    public async Task GiveBackAsync(SmtpConnection connection)
    {
        connection.Used();
        if (!connection.Client.IsConnected || connection.Letters >= habits.LettersPerConnection)
        {
            await connection.CloseAsync(Goodbye);
            return;
        }

        lock (guard)
        {
            idle.Add(connection);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await sweep.DisposeAsync();
        await CloseIdleAsync(TimeSpan.Zero);
    }

    private SmtpConnection? Pop()
    {
        lock (guard)
        {
            if (idle.Count == 0)
            {
                return null;
            }

            var last = idle[^1];
            idle.RemoveAt(idle.Count - 1);
            return last;
        }
    }

    private async Task CloseIdleAsync(TimeSpan since)
    {
        List<SmtpConnection> old;
        lock (guard)
        {
            old = idle.FindAll(one => one.Idle >= since);
            idle.RemoveAll(old.Contains);
        }

        await Task.WhenAll(old.Select(one => one.CloseAsync(Goodbye)));
    }

    private async Task<SmtpConnection> OpenAsync(CancellationToken cancel)
    {
        // Asking for revocations would need the web, and stop all mail where the web does not answer.
        var client = new SmtpClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = habits.Trust };
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Secure(options.Security), cancel);
            if (options.User.Length > 0)
            {
                if (!client.IsSecure && !options.StaysHere)
                {
                    throw new NotSupportedException("The server offers no encryption, and the password stays here.");
                }

                await client.AuthenticateAsync(options.User, options.Password, cancel);
            }

            return new SmtpConnection(client, clock);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private static SecureSocketOptions Secure(MailSecurity security) => security switch
    {
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Auto => SecureSocketOptions.Auto,
        _ => SecureSocketOptions.StartTls,
    };
}
