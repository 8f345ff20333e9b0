using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>The link to choose a new password.</summary>
public sealed class ResetLetter(AccountPost post, IStringLocalizer<AccountTexts> texts) : ILetterKind
{
    public string Name => AccountLetters.Reset;

    public string Label => texts["Kind_Reset"];

    public TimeSpan? Lasts => AccountLinks.Lasts(LinkPurpose.Reset);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, person => Note(person, due), cancel);

    public Letter Sample(string language) => post.Sample(language, person => Note(person, due: null));

    private AccountNote Note(Person person, FollowUp? due) => new(
        texts["Reset_Subject", post.SiteName],
        texts["Reset_Heading"],
        [texts["Reset_Text"], texts["Letter_Once", post.Lasts(LinkPurpose.Reset)], texts["Letter_NotYou"]],
        (texts["Reset_Button"], post.Link(LinkPurpose.Reset, person, due)));
}
