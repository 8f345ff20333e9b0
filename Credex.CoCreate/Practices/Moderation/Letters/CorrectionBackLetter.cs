using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the authors: their correction is not published as it is, and why.</summary>
public sealed class CorrectionBackLetter(AppDb db, PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-correction-back";

    public string Name => KindName;

    public string Label => texts["Kind_CorrectionBack"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        async practice => practice.Correction == CorrectionState.SentBack
            ? new PracticeNote(
                "CorrectionBack",
                "/submission",
                await db.PracticeEvents.Where(one => one.PracticeId == practice.Id && one.What == "correction-back").OrderByDescending(one => one.At).Select(one => one.Note).FirstOrDefaultAsync(cancel))
            : null,
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("CorrectionBack", "/submission", texts["Sample_Point_1"]));
}
