using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>
/// To the moderator who has a published case, else to all who could take it: its authors have corrected it, and readers do not see that yet. It leaves when whoever began to
/// write has had the time of a sitting, once for each correction.
/// </summary>
public sealed class CorrectionLetter(AppDb db, PracticePost post, PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind, IReachesMany
{
    public const string KindName = "practice-correction";

    public string Name => KindName;

    public string Label => texts["Kind_Correction"];

    public TimeSpan? Lasts => null;

    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel)
    {
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == due.SubjectId, cancel);
        if (practice is null || !Waits(practice, due))
        {
            return [];
        }

        var by = await db.PracticeRevisions.Where(one => one.PracticeId == practice.Id && one.Number == practice.Newest).Select(one => one.By).SingleAsync(cancel);
        return await post.ModeratorsAsync(practice, by, cancel);
    }

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(Waits(practice, due) ? new PracticeNote("Correction", "/publication") : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Correction", "/publication"));

    /// <summary>Whether the correction that began with this number has been neither published nor sent back.</summary>
    private static bool Waits(Practice practice, FollowUp due) =>
        practice.Correction == CorrectionState.Waiting
        && int.TryParse(due.Payload, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && practice.PublishedNumber < first
        && (practice.ReviewedNumber ?? 0) < first;
}
