using System.Globalization;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;

namespace Credex.CoCreate.Pages;

/// <summary>The languages of the interface, and how one is chosen: cookie, then profile, then browser.</summary>
public static class SiteLanguages
{
    public static IReadOnlyList<string> Codes { get; } = ["en", "fr"];

    /// <summary>How long the cookie keeps a choice.</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromDays(365);

    /// <summary>How dates and hours are written: English as in Europe, with the day first and twenty-four hours.</summary>
    public static CultureInfo Formats =>
        CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "fr-FR" : "en-GB");

    public static RequestLocalizationOptions Options()
    {
        var cultures = Codes.Select(code => CultureInfo.GetCultureInfo(code)).ToList();
        return new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(Codes[0]),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new CustomRequestCultureProvider(FromProfileAsync),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ],
        };
    }

    /// <summary><c>?lang=fr</c> sets the cookie and leads to the address without it, so that shared links carry a language once.</summary>
    public static void UseLanguageLinks(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.TryGetValue("lang", out var wanted))
        {
            if (Codes.Contains(wanted.ToString(), StringComparer.Ordinal))
            {
                Remember(http, wanted.ToString());
            }

            var rest = http.Request.Query.Where(pair => pair.Key != "lang").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
            // Two slashes at the start would be another host.
            var path = "/" + http.Request.Path.Value?.TrimStart('/', '\\');
            http.Response.Redirect(http.Request.PathBase + new PathString(path) + QueryString.Create(rest));
            return;
        }

        await next(http);
    });

    /// <summary>Keeps a choice of language in the cookie of this browser.</summary>
    public static void Remember(HttpContext http, string language) => http.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions
        {
            IsEssential = true,
            HttpOnly = true,
            MaxAge = Remembered,
            Path = http.Request.PathBase.HasValue ? http.Request.PathBase : "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });

    private static async Task<ProviderCultureResult?> FromProfileAsync(HttpContext http)
    {
        if (http.User.PersonId() is null)
        {
            return null;
        }

        var users = http.RequestServices.GetRequiredService<UserManager<Person>>();
        var person = await users.GetUserAsync(http.User);
        return person?.Language is { } language && Codes.Contains(language, StringComparer.Ordinal) ? new ProviderCultureResult(language) : null;
    }
}
