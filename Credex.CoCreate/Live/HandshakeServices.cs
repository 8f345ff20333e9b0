using Microsoft.AspNetCore.SignalR;

namespace Credex.CoCreate.Live;

/// <summary>
/// A socket keeps its request, and with it the services that decided who may open it: a DbContext and all that EF builds around it, some tens of
/// kilobytes for as long as somebody sits in a workshop. A handshake therefore decides with services of its own, which are given back before the hub begins.
/// </summary>
public static class HandshakeServices
{
    private static readonly object Key = new();

    /// <param name="app">The pipeline, behind routing.</param>
    /// <param name="decide">Adds the middleware that decides: who it is, in which language, with which right.</param>
    public static void UseHandshakeServices(this IApplicationBuilder app, Action<IApplicationBuilder> decide)
    {
        app.Use(BeginAsync);
        decide(app);
        app.Use(EndAsync);
    }

    private static async Task BeginAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is null)
        {
            await next(http);
            return;
        }

        await using var borrowed = new Borrowed(http);
        http.Items[Key] = borrowed;
        await next(http);
    }

    private static async Task EndAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Items.Remove(Key, out var borrowed))
        {
            await ((Borrowed)borrowed!).DisposeAsync();
        }

        await next(http);
    }

    /// <summary>The services in use until this is disposed, which it may be twice.</summary>
    private sealed class Borrowed : IAsyncDisposable
    {
        private readonly HttpContext http;
        private readonly IServiceProvider own;
        private AsyncServiceScope? scope;

        public Borrowed(HttpContext http)
        {
            (this.http, own) = (http, http.RequestServices);
            scope = own.CreateAsyncScope();
            http.RequestServices = scope.Value.ServiceProvider;
        }

        public async ValueTask DisposeAsync()
        {
            if (scope is { } used)
            {
                scope = null;
                http.RequestServices = own;
                await used.DisposeAsync();
            }
        }
    }
}
