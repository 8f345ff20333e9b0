using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To the authors: readers see what they corrected, with the note that says so.</summary>
public sealed class CorrectedLetter(PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-corrected";

    public string Name => KindName;

    public string Label => texts["Kind_Corrected"];

    public TimeSpan? Lasts => null;

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(practice is { State: PracticeState.Published, CorrectionNote: { } note } ? new PracticeNote("Corrected", string.Empty, note.Here().Text) : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Corrected", string.Empty, texts["Sample_Correction"]));
}
