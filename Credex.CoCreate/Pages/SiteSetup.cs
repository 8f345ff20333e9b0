using System.Text.Unicode;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Files;
using Credex.CoCreate.Live;
using Credex.CoCreate.Pages.Around;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Credex.CoCreate.Pages;

public static class SiteSetup
{
    private const long LargestRequest = 256 * 1024;

    public static void AddSite(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
        });
        services.AddOptions<SiteOptions>().BindConfiguration("Site")
            .Validate(
                site => builder.Environment.IsDevelopment() || Uri.TryCreate(site.Url, UriKind.Absolute, out _),
                "Site:Url is required outside Development: the public address of this installation, such as https://cocreate.example.")
            .ValidateOnStart();
        services.AddLocalization();
        services.AddWebEncoders(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddScoped<ChartWords>();
        services.AddSingleton<FixedDrawings>();
        services.AddSingleton<FontFiles>();
        services.AddSingleton<WrongCodes>();
        services.AddSingleton<SiteCookies>();
        services.AddScoped<HomeReader>();
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "cc_form";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = "token";
            options.HeaderName = "X-Token";
        });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "cc_notice");
        services.AddRazorPages(options =>
        {
            options.Conventions.ConfigureFilter(new StaleFormFilter());
            options.Conventions.ConfigureFilter(new UnknownHandlerFilter());
        });
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
        services.AddSiteLimits();
        services.AddPageCompression();
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        if (!builder.Environment.IsDevelopment())
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
        }

        if (builder.Configuration["Telemetry:Endpoint"] is { Length: > 0 } endpoint)
        {
            services.AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint)))
                .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint)));
        }
    }

    public static void UseSite(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        app.UseForwardedHeaders();
        if (site.PathBase.Length > 0)
        {
            app.UsePathBase(site.PathBase);
        }

        app.UseResponseCompression();
        app.UsePageSecurity(site);
        if (app.Environment.IsDevelopment())
        {
            app.UseDeveloperExceptionPage();
        }
        else
        {
            app.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",
                AllowStatusCode404Response = true,
                StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            });
        }

        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseLanguageLinks();
        app.UseHubOrigin(site);
        app.UseFontCaching();
        app.UseRouting();
        app.UseHandshakeServices(decide =>
        {
            decide.UseAuthentication();
            decide.UseRequestLocalization(SiteLanguages.Options());
            decide.UseRateLimiter();
            decide.UseAuthorization();
        });
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
        app.MapFiles();
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
    }

    /// <summary>
    /// Asks once for what the first page shows and sets its texts, so that queries and sanitizer are ready for whoever comes first; it runs beside the rest of the preparation.
    /// What fails here fails again for whoever asks, and is told to them: it is no reason not to start.
    /// </summary>
    public static async Task PrepareFirstPageAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            var home = await scope.ServiceProvider.GetRequiredService<HomeReader>().PublicAsync([], CancellationToken.None);
            _ = home.Records.Select(record => Texts.Markdown.ToHtml(record.About.Here().Text)).ToList();
        }
        catch (Exception error)
        {
            app.Logger.LogWarning(error, "The first page could not be prepared");
        }
    }

    /// <summary>Prints where the app listens and, in Development, that the demo people are on the sign-in page; else the set-up link, once.</summary>
    public static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        site.Listening = addresses.FirstOrDefault(one => Uri.IsWellFormedUriString(one, UriKind.Absolute))?.TrimEnd('/') ?? site.Listening;
        var address = addresses.FirstOrDefault() ?? site.Listening;
        System.Console.WriteLine($"CoCreate is at {address}{site.PathBase}");
        if (app.Environment.IsDevelopment())
        {
            System.Console.WriteLine($"Sign in at {address}{site.PathBase}/account/sign-in as one of the demo people: {string.Join(", ", Demo.DemoPeople.All.Select(person => $"{person.Name} ({person.Role})"))}.");
        }

        var setup = app.Services.GetRequiredService<SetupLink>();
        if (setup.Secret is { } secret)
        {
            System.Console.WriteLine($"There is no admin yet. Make the account, once, within seven days: {site.Root}/setup/{secret}");
            setup.Secret = null;
        }
    });
}
