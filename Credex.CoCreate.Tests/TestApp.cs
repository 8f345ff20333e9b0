using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Credex.CoCreate.Tests;

/// <summary>The real app on a fresh SQLite file, with the demo content; on a real port where a browser or a WebSocket needs one.</summary>
public sealed class TestApp : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> settings;
    private readonly Action<IServiceCollection>? services;
    private readonly string environment;
    private readonly bool onPort;

    public TestApp(bool onPort = false, string environment = "Development", Dictionary<string, string>? settings = null, Action<IServiceCollection>? services = null)
    {
        Folder = Directory.CreateTempSubdirectory("cocreate-test-").FullName;
        this.environment = environment;
        this.settings = settings ?? [];
        this.services = services;
        this.onPort = onPort;
        if (services is null && environment == Environments.Development)
        {
            StartedFolder.CopyTo(Folder, this.settings);
        }

        if (onPort)
        {
            UseKestrel(0);
            StartServer();
        }
    }

    public const string Code = DemoWorkshops.LiveCode;

    public string Folder { get; }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>A client that keeps its cookies and follows nothing by itself.</summary>
    public HttpClient Browser(string language = "en")
    {
        // On a real port the factory's own client would follow redirects.
        var client = onPort
            ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address }
            : CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    public async Task<T> InDbAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AppDb>());
    }

    public override async ValueTask DisposeAsync()
    {
        // Hangfire logs to the app that started last, in every app of the process; one that has ended would throw.
        Hangfire.Logging.LogProvider.SetCurrentLogProvider(null);
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(Repository.Root);
        builder.UseEnvironment(environment);
        builder.UseSetting("Data:Directory", Folder);
        // Watching the settings means watching every folder of the repository, each time an app starts.
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");

        // Nobody answers but those who the test lets in.
        builder.UseSetting("Demo:Crowd", "false");
        // Most tests need nothing that is over, and every one of them starts the demo.
        builder.UseSetting("Demo:Whole", "false");
        // What is due is carried out where a test says so, and not beside it.
        builder.UseSetting("FollowUps:Run", "false");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        if (services is not null)
        {
            builder.ConfigureTestServices(services);
        }
    }
}
