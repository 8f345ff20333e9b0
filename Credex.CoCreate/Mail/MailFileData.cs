using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Mail;

/// <summary>Letters that were written to files, where no mail server is set.</summary>
public sealed class MailFileData(AppDb db, MailFiles files, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    /// <summary>Before the rows go by which the files are known.</summary>
    public int Order => 85;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel) => new(
        "mailFiles",
        texts["Section_MailFiles"],
        [.. (await FindAsync(who, cancel)).Select(one => (IReadOnlyList<PersonalFact>)[new("file", texts["Fact_File"], one.File.Name), new("subject", texts["Fact_MailSubject"], one.Subject)])]);

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel) =>
        erasure.Afterwards.AddRange((await FindAsync(who, cancel)).Select(one => (Action)one.File.Delete));

    private async Task<IReadOnlyList<(FileInfo File, string Subject)>> FindAsync(DataSubject who, CancellationToken cancel) => await files.FindAsync(who.Addresses, await FollowUpData.Of(db, who).Select(one => one.Id).ToListAsync(cancel), cancel);
}
