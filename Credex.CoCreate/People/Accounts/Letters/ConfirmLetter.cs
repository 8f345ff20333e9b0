using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>The link with which somebody who wants an account shows that the address is theirs.</summary>
public sealed class ConfirmLetter(AccountPost post, IStringLocalizer<AccountTexts> texts) : ILetterKind
{
    public string Name => AccountLetters.Confirm;

    public string Label => texts["Kind_Confirm"];

    public TimeSpan? Lasts => AccountLinks.Lasts(LinkPurpose.Confirm);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, person => person.EmailConfirmed ? null : Note(person, due), cancel);

    public Letter Sample(string language) => post.Sample(language, person => Note(person, due: null));

    private AccountNote Note(Person person, FollowUp? due) => new(
        texts["Confirm_Subject", post.SiteName],
        texts["Confirm_Heading"],
        [texts["Confirm_Text"], texts["Letter_Link", post.Lasts(LinkPurpose.Confirm)], texts["Letter_NotYou"]],
        (texts["Confirm_Button"], post.Link(LinkPurpose.Confirm, person, due)));
}
