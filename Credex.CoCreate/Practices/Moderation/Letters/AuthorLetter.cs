using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Practices.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To an address that was given with the name of an author, whether it has an account or not: that the case carries the name, and that they may write in it or take it away.</summary>
public sealed class AuthorLetter(AppDb db, PracticeLetters letters, AuthorLinks links, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-author";

    public string Name => KindName;

    public string Label => texts["Kind_Author"];

    public TimeSpan? Lasts => TimeSpan.FromDays(14);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        async practice => Guid.TryParse(due.Payload?.Trim('"'), out var author)
            && await db.PracticeAuthors.AnyAsync(one => one.Id == author && one.PracticeId == practice.Id && one.PersonId == null, cancel)
            ? new PracticeNote("Author", links.Path(author))
            : null,
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Author", links.Path(Guid.Empty)));
}
