using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts.Letters;

/// <summary>The one-time link to sign in.</summary>
public sealed class SignInLetter(AccountPost post, IStringLocalizer<AccountTexts> texts) : ILetterKind
{
    public string Name => AccountLetters.SignIn;

    public string Label => texts["Kind_SignIn"];

    public TimeSpan? Lasts => AccountLinks.Lasts(LinkPurpose.SignIn);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, person => Note(person, due), cancel);

    public Letter Sample(string language) => post.Sample(language, person => Note(person, due: null));

    private AccountNote Note(Person person, FollowUp? due) => new(
        texts["SignIn_Subject", post.SiteName],
        texts["SignIn_Heading"],
        [texts["SignIn_Text"], texts["Letter_Once", post.Lasts(LinkPurpose.SignIn)], texts["Letter_NotYou"]],
        (texts["SignIn_Button"], post.Link(LinkPurpose.SignIn, person, due)));
}
