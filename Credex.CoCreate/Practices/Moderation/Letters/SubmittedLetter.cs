using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the moderators: a case has been handed in.</summary>
public sealed class SubmittedLetter(PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-submitted";

    public string Name => KindName;

    public string Label => texts["Kind_Submitted"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(practice.State is PracticeState.Submitted or PracticeState.InReview ? new PracticeNote("Submitted", "/publication") : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Submitted", "/publication"));
}
