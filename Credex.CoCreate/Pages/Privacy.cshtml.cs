using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.Around;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages;

/// <summary>What is stored, where, and who sees it: no sentence here that the code does not keep.</summary>
public sealed class PrivacyModel(SiteCookies cookies, IConfiguration configuration) : PageModel
{
    public IReadOnlyList<SiteCookie> Cookies => cookies.All;

    public bool OnPostgres => configuration.PostgresConnection() is not null;

    public bool SendsTelemetry => configuration["Telemetry:Endpoint"] is { Length: > 0 };

    public static string Until(SiteCookie cookie) => cookie switch
    {
        { Days: null } => "Close",
        { OnlyIfAsked: true } => "CloseOrDays",
        _ => "Days",
    };
}
