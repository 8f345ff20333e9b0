using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>To somebody who asked for an account and has one.</summary>
public sealed class ExistsLetter(AccountPost post, IStringLocalizer<AccountTexts> texts) : ILetterKind
{
    public string Name => AccountLetters.Exists;

    public string Label => texts["Kind_Exists"];

    public TimeSpan? Lasts => TimeSpan.FromDays(1);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, _ => Note(), cancel);

    public Letter Sample(string language) => post.Sample(language, _ => Note());

    private AccountNote Note() => new(
        texts["Exists_Subject", post.SiteName],
        texts["Exists_Heading"],
        [texts["Exists_Text"], texts["Letter_NotYou"]],
        (texts["Exists_Button"], post.Page("/account/sign-in")));
}
