using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.App;

/// <summary>The app on a store, at an address that stays the same when it is started again.</summary>
internal sealed class Site(IStore store) : IAsyncDisposable
{
    /// <summary>The live workshop of the demo content, at an open clause.</summary>
    public const string Code = "k7m2qp";

    private readonly int port = Places.FreePort();

    public IStore Store => store;

    public Uri Address => new($"http://127.0.0.1:{port}");

    public Web Web { get; } = new();

    public ServerProcess Server { get; private set; } = null!;

    public static async Task<Site> StartAsync(Options options)
    {
        var site = new Site(options.Postgres is { } connection ? await PostgresStore.CreateAsync(connection) : new SqliteStore());
        await site.StartAsync();
        return site;
    }

    public async Task StartAsync() => Server = await ServerProcess.StartAsync(
        Places.AppDll,
        "CoCreate is at",
        [
            "--environment", "Production",
            "--urls", Address.ToString().TrimEnd('/'),
            $"--Site:Url={Address.ToString().TrimEnd('/')}",
            "--Demo:Load=true",
            .. store.ServerArguments,
        ]);

    public async ValueTask DisposeAsync()
    {
        Web.Dispose();
        if (Server is not null)
        {
            Server.PrintComplaints();
            await Server.DisposeAsync();
        }

        await store.DisposeAsync();
    }
}
