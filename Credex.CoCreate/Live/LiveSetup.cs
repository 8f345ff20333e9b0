using System.Text.Encodings.Web;
using Credex.CoCreate.Pages;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Credex.CoCreate.Live;

public static class LiveSetup
{
    /// <summary>
    /// Bytes that wait for a connection which takes nothing. Beyond them a push waits itself, which costs no copy of it: five thousand connections share one.
    /// </summary>
    private const long HeldBack = 16 * 1024;

    /// <summary>What comes over the backplane is sent on by the framework, which waits for the slowest: this holds what a phone in a pocket misses until it is given up.</summary>
    private const long HeldBackWithOthers = 1024 * 1024;

    public static void AddLive(this WebApplicationBuilder builder)
    {
        var redis = builder.Configuration.GetConnectionString("Redis") is { Length: > 0 } text ? text : null;
        var services = builder.Services;
        services.AddSingleton(new LiveOptions(SeveralServers: redis is not null));
        services.AddRazorComponents();
        services.AddSingleton<Listeners>();
        services.AddSingleton<IUserIdProvider, ListenerId>();
        services.AddSingleton<RegionRenderer>();
        services.AddSingleton<Regions>();
        services.AddSingleton<Pushes>();
        services.AddSingleton<Publisher>();
        services.AddHostedService(provider => provider.GetRequiredService<Publisher>());
        // HTML in JSON: the default encoder writes each angle bracket and quote in six bytes, to everybody who listens.
        var signalR = services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = 1024;
            options.KeepAliveInterval = TimeSpan.FromSeconds(10);
            options.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
        }).AddJsonProtocol(options => options.PayloadSerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        if (redis is not null)
        {
            signalR.AddStackExchangeRedis(redis, options => options.Configuration.ChannelPrefix = StackExchange.Redis.RedisChannel.Literal(builder.Configuration["Redis:Prefix"] ?? "cocreate"));
        }
    }

    public static void MapLive(this WebApplication app)
    {
        var isAlone = !app.Services.GetRequiredService<LiveOptions>().SeveralServers;
        app.MapHub<LiveHub>("/hubs/live", options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.TransportMaxBufferSize = isAlone ? HeldBack : HeldBackWithOthers;
        })
            .RequireAuthorization(RoomPolicies.Listen);
        app.MapGet("/live/w/{code}/{name}", GetAsync);
    }

    /// <summary>The same HTML as the page and the push, to whoever may see it; serves reconnects and browsers without WebSockets.</summary>
    private static async Task<IResult> GetAsync(string code, string name, HttpContext http, Regions regions, IAuthorizationService rights, RoomPresence presence, WrongCodes wrong)
    {
        if (regions.Find(name) is not { } region)
        {
            return Results.NotFound();
        }

        if (RoomPolicies.For(region.Audience) is { } policy && await http.RefusedAsync(policy, rights) is { } status)
        {
            return Results.StatusCode(status);
        }

        if (await regions.GetAsync(new RegionKey(code, name), http.RequestAborted) is not { } rendered)
        {
            return wrong.MayTryAnother(http) ? Results.NotFound() : Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (region.Audience == Audience.Room && http.User.Participant() is { } participant)
        {
            presence.Polled(participant);
        }

        http.Response.Headers["X-Revision"] = rendered.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(rendered.Html, "text/html; charset=utf-8");
    }
}
