using Credex.CoCreate.Pages.S;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Around;

/// <summary>A cookie as /privacy tells of it.</summary>
/// <param name="Purpose">The end of the key of the text that says what it is for.</param>
/// <param name="Days">How long it lasts; null for one that goes with the browser's session.</param>
/// <param name="OnlyIfAsked">True where it lasts that long only if the visitor said so.</param>
public sealed record SiteCookie(string Name, string Purpose, int? Days, bool OnlyIfAsked = false);

/// <summary>Every cookie of the site, with the names and lifetimes that are configured, so that the page cannot tell of others.</summary>
public sealed class SiteCookies(
    IOptions<AntiforgeryOptions> forms,
    IOptionsMonitor<CookieAuthenticationOptions> accounts,
    IOptions<CookieTempDataProviderOptions> notices)
{
    public IReadOnlyList<SiteCookie> All =>
    [
        new(DeviceKey.Cookie, "Device", DeviceKey.Lasts.Days),
        new(CookieRequestCultureProvider.DefaultCookieName, "Language", SiteLanguages.Remembered.Days),
        new(forms.Value.Cookie.Name!, "Form", Days: null),
        new(Account.Cookie.Name!, "Account", Account.ExpireTimeSpan.Days, OnlyIfAsked: true),
        new(notices.Value.Cookie.Name!, "Notice", Days: null),
        new(SurveySecret.Cookie, "Survey", SurveySecret.Lasts.Days),
        new(SurveyCookies.Invitation, "SurveyInvitation", SurveySecret.Lasts.Days),
        new(SurveyCookies.Sent, "SurveySent", Days: null),
        new(SurveyCookies.Trial, "SurveyTrial", Days: null),
    ];

    private CookieAuthenticationOptions Account => accounts.Get(IdentityConstants.ApplicationScheme);
}
