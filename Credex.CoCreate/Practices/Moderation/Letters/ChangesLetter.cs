using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the authors: what should change before the case can be published.</summary>
public sealed class ChangesLetter(AppDb db, PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-changes";

    public string Name => KindName;

    public string Label => texts["Kind_Changes"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        async practice => practice.State == PracticeState.ChangesRequested
            ? new PracticeNote(
                "Changes",
                "/submission",
                Points: await db.PracticeRequests.Where(one => one.PracticeId == practice.Id && one.Submission == practice.Submission).OrderBy(one => one.Order).Select(one => one.Text).ToListAsync(cancel))
            : null,
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Changes", "/submission", Points: [texts["Sample_Point_1"], texts["Sample_Point_2"]]));
}
