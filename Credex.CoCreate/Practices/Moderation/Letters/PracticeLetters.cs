using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>What a letter about a case says.</summary>
/// <param name="Path">Below the address of the case, such as <c>/review</c>.</param>
/// <param name="Quote">Words of somebody that belong to it.</param>
/// <param name="Points">A list of what should change.</param>
public sealed record PracticeNote(string Kind, string Path, string? Quote = null, IReadOnlyList<string>? Points = null);

/// <summary>Writes the letters about cases. Their words are <c>Letter_</c> with the kind and what: <c>_Subject</c>, <c>_Heading</c>, <c>_Text</c>, <c>_Button</c>.</summary>
public sealed class PracticeLetters(AppDb db, LetterLinks site, IStringLocalizer<ModerationTexts> texts)
{
    /// <param name="note">Null where the letter makes no sense any more.</param>
    public async Task<Letter?> WriteAsync(FollowUp due, Func<Practice, Task<PracticeNote?>> note, CancellationToken cancel)
    {
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == due.SubjectId, cancel);
        if (practice is null || due.Address is null || await note(practice) is not { } said)
        {
            return null;
        }

        var title = await db.PracticeRevisions.Where(one => one.PracticeId == practice.Id && one.Number == practice.Newest).Select(one => one.Fields).SingleAsync(cancel);
        return Draw(due.Id, due.Address, due.AddressName, due.Language, practice.Slug, title.Title, said);
    }

    /// <summary>A letter about a made-up case.</summary>
    public Letter Sample(string language, PracticeNote note) => Draw(
        Guid.CreateVersion7(),
        "maja.lindqvist@example.org",
        "Maja Lindqvist",
        language,
        "badges-for-stage-lighting",
        LocalizedText.Of("en", ("en", "Badges for stage lighting, issued by the theatres themselves"), ("fr", "Des badges d’éclairage scénique délivrés par les théâtres eux-mêmes")),
        note);

    private Letter Draw(Guid id, string address, string? name, string language, string slug, LocalizedText title, PracticeNote note) => new(
        id,
        address,
        name,
        language,
        texts[$"Letter_{note.Kind}_Subject", title.Here().Text],
        LetterBody.Of<PracticeLetter>(
            (nameof(PracticeLetter.Kind), note.Kind),
            (nameof(PracticeLetter.Title), title.Here().Text),
            (nameof(PracticeLetter.Name), name),
            (nameof(PracticeLetter.Address), site.To($"/practices/{slug}{note.Path}")),
            (nameof(PracticeLetter.Quote), note.Quote),
            (nameof(PracticeLetter.Points), note.Points)))
    {
        Topic = MailTopics.Library,
    };
}
