using System.Buffers;
using System.Globalization;
using System.Text;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Credex.CoCreate.Bench.Post;

/// <summary>
/// A real SMTP server in a process of its own, for the tests and for what measures mail: it takes everything, and notes each message before it says so.
/// With <c>--defer-every N</c> it puts off each Nth message, once or more.
/// </summary>
internal static class MailServer
{
    public const string Verb = "smtp";
    public const string Ready = "ready";

    public static async Task<int> RunAsync(Options options)
    {
        var log = options.Text("log") ?? throw new UsageException("--log is missing.");
        var settings = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint
            .Endpoint(new(System.Net.IPAddress.Loopback, options.Whole("port", 2525))).Build()).Build();
        var services = new ServiceProvider();
        await using var store = new MessageLog(log, options.Whole("defer-every", 0, least: 0));
        services.Add((IMessageStore)store);
        var server = new SmtpServer.SmtpServer(settings, services);
        var running = server.StartAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(Ready);
        await running;
        return 0;
    }
}

/// <summary>One line for each accepted message and recipient: Message-ID, recipient, connection.</summary>
internal sealed class MessageLog(string file, int deferEvery) : MessageStore, IAsyncDisposable
{
    private readonly StreamWriter writer = new(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    private readonly SemaphoreSlim turn = new(1);
    private int messages;

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (deferEvery > 0 && Interlocked.Increment(ref messages) % deferEvery == 0)
        {
            return new SmtpResponse((SmtpReplyCode)451, "4.3.0 later");
        }

        var id = MessageId(Encoding.UTF8.GetString(buffer.ToArray()));
        await turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var recipient in transaction.To)
            {
                await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{id}\t{recipient.User}@{recipient.Host}\t{context.SessionId}"));
            }

            await writer.FlushAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }

        return SmtpResponse.Ok;
    }

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        turn.Dispose();
    }

    private static string MessageId(string message)
    {
        var headers = message.Split("\r\n\r\n", 2)[0].Split("\r\n");
        return headers.Select(line => line.Split(':', 2)).FirstOrDefault(parts => parts[0].Equals("Message-ID", StringComparison.OrdinalIgnoreCase))?[^1].Trim() ?? string.Empty;
    }
}
