using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>Staff made an account for somebody; the link confirms the address and chooses the password.</summary>
public sealed class InvitationLetter(AccountPost post, IStringLocalizer<AccountTexts> texts) : ILetterKind
{
    public string Name => AccountLetters.Invitation;

    public string Label => texts["Kind_Invitation"];

    public TimeSpan? Lasts => AccountLinks.Lasts(LinkPurpose.Confirm);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, person => person.EmailConfirmed ? null : Note(person, due), cancel);

    public Letter Sample(string language) => post.Sample(language, person => Note(person, due: null));

    private AccountNote Note(Person person, FollowUp? due) => new(
        texts["Invitation_Subject", post.SiteName],
        texts["Invitation_Heading"],
        [texts["Invitation_Text", post.SiteName], texts["Letter_Link", post.Lasts(LinkPurpose.Confirm)]],
        (texts["Invitation_Button"], post.Link(LinkPurpose.Confirm, person, due)));
}
