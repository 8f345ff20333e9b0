using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Workshops;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>All that the app can be asked for, and everybody who may ask.</summary>
internal static class EverySide
{
    private static readonly string[] Visitors = ["anonymous", "participant", "removed", "member", "moderator", "facilitator of another", "facilitator", "staff", "admin"];

    /// <summary>Each request comes from a place of its own: the limits on a flood are not what is looked at here.</summary>
    public static TestApp App() => new(services: services => services.AddSingleton<IStartupFilter, Scattered>());

    /// <summary>All that can be asked for: looking at each page, and each of its handlers.</summary>
    public static async Task<IReadOnlyList<(string Page, string Template, string Method, string? Handler)>> WaysAsync(TestApp app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var ways = new List<(string, string, string, string?)>();
        foreach (var page in app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var template = page.AttributeRouteInfo!.Template!;
            ways.Add((page.ViewEnginePath, template, "GET", null));

            // What a page overrides to look at every request is named like a handler, and is none.
            ways.AddRange(compiled.HandlerMethods.Where(handler => handler.HttpMethod is "Get" or "Post").Select(handler => (page.ViewEnginePath, template, handler.HttpMethod.ToUpperInvariant(), handler.Name)));
        }

        Assert.True(ways.Count > 100);
        return [.. ways.Distinct()];
    }

    public static async Task<IReadOnlyList<(string Who, HttpClient Client)>> ArriveAsync(TestApp app)
    {
        var staff = await Facilitator.SignInAsync(app, "staff");
        var participant = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        var removed = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.RemoveAsync(await app.LatestParticipantAsync())).StatusCode);
        var all = new List<(string Who, HttpClient Client)>
        {
            ("anonymous", app.Browser()),
            ("participant", participant.Client),
            ("removed", removed.Client),
            ("facilitator of another", (await OtherRoom.AddAsync(app)).Client),
            ("staff", staff.Client),
        };
        foreach (var role in new[] { "member", "moderator", "facilitator", "admin" })
        {
            all.Add((role, (await Facilitator.SignInAsync(app, role)).Client));
        }

        Assert.Equal(Visitors.Order(StringComparer.Ordinal), all.Select(one => one.Who).Order(StringComparer.Ordinal));
        return all;
    }

    private sealed class Scattered : IStartupFilter
    {
        private int last;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                var place = Interlocked.Increment(ref last);
                http.Connection.RemoteIpAddress = new IPAddress([10, (byte)(place >> 16), (byte)(place >> 8), (byte)place]);
                return rest(http);
            });
            next(app);
        };
    }
}
