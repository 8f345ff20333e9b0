using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Credex.CoCreate.Mail;

/// <summary>
/// Sends through the configured SMTP server, over a few connections that stay open. Only a final answer counts: a connection that is lost after the last
/// byte may have delivered, and the letter is sent again with the same Message-ID.
/// </summary>
public sealed class SmtpTransport : IMailTransport, IAsyncDisposable
{
    private readonly SmtpHabits habits;
    private readonly TimeProvider clock;
    private readonly ILogger<SmtpTransport> log;
    private readonly SmtpPool pool;
    private readonly SendRate rate;
    private readonly SemaphoreSlim turns;

    public SmtpTransport(IOptions<MailOptions> options, SmtpHabits habits, TimeProvider clock, ILogger<SmtpTransport> log)
    {
        (this.habits, this.clock, this.log) = (habits, clock, log);
        pool = new SmtpPool(options.Value, habits, clock);
        rate = new SendRate(options.Value.MessagesPerSecond, clock);
        turns = new SemaphoreSlim(options.Value.MaxConnections);
    }

    public async Task<TransportAnswer> SendAsync(MimeMessage message, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            var answer = await TryAsync(message, cancel);
            if (answer.Outcome != DeliveryOutcome.Sent)
            {
                log.LogWarning("Mail {MessageId} is {Outcome}: {Reason}", message.MessageId, answer.Outcome, answer.Reason);
            }

            return answer;
        }
        finally
        {
            turns.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await pool.DisposeAsync();
        turns.Dispose();
    }

    private async Task<TransportAnswer> TryAsync(MimeMessage message, CancellationToken cancel)
    {
        while (true)
        {
            SmtpConnection connection;
            try
            {
                connection = await WithinAsync(habits.ConnectWithin, pool.TakeAsync, cancel);
            }
            catch (Exception error) when (SmtpConnection.IsTrouble(error) && !cancel.IsCancellationRequested)
            {
                return TransportAnswer.Deferred($"connecting: {Trouble(error)}");
            }

            try
            {
                await rate.WaitAsync(cancel);
                await WithinAsync(habits.SendWithin, within => connection.Client.SendAsync(message, within), cancel);
                return TransportAnswer.Sent;
            }
            catch (SmtpCommandException refusal) when (refusal.StatusCode == SmtpStatusCode.ServiceNotAvailable && connection.Letters > 0 && refusal.ErrorCode == SmtpErrorCode.SenderNotAccepted)
            {
                // The server had enough of this connection, which says nothing about the letter.
                await connection.Client.DisconnectAsync(quit: false, CancellationToken.None);
            }
            catch (SmtpCommandException refusal)
            {
                return SmtpVerdict.Of(refusal);
            }
            catch (Exception error) when (SmtpConnection.IsTrouble(error) && !cancel.IsCancellationRequested)
            {
                return TransportAnswer.Deferred($"sending: {Trouble(error)}");
            }
            finally
            {
                await pool.GiveBackAsync(connection);
            }
        }
    }

    private async Task<T> WithinAsync<T>(TimeSpan time, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(time, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        return await work(both.Token);
    }

    private static string Trouble(Exception error) => error switch
    {
        SmtpCommandException refusal => ((int)refusal.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
        OperationCanceledException or TimeoutException => "no answer in time",
        SslHandshakeException or System.Security.Authentication.AuthenticationException => "the certificate is not trusted",
        MailKit.Security.AuthenticationException or ServiceNotAuthenticatedException => "user or password",
        NotSupportedException => "the encryption or sign-in asked for is not offered",
        _ => "the connection was lost",
    };
}
