using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the editor: a review has been given.</summary>
public sealed class ReviewedLetter(PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-reviewed";

    public string Name => KindName;

    public string Label => texts["Kind_Reviewed"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(practice.State == PracticeState.InReview ? new PracticeNote("Reviewed", "/publication") : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Reviewed", "/publication"));
}
