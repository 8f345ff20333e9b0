using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the editor: a reviewer cannot judge the case, and another is needed.</summary>
public sealed class ConflictLetter(PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-conflict";

    public string Name => KindName;

    public string Label => texts["Kind_Conflict"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(practice.State == PracticeState.InReview ? new PracticeNote("Conflict", "/publication") : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Conflict", "/publication"));
}
