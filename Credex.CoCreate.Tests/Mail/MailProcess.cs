using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Credex.CoCreate.Tests.Mail;

/// <summary>A real SMTP server in a process of its own: the bench's hidden verb.</summary>
internal sealed class MailProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly string log = Path.Combine(Path.GetTempPath(), $"cocreate-mail-{Guid.NewGuid():N}.log");
    private readonly Process process;

    private MailProcess(int port, string[] more)
    {
        Port = port;
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var dll = Path.Combine(Repository.Root, "Credex.CoCreate.Bench", "bin", bin.Parent!.Name, bin.Name, "Credex.CoCreate.Bench.dll");
        process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [dll, "smtp", "--port", port.ToString(CultureInfo.InvariantCulture), "--log", log, .. more])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            },
        };
    }

    public int Port { get; }

    public static async Task<MailProcess> StartAsync(params string[] more)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var server = new MailProcess(port, more);
        server.process.Start();
        Assert.Equal("ready", await server.process.StandardOutput.ReadLineAsync().WaitAsync(Patience));
        return server;
    }

    /// <summary>Message-ID, recipient and connection of each message that it accepted.</summary>
    public async Task<IReadOnlyList<(string MessageId, string To, string Connection)>> AcceptedAsync()
    {
        await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1], parts[2]))];
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        File.Delete(log);
    }
}
