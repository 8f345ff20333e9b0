using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.People.Accounts.Letters;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Privacy;

/// <summary>The link with which somebody confirms that they want to be erased.</summary>
public sealed class ErasureConfirmLetter(AccountPost post, IStringLocalizer<PrivacyTexts> texts) : ILetterKind
{
    public const string KindName = "erasure-confirm";

    public string Name => KindName;

    public string Label => texts["Kind_ErasureConfirm"];

    public TimeSpan? Lasts => AccountLinks.Lasts(LinkPurpose.Erase);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => post.WriteAsync(due, person => Note(person, due), cancel);

    public Letter Sample(string language) => post.Sample(language, person => Note(person, due: null));

    private AccountNote Note(Person person, FollowUp? due)
    {
        var keepsWords = due?.PayloadAs<ErasureChoice>().KeepsWords ?? false;
        return new AccountNote(
            texts["ErasureConfirm_Subject", post.SiteName],
            texts["ErasureConfirm_Heading"],
            [texts["ErasureConfirm_Text"], texts[keepsWords ? "Erase_Keeps" : "Erase_Removes"], texts["ErasureConfirm_Once", post.Lasts(LinkPurpose.Erase)]],
            (texts["ErasureConfirm_Button"], post.Link(LinkPurpose.Erase, person, due, keepsWords ? bool.TrueString : bool.FalseString)));
    }
}
