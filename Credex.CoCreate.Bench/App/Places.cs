using System.Net;
using System.Net.Sockets;

namespace Credex.CoCreate.Bench.App;

/// <summary>Where things are: the repository above this program, and the app: published beside this program, or, in a debug build, as it was built.</summary>
internal static class Places
{
    private const string App = "Credex.CoCreate";

    public static string Repository => FindRepository();

    public static string AppDll
    {
        get
        {
            var published = Path.Combine(AppContext.BaseDirectory, "app", App + ".dll");
            if (File.Exists(published))
            {
                return published;
            }

            // .../Credex.CoCreate.Bench/bin/Debug/net10.0/
            var framework = new DirectoryInfo(AppContext.BaseDirectory);
            var built = Path.Combine(Repository, App, "bin", framework.Parent!.Name, framework.Name, App + ".dll");
            return File.Exists(built) ? built : throw new UsageException($"The app is not built: {built} is missing.");
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, App + ".sln")))
            {
                return folder.FullName;
            }
        }

        throw new UsageException($"{App}.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
