using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the authors: readers can see the case.</summary>
public sealed class PublishedLetter(PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-published";

    public string Name => KindName;

    public string Label => texts["Kind_Published"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(practice.State == PracticeState.Published ? new PracticeNote("Published", "") : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Published", string.Empty));
}
