using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the authors: the case has been declined or withdrawn, and why.</summary>
public sealed class ArchivedLetter(PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-archived";

    public string Name => KindName;

    public string Label => texts["Kind_Archived"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(practice.State == PracticeState.Archived ? new PracticeNote("Archived", "/submission", practice.WithdrawnReason?.Here().Text) : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Archived", "/submission", texts["Sample_Reason"]));
}
