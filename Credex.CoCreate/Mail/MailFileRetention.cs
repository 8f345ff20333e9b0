using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Mail;

/// <summary>Letters in files, where no mail server is set; and at once what the last letters to erased people leave behind, here and in the list of follow-ups.</summary>
public sealed class MailFileRetention(AppDb db, MailFiles files, IOptions<RetentionOptions> options, IStringLocalizer<PrivacyTexts> texts) : IRetentionRule
{
    public string Name => "mailFiles";

    public string Label => texts["Rule_mailFiles"];

    public async Task<int> ApplyAsync(DateTime now, CancellationToken cancel)
    {
        var last = await db.FollowUps.Where(row => row.Kind == ErasureDoneLetter.KindName && row.DoneAt != null).Select(row => row.Id).ToListAsync(cancel);
        var old = (await files.FindAsync([], last, cancel)).Select(one => one.File).ToList();
        if (RetentionDays.Before(now, options.Value.MailFiles) is { } before)
        {
            old.AddRange(files.All.Where(file => file.LastWriteTimeUtc < before && old.TrueForAll(one => one.Name != file.Name)));
        }

        old.ForEach(file => file.Delete());
        var rows = await db.WriteAsync(() => db.FollowUps.Where(row => last.Contains(row.Id)).ExecuteDeleteAsync(cancel), cancel);
        return Math.Max(rows, old.Count);
    }
}
