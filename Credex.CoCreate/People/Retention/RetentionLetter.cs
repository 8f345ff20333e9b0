using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People.Accounts.Letters;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Retention;

/// <summary>Says to every admin what a night removed: numbers, no names.</summary>
public sealed class RetentionLetter(AppDb db, AccountPost post, IEnumerable<IRetentionRule> rules, TimeProvider clock, IStringLocalizer<PrivacyTexts> texts) : ILetterKind, IReachesMany
{
    public const string KindName = "retention-report";

    public string Name => KindName;

    public string Label => texts["Kind_RetentionReport"];

    public TimeSpan? Lasts => TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => await (
        from user in db.Users
        join member in db.UserRoles on user.Id equals member.UserId
        join role in db.Roles on member.RoleId equals role.Id
        where role.Name == Roles.Admin && user.DeactivatedAt == null && user.EmailConfirmed && user.Email != null
        orderby user.Id
        select new Recipient(user.Email!, user.DisplayName, user.Language ?? "en", user.Id, null, null)).ToListAsync(cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        Task.FromResult(due.Address is { } address ? AccountPost.Draw(due.Id, address, due.AddressName, due.Language, Note(due.PayloadAs<RetentionReport>())) : null);

    public Letter Sample(string language) => post.Sample(language, _ => Note(new RetentionReport(clock.GetUtcNow().UtcDateTime, rules.Index().ToDictionary(rule => rule.Item.Name, rule => rule.Index + 1, StringComparer.Ordinal))));

    private AccountNote Note(RetentionReport report) => new(
        texts["RetentionReport_Subject", post.SiteName],
        texts["RetentionReport_Heading"],
        [texts["RetentionReport_Text", report.At.Written("D")]],
        (texts["RetentionReport_Button"], post.Page($"/manage/audit?act={RetentionErrand.Applied}")))
    {
        Facts = [.. report.Removed.Select(one => (rules.FirstOrDefault(rule => rule.Name == one.Key)?.Label ?? one.Key, one.Value.ToString("N0", SiteLanguages.Formats)))],
        Why = texts["RetentionReport_Why"],
    };
}
