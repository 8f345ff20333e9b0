using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests;

/// <summary>
/// The data folder of an app that has started once, copied for the many tests that start one: migrating and loading the demo costs more than
/// most of them. Only the plain start in Development is copied; whoever brings services or a database of its own starts from nothing.
/// </summary>
public static class StartedFolder
{
    private const string Whole = "Demo:Whole";

    private static readonly Lazy<Task<string>> Small = new(() => StartAsync("false"));

    private static readonly Lazy<Task<string>> Full = new(() => StartAsync("true"));

    public static void CopyTo(string folder, Dictionary<string, string> settings)
    {
        if (settings.Keys.Any(key => key.StartsWith("ConnectionStrings:", StringComparison.Ordinal) || key.StartsWith("Data:", StringComparison.Ordinal)))
        {
            return;
        }

        var started = settings.GetValueOrDefault(Whole) == "true" ? Full : Small;
        foreach (var file in Directory.EnumerateFiles(started.Value.GetAwaiter().GetResult()))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static async Task<string> StartAsync(string whole)
    {
        var folder = Directory.CreateTempSubdirectory("cocreate-started-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        // A folder that is named is started from nothing; the app's own one is left empty.
        await using var app = new TestApp(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Data:Directory"] = folder, [Whole] = whole });
        _ = app.Services.GetRequiredService<TimeProvider>();
        return folder;
    }
}
