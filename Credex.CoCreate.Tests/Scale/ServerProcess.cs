using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Credex.CoCreate.Tests.Servers;

/// <summary>Starts processes, kills them and measures: alone, after the other tests.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ScaleCollection
{
    public const string Name = "Scale";
}

/// <summary>The built app in a process of its own, in Production, on a port and data that survive its being killed.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly IReadOnlyList<string> command;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly string environment;
    private readonly ConcurrentQueue<string> lines = new();
    private Process? process;

    private ServerProcess(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> settings, string environment)
    {
        (this.command, this.settings, this.environment) = (command, settings, environment);
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
    }

    public Uri Address { get; }

    public bool IsRunning => process is { HasExited: false };

    /// <summary>What it printed since its last start.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>The secrets of the set-up links that were printed since its last start.</summary>
    public IReadOnlyList<string> SetupLinks => [.. SetupLink().Matches(Output).Select(match => match.Value)];

    /// <summary>From the start of the process to its first answer.</summary>
    public TimeSpan StartedIn { get; private set; }

    /// <summary>The dll beside the tests, with the demo content.</summary>
    public static ServerProcess Of(params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        all.TryAdd("Demo:Load", "true");
        all.TryAdd("Demo:Whole", "false");
        all.TryAdd("Site:Url", "http://127.0.0.1:1");
        return new ServerProcess([typeof(Program).Assembly.Location], all, "Production");
    }

    /// <summary><c>dotnet run --no-build</c>, as somebody who tries it does; in Development, as the launch profile says.</summary>
    public static ServerProcess Run(string folder)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return new ServerProcess(
            ["run", "--no-build", "-c", configuration, "--project", "Credex.CoCreate", "--"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Directory"] = folder },
            "Development");
    }

    /// <summary>Starts, or starts again on the same port and data, and waits until it is ready.</summary>
    public async Task StartAsync(string ready = "/readyz")
    {
        var watch = Stopwatch.StartNew();
        Launch();
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        while (!await AnswersAsync(client, ready))
        {
            Assert.False(process!.HasExited, $"The server ended: {Output}");
            Assert.True(watch.Elapsed < Patience, $"The server does not come up: {Output}");
            await Task.Delay(20);
        }

        StartedIn = watch.Elapsed;
    }

    /// <summary>Starts what is expected to end by itself.</summary>
    public async Task<int> RunToEndAsync()
    {
        Launch();
        await process!.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>SIGKILL, to it and what it started: nothing is flushed, nobody is told.</summary>
    public void Kill() => process?.Kill(entireProcessTree: true);

    public async Task KillAndWaitAsync()
    {
        Kill();
        await (process?.WaitForExitAsync() ?? Task.CompletedTask);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
        {
            await KillAndWaitAsync();
        }

        process?.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var response = await client.GetAsync(path);
            return response.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private void Launch()
    {
        process?.Dispose();
        lines.Clear();
        var start = new ProcessStartInfo("dotnet", [.. command, $"--urls={Address}", .. settings.Select(one => $"--{one.Key}={one.Value}")])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            lines.Enqueue(text);
        }
    }

    [GeneratedRegex("(?<=/setup/)[0-9a-f]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupLink();
}
