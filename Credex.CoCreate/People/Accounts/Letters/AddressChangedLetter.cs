using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>To the old address: it is no longer the one of the account.</summary>
public sealed class AddressChangedLetter(AccountPost post, IStringLocalizer<AccountTexts> texts) : ILetterKind
{
    public string Name => AccountLetters.AddressChanged;

    public string Label => texts["Kind_AddressChanged"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, _ => Note(), cancel);

    public Letter Sample(string language) => post.Sample(language, _ => Note());

    private AccountNote Note() => new(
        texts["AddressChanged_Subject", post.SiteName],
        texts["AddressChanged_Heading"],
        [texts["AddressChanged_Text"], texts["AddressChanged_NotYou"]]);
}
