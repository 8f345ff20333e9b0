using System.Runtime.InteropServices;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Retention;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>How the installation is: database, disk, queue, mail, last backup, nightly clearing, versions.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public sealed class HealthModel(
    AppDb db,
    FollowUpList followUps,
    Mailer mailer,
    IOptions<MailOptions> mail,
    UserManager<Person> users,
    TestLetter letter,
    IEnumerable<IRetentionRule> rules,
    IConfiguration configuration,
    IHostEnvironment environment,
    TimeProvider clock,
    IStringLocalizer<ManageTexts> texts) : PageModel
{
    /// <summary>Less than this is said to be little.</summary>
    public const long LittleDisk = 1024L * 1024 * 1024;

    private static readonly TimeSpan LongBehind = TimeSpan.FromMinutes(2);

    public string Database { get; private set; } = string.Empty;

    public long DatabaseBytes { get; private set; }

    public IReadOnlyList<string> Pending { get; private set; } = [];

    public long FreeBytes { get; private set; }

    public bool IsDiskLow => FreeBytes < LittleDisk;

    public IReadOnlyDictionary<FollowUpState, int> Counts { get; private set; } = new Dictionary<FollowUpState, int>();

    public TimeSpan? Behind { get; private set; }

    public bool IsBehind => Behind > LongBehind;

    /// <summary>Whether nothing on this page needs a look.</summary>
    public bool IsFine => Pending.Count == 0 && !IsDiskLow && !IsBehind && !Retention.HasFailed && !IsClearingMissed && Counts.GetValueOrDefault(FollowUpState.Parked) == 0;

    public string Mail => mail.Value.Host is { Length: > 0 } host ? host : texts["Health_MailFiles"];

    public LastBackup? Backup { get; private set; }

    public RetentionState Retention { get; private set; } = null!;

    public bool IsClearingMissed => Retention.IsMissed(clock.GetUtcNow().UtcDateTime);

    /// <summary>What the last night removed, by the names that people know.</summary>
    public IEnumerable<(string What, int Count)> Removed => Retention.Removed.Select(one => (rules.FirstOrDefault(rule => rule.Name == one.Key)?.Label ?? one.Key, one.Value));

    public bool IsPostgres => db is PostgresDb;

    public static string Version => typeof(HealthModel).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static string Runtime => RuntimeInformation.FrameworkDescription;

    public static string System => RuntimeInformation.OSDescription;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        (Database, DatabaseBytes) = await db.DescribeAsync(cancel);
        Pending = [.. await db.Database.GetPendingMigrationsAsync(cancel)];
        var folder = configuration.DataDirectory(environment);
        FreeBytes = new DriveInfo(folder).AvailableFreeSpace;
        Counts = await followUps.CountsAsync(cancel);
        Behind = await followUps.BehindAsync(cancel);
        Backup = LastBackup.Read(folder);
        Retention = await RetentionState.ReadAsync(db, cancel);
    }

    /// <summary>Sends a letter to whoever asks, at once, and says what the server answered.</summary>
    public async Task<IActionResult> OnPostTestAsync(CancellationToken cancel)
    {
        var me = await users.GetUserAsync(User);
        if (me?.Email is not { } address)
        {
            return Challenge();
        }

        var delivery = await mailer.SendAsync(letter.To(Guid.CreateVersion7(), address, me.DisplayName), cancel);
        if (delivery.Outcome == DeliveryOutcome.Sent)
        {
            TempData[Notices.Done] = texts["Health_TestSent", address].Value;
        }
        else
        {
            TempData[Notices.Refused] = texts["Health_TestFailed", address, texts[$"Delivery_{delivery.Outcome}"].Value, delivery.Reason ?? string.Empty].Value;
        }

        return LocalRedirect(Url.Content("~/manage/health"));
    }
}
