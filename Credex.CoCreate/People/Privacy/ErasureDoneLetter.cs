using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People.Accounts.Letters;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Privacy;

/// <summary>The last letter: nothing is held any more but this letter itself, whose traces go with the next nightly clearing.</summary>
public sealed class ErasureDoneLetter(AccountPost post, IStringLocalizer<PrivacyTexts> texts) : ILetterKind
{
    public const string KindName = "erasure-done";

    public string Name => KindName;

    public string Label => texts["Kind_ErasureDone"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => Task.FromResult(due.Address is { } address ? Draw(due.Id, address, due.Language, due.SubjectKind == nameof(Person)) : null);

    public Letter Sample(string language) => Draw(Guid.CreateVersion7(), "maja.lindqvist@example.org", language, hadAccount: true);

    private Letter Draw(Guid id, string address, string language, bool hadAccount) => AccountPost.Draw(
        id,
        address,
        name: null,
        language,
        new AccountNote(texts["ErasureDone_Subject", post.SiteName], texts["ErasureDone_Heading"], [texts[hadAccount ? "ErasureDone_Text" : "ErasureDone_Text_NoAccount"], texts["ErasureDone_Stays"]]) { Why = texts["ErasureDone_Why"] });
}
