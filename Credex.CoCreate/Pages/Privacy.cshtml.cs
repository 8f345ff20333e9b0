using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.Around;
using Credex.CoCreate.People.Retention;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages;

/// <summary>What is stored, where, and who sees it: no sentence here that the code does not keep.</summary>
public sealed class PrivacyModel(SiteCookies cookies, IConfiguration configuration, IOptions<RetentionOptions> retention) : PageModel
{
    public IReadOnlyList<SiteCookie> Cookies => cookies.All;

    /// <summary>The ends of the keys of the texts, with the days that are set.</summary>
    public IReadOnlyList<(string Part, int Days)> Kept =>
    [
        ("After", retention.Value.AfterWorkshop),
        ("Surveys", retention.Value.AfterSurvey),
        ("Pending", retention.Value.PendingRegistrations),
        ("Unconfirmed", retention.Value.UnconfirmedAccounts),
        ("FollowUps", retention.Value.FollowUps),
        ("MailFiles", retention.Value.MailFiles),
        ("Audit", retention.Value.Audit),
    ];

    public bool OnPostgres => configuration.PostgresConnection() is not null;

    public bool SendsTelemetry => configuration["Telemetry:Endpoint"] is { Length: > 0 };

    public static string Until(SiteCookie cookie) => cookie switch
    {
        { Days: null } => "Close",
        { OnlyIfAsked: true } => "CloseOrDays",
        _ => "Days",
    };
}
