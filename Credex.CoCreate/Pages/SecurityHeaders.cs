using Credex.CoCreate.FollowUps;

namespace Credex.CoCreate.Pages;

public static class SecurityHeaders
{
    /// <summary>
    /// The policy of every page of ours; Hangfire's pages and the frame in which staff look at a letter have one of their own, since both style themselves inline, and so have
    /// the files that people sent.
    /// </summary>
    public static void UsePageSecurity(this WebApplication app, SiteOptions site)
    {
        var own = For(site, app.Environment);
        app.UseWhen(http => IsJobs(http), branch => branch.UseSecurityHeaders(Jobs()));
        app.UseWhen(http => IsLetter(http), branch => branch.UseSecurityHeaders(Letter()));
        app.UseWhen(http => http.Request.Path.StartsWithSegments("/files", StringComparison.OrdinalIgnoreCase), branch => branch.Use(SealFile));
        app.UseWhen(http => !IsJobs(http) && !IsLetter(http), branch => branch.UseSecurityHeaders(own));
    }

    /// <summary>
    /// What people sent: whatever a browser takes it for, it is of no origin, runs nothing and loads nothing. Registered before the policy of pages, so it has the last word; the page that
    /// says that there is no such file is one of ours.
    /// </summary>
    private static Task SealFile(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode < StatusCodes.Status400BadRequest)
            {
                http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }

    private static bool IsJobs(HttpContext http) => http.Request.Path.StartsWithSegments(FollowUpsSetup.DashboardPath, StringComparison.OrdinalIgnoreCase);

    private static bool IsLetter(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/manage/mail/preview", StringComparison.OrdinalIgnoreCase) && string.Equals(http.Request.Query["handler"], "html", StringComparison.OrdinalIgnoreCase);

    private static HeaderPolicyCollection Jobs() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            policy.AddStyleSrc().Self().UnsafeInline();
            policy.AddImgSrc().Self().Data();
            policy.AddObjectSrc().None();
            policy.AddBaseUri().None();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
        });

    /// <summary>No script, nothing from anywhere; shown in a frame of our own page only.</summary>
    private static HeaderPolicyCollection Letter() => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsSameOrigin()
        .AddReferrerPolicyNoReferrer()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddStyleSrc().UnsafeInline();
            policy.AddFrameAncestors().Self();
        });

    /// <summary>Only our own host, nothing inline, no framing. Older Safari does not take 'self' for WebSockets, so the public host is named as well.</summary>
    public static HeaderPolicyCollection For(SiteOptions site, IHostEnvironment environment)
    {
        var headers = new HeaderPolicyCollection()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddFrameOptionsDeny()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddMicrophone().None();
                policy.AddGeolocation().None();
            })
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().Self();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self();
                policy.AddImgSrc().Self().Data();
                policy.AddFontSrc().Self();
                var connect = policy.AddConnectSrc().Self();
                if (Uri.TryCreate(site.Url, UriKind.Absolute, out var address))
                {
                    connect.From((address.Scheme == Uri.UriSchemeHttps ? "wss://" : "ws://") + address.Authority);
                }

                policy.AddObjectSrc().None();
                policy.AddBaseUri().None();
                policy.AddFormAction().Self();
                policy.AddFrameAncestors().None();
            });
        return environment.IsDevelopment() ? headers : headers.AddStrictTransportSecurityMaxAge(maxAgeInSeconds: 60 * 60 * 24 * 180);
    }

    /// <summary>Browsers send cookies with a WebSocket from any page, so the hub takes connections from our own pages only.</summary>
    public static void UseHubOrigin(this IApplicationBuilder app, SiteOptions site) => app.Use(async (http, next) =>
    {
        if (http.Request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
            && http.Request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !IsOurs(origin, http.Request, site))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(http);
    });

    private static bool IsOurs(string origin, HttpRequest request, SiteOptions site) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && (string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            || (Uri.TryCreate(site.Url, UriKind.Absolute, out var own) && string.Equals(from.Authority, own.Authority, StringComparison.OrdinalIgnoreCase)));
}
