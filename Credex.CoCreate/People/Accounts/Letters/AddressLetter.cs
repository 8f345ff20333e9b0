using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>To a new address: the link with which its owner shows that it is theirs.</summary>
public sealed class AddressLetter(AccountPost post, IStringLocalizer<AccountTexts> texts) : ILetterKind
{
    public string Name => AccountLetters.Address;

    public string Label => texts["Kind_Address"];

    public TimeSpan? Lasts => AccountLinks.Lasts(LinkPurpose.Address);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, person => Note(person, due), cancel);

    public Letter Sample(string language) => post.Sample(language, person => Note(person, due: null));

    private AccountNote Note(Person person, FollowUp? due) => new(
        texts["Address_Subject", post.SiteName],
        texts["Address_Heading"],
        [texts["Address_Text"], texts["Letter_Once", post.Lasts(LinkPurpose.Address)], texts["Letter_NotYou"]],
        (texts["Address_Button"], post.Link(LinkPurpose.Address, person, due, due?.Address)));
}
