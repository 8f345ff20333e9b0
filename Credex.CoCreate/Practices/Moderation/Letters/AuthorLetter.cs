using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To somebody who was made an author of a case: that it carries their name, and that they may write in it or leave it.</summary>
public sealed class AuthorLetter(AppDb db, PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-author";

    public string Name => KindName;

    public string Label => texts["Kind_Author"];

    public TimeSpan? Lasts => TimeSpan.FromDays(14);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        async practice => await db.PracticeAuthors.AnyAsync(one => one.PracticeId == practice.Id && one.PersonId == due.PersonId, cancel) ? new PracticeNote("Author", "/edit/about") : null,
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Author", "/edit/about"));
}
