using System.Diagnostics;
using System.Globalization;

namespace Credex.CoCreate.Bench.App;

/// <summary>A server in a process of its own: what it printed, how much memory it took, and its sudden end.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int KeptComplaints = 5;

    /// <summary>A server that builds the index of a large library anew takes its time before it listens.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);

    private readonly Process process;
    private readonly string readyMark;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock writing = new();
    private readonly List<string> complaints = [];
    private int complained;

    private ServerProcess(Process process, string readyMark)
    {
        this.process = process;
        this.readyMark = readyMark;
    }

    /// <summary>The one-time link that makes the first admin, where there is none yet.</summary>
    public string? SetupLink { get; private set; }

    /// <summary>The largest working set that it has had.</summary>
    public double PeakMegabytes
    {
        get
        {
            var file = $"/proc/{process.Id}/status";
            var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
            return line is null ? process.PeakWorkingSet64 / 1048576.0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <summary>Milliseconds of processor time so far: less noisy than clock time beside other work.</summary>
    public double CpuMilliseconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalMilliseconds;
        }
    }

    /// <param name="dll">What dotnet runs.</param>
    /// <param name="readyMark">With what the line begins that it prints when it listens.</param>
    /// <param name="arguments">Those of the program.</param>
    /// <param name="environment">Variables to set for it.</param>
    public static async Task<ServerProcess> StartAsync(string dll, string readyMark, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            WorkingDirectory = Places.Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments.Prepend(dll))
        {
            start.ArgumentList.Add(argument);
        }

        // Nobody's own settings: only what is said here.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.Contains("__", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(new Process { StartInfo = start, EnableRaisingEvents = true }, readyMark);
        server.process.OutputDataReceived += (_, line) => server.Read(line.Data);
        server.process.ErrorDataReceived += (_, line) => server.Complain(line.Data);
        server.process.Exited += (_, _) => server.ready.TrySetException(new BenchException("The server ended at its start."));
        server.process.Start();
        server.process.BeginOutputReadLine();
        server.process.BeginErrorReadLine();
        try
        {
            await server.ready.Task.WaitAsync(LongestStart);
            return server;
        }
        catch (Exception error) when (error is TimeoutException or BenchException)
        {
            await server.DisposeAsync();
            server.PrintComplaints();
            throw new BenchException($"{Path.GetFileName(dll)} did not start: {error.Message}");
        }
    }

    /// <summary>Its memory now, as the system counts it.</summary>
    public double Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>From now on the largest working set is counted anew, where the system can do that.</summary>
    public void ForgetPeak()
    {
        var file = $"/proc/{process.Id}/clear_refs";
        if (File.Exists(file))
        {
            File.WriteAllText(file, "5");
        }
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }

    /// <summary>Warnings and errors of its log, the first ones in full: a good run has none.</summary>
    public void PrintComplaints()
    {
        lock (writing)
        {
            if (complained > 0)
            {
                Console.WriteLine($"The server's log has {complained} warnings or errors, the first ones:");
                complaints.ForEach(line => Console.WriteLine("  " + line));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith(readyMark, StringComparison.Ordinal))
        {
            // The set-up link is the next line.
            _ = Task.Delay(100).ContinueWith(_ => ready.TrySetResult(), TaskScheduler.Default);
        }
        else if (line.IndexOf("/setup/", StringComparison.Ordinal) > 0)
        {
            SetupLink = line[line.LastIndexOf(' ')..].Trim();
        }
        else if (line.Contains("\"Warning\"", StringComparison.Ordinal) || line.Contains("\"Error\"", StringComparison.Ordinal) || line.Contains("\"Critical\"", StringComparison.Ordinal))
        {
            Complain(line);
        }
    }

    private void Complain(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (writing)
        {
            complained++;
            if (complaints.Count < KeptComplaints)
            {
                complaints.Add(line.Length > 1000 ? line[..1000] : line);
            }
        }
    }
}
