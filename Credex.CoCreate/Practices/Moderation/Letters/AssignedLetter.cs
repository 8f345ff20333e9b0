using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To a reviewer: a case waits for their judgement.</summary>
public sealed class AssignedLetter(AppDb db, PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-assigned";

    public string Name => KindName;

    public string Label => texts["Kind_Assigned"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        async practice => practice.State == PracticeState.InReview
            && await db.PracticeReviews.AnyAsync(one => one.PracticeId == practice.Id && one.Submission == practice.Submission && one.ReviewerId == due.PersonId && one.SubmittedAt == null && one.HasConflict != true, cancel)
            ? new PracticeNote("Assigned", "/review")
            : null,
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Assigned", "/review"));
}
