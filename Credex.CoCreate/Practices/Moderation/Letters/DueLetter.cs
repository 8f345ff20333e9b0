using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>A year after a case was published or last looked at, to its authors and its editor: does it still hold? And again every year in which nobody says.</summary>
public sealed class DueLetter(AppDb db, Schedule schedule, PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind, IReachesMany
{
    public const string KindName = "practice-due";

    public string Name => KindName;

    public string Label => texts["Kind_Due"];

    public TimeSpan? Lasts => TimeSpan.FromDays(60);

    public static string Key(Practice practice) => $"{KindName}/{practice.Id:N}";

    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel)
    {
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == due.SubjectId, cancel);
        if (practice is not { State: PracticeState.Published })
        {
            return [];
        }

        var next = due.DueAt.AddYears(1);
        schedule.Add(KindName, next, PracticePost.About(practice), $"{Key(practice)}/{next:yyyyMMdd'T'HHmmss}");
        var people = await db.Users.AsNoTracking()
            .Where(person => person.Email != null && person.EmailConfirmed && person.DeactivatedAt == null && person.ErasedAt == null
                && (person.Id == practice.EditorId || db.PracticeAuthors.Any(author => author.PracticeId == practice.Id && author.PersonId == person.Id)))
            .OrderBy(person => person.Id).ToListAsync(cancel);
        return people.ConvertAll(person => new Recipient(person.Email!, person.DisplayName, person.LanguageOr(due.Language), person.Id));
    }

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        practice => Task.FromResult(practice.State == PracticeState.Published ? new PracticeNote("Due", "/submission") : null),
        cancel);

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Due", "/submission"));
}
