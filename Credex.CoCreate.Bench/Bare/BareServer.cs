using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Credex.CoCreate.Bench.Bare;

/// <summary>What the app is compared with: a form handler, a batching SQLite writer and a hub, and nothing else. A process of its own.</summary>
internal static class BareServer
{
    public const string Verb = "bare-server";
    public const string Ready = "bare server is ready";
    public const string VotePath = "/vote";

    public static async Task<int> RunAsync(Options options)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Whole("port", 0)}");
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<BareTally>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BareTally>());
        builder.Services.AddSingleton(services => new BareWriter(options.Text("file") ?? throw new UsageException("--file is missing."), services.GetRequiredService<BareTally>()));
        builder.Services.AddHostedService(services => services.GetRequiredService<BareWriter>());
        await using var app = builder.Build();
        app.MapHub<BareHub>("/hubs/live");
        app.MapPost(VotePath, VoteAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync(Ready);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    private static async Task<IResult> VoteAsync(HttpRequest request, BareWriter writer)
    {
        var form = await request.ReadFormAsync();
        var voter = int.Parse(form["voter"].ToString(), CultureInfo.InvariantCulture);
        var value = int.Parse(form["value"].ToString(), CultureInfo.InvariantCulture);
        return await writer.WriteAsync(voter, value) ? Results.Content("<p>stored</p>", "text/html") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}

internal sealed class BareHub : Hub;
