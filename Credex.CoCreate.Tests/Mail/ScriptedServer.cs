using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>An SMTP server that does what a test says, also what no proper one does.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly ConcurrentBag<Task> talks = [];
    private readonly ConcurrentBag<TcpClient> clients = [];
    private readonly Task accepting;

    public ScriptedServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Connections => clients.Count;

    public ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>What came whole, up to the final dot.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    public string Greeting { get; set; } = "220 scripted";

    public string[] Extensions { get; set; } = ["ENHANCEDSTATUSCODES"];

    /// <summary>What it says to a command, or to a whole message (<c>.</c>); null: what a friendly server says. An empty answer hangs up.</summary>
    public Func<string, string?> Reply { get; set; } = _ => null;

    /// <summary>Reads the first line of a message and then no more, and says nothing.</summary>
    public bool StallsInData { get; set; }

    public X509Certificate2? Certificate { get; set; }

    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        foreach (var client in clients)
        {
            client.Dispose();
        }

        await accepting;
        await Task.WhenAll(talks);
        listener.Dispose();
        ended.Dispose();
        Certificate?.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(ended.Token);
                clients.Add(client);
                talks.Add(TalkAsync(client));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            await ConverseAsync(client.GetStream());
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, or the test is over.
        }

        client.Close();
    }

    private async Task ConverseAsync(Stream stream)
    {
        await SayAsync(stream, Greeting);
        if (!Greeting.StartsWith('2'))
        {
            return;
        }

        while (await ReadLineAsync(stream) is { } command)
        {
            Commands.Enqueue(command);
            var verb = command.Split(' ')[0].ToUpperInvariant();
            var reply = Reply(command) ?? Friendly(verb);
            if (reply.Length == 0)
            {
                return;
            }

            await SayAsync(stream, reply);
            switch (verb)
            {
                case "STARTTLS":
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(Certificate!);
                    stream = secure;
                    break;
                case "DATA" when reply.StartsWith('3'):
                    if (StallsInData)
                    {
                        await ReadLineAsync(stream);
                        await Task.Delay(Timeout.Infinite, ended.Token);
                    }

                    if (!await TakeMessageAsync(stream))
                    {
                        return;
                    }

                    break;
                case "QUIT":
                    return;
            }
        }
    }

    private async Task<bool> TakeMessageAsync(Stream stream)
    {
        var message = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".")
        {
            message.Append(line).Append('\n');
        }

        Messages.Enqueue(message.ToString());
        var reply = Reply(".") ?? "250 2.0.0 taken";
        if (reply.Length == 0)
        {
            return false;
        }

        await SayAsync(stream, reply);
        return true;
    }

    private string Friendly(string verb) => verb switch
    {
        "EHLO" => string.Join("\r\n", ["250-scripted", .. Extensions.Take(Extensions.Length - 1).Select(one => $"250-{one}"), $"250 {Extensions[^1]}"]),
        "DATA" => "354 go on",
        "STARTTLS" => "220 go on",
        "QUIT" => "221 goodbye",
        "AUTH" => "235 2.7.0 welcome",
        _ => "250 2.0.0 fine",
    };

    private async Task SayAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), ended.Token);

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, ended.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
